"""What a choice comes to: services opened, buildings, money and minutes, budgets used."""

from collections import defaultdict
from dataclasses import dataclass

from majup.engines.network.problem.records import Aim, Budget, Delivery, Problem
from majup.engines.network.solution.ledger import Ledger
from majup.engines.network.solution.reading import Choice
from majup.engines.network.solution.records import BudgetUse, Building, Opened, Served, ServesFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """A choice with everything that follows from it by counting. `home_eur` is EUR a year by place."""

    opened: tuple[Opened, ...]
    buildings: tuple[Building, ...]
    budgets: tuple[BudgetUse, ...]
    home_eur: dict[str, float]
    needs_met: float
    weighted_needs_met: float
    unmet_eur: float
    person_minutes: float

    @property
    def capital_eur(self) -> float:
        """Capital paid once."""
        return sum(o.capital_eur for o in self.opened) + sum(b.capital_eur for b in self.buildings)

    @property
    def annual_capital_eur(self) -> float:
        """Capital spread over the years of use."""
        modules = sum(o.annual_capital_eur for o in self.opened)
        return modules + sum(b.annual_capital_eur for b in self.buildings)

    @property
    def running_eur(self) -> float:
        """EUR a year for services, buildings and help at home."""
        sites = sum(o.running_eur for o in self.opened) + sum(b.running_eur for b in self.buildings)
        return sites + sum(self.home_eur.values())

    @property
    def transport_eur(self) -> float:
        """EUR a year for the ways."""
        return sum(o.transport_eur for o in self.opened)

    @property
    def cost_year_eur(self) -> float:
        """The second aim."""
        return self.annual_capital_eur + self.running_eur + self.transport_eur

    def value_of(self, aim: Aim) -> float:
        """Return the value of an aim."""
        match aim:
            case Aim.NEEDS_MET:
                return self.weighted_needs_met
            case Aim.PUBLIC_COST:
                return self.cost_year_eur
            case Aim.PERSON_MINUTES:
                return self.person_minutes
            case Aim.COST_AND_UNMET:
                return self.cost_year_eur + self.unmet_eur


def accounts_of(problem: Problem, ledger: Ledger, choice: Choice) -> Accounts:
    """Count a choice up."""
    opened = _opened(problem, ledger, choice)
    buildings = _buildings(ledger, opened)
    home: dict[str, float] = defaultdict(float)
    for row in choice.served:
        service = ledger.services[row.service]
        if service.delivery is Delivery.AT_HOME:
            home[row.place] += service.home_eur_per_person * row.persons
    weighted = weighted_persons(ledger, choice.served)
    all_needs = sum(row.priority * row.persons for row in problem.demands)
    return Accounts(
        opened=opened,
        buildings=buildings,
        budgets=tuple(_use(ledger, b, opened, buildings, dict(home)) for b in problem.budgets),
        home_eur=dict(home),
        needs_met=sum(row.persons for row in choice.served),
        weighted_needs_met=weighted,
        unmet_eur=(problem.unmet_eur or 0.0) * (all_needs - weighted),
        person_minutes=sum(row.persons * row.minutes for row in choice.served),
    )


def weighted_persons(ledger: Ledger, served: tuple[Served, ...]) -> float:
    """Persons served, weighted by priority; within a need and group the higher priority comes first."""
    met: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in served:
        met[row.place, row.service, row.group] += row.persons
    total = 0.0
    for (place, service, group), persons in met.items():
        rows = [row for row in ledger.demands[place, service] if row.group == group]
        for demand in sorted(rows, key=lambda row: -row.priority):
            total += demand.priority * min(persons, demand.persons)
            persons -= min(persons, demand.persons)
    return total


def running_eur_of(
    ledger: Ledger, *, site: str, service: str, modules: tuple[str, ...], persons: float
) -> float:
    """EUR a year: fixed costs, and persons in the cheapest places first."""
    existing = ledger.existing.get((site, service))
    seats = [(ledger.modules[m].running_eur_per_person, ledger.modules[m].places) for m in modules]
    fixed = sum(ledger.modules[m].running_fixed_eur for m in modules)
    if existing:
        seats.append((existing.running_eur_per_person, existing.places))
        fixed += existing.running_fixed_eur
    for eur, places in sorted(seats):
        fixed += eur * min(persons, places)
        persons -= min(persons, places)
    return fixed


def _opened(problem: Problem, ledger: Ledger, choice: Choice) -> tuple[Opened, ...]:
    modules = {(site, service): found for site, service, found in choice.modules}
    coming: dict[tuple[str, str], list[Served]] = defaultdict(list)
    for row in choice.served:
        coming[row.site, row.service].append(row)
    running = {key for key, row in ledger.existing.items() if row.places > 0} | set(modules)
    order = [
        (site.id, service.id)
        for site in problem.sites
        for service in problem.services
        if (site.id, service.id) in running
    ]
    return tuple(_one_opened(ledger, key, modules.get(key, ()), coming[key]) for key in order)


def _one_opened(
    ledger: Ledger, key: tuple[str, str], modules: tuple[str, ...], coming: list[Served]
) -> Opened:
    site, service = key
    rows = [ledger.modules[m] for m in modules]
    existing = ledger.existing[key].places if key in ledger.existing else 0.0
    places = existing + sum(row.places for row in rows)
    persons = sum(row.persons for row in coming)
    last = min(places, sum(row.persons * ledger.need_factor[row.place, service] for row in coming))
    rate = ledger.services[service].transport_eur_per_person_minute
    return Opened(
        site=site,
        service=service,
        modules=modules,
        places_new=sum(row.places for row in rows),
        places_existing=existing,
        persons=persons,
        persons_last=last,
        utilisation=persons / places,
        utilisation_last=last / places,
        capital_eur=sum(row.capital_eur for row in rows),
        annual_capital_eur=sum(row.capital_eur_a_year for row in rows),
        running_eur=running_eur_of(ledger, site=site, service=service, modules=modules, persons=persons),
        transport_eur=sum(row.persons * row.minutes for row in coming) * rate,
        serves=_serves(coming),
    )


def _serves(coming: list[Served]) -> tuple[ServesFrom, ...]:
    persons: dict[tuple[float, str], float] = defaultdict(float)
    for row in coming:
        persons[row.minutes, row.place] += row.persons
    return tuple(
        ServesFrom(place=place, persons=count, minutes=minutes)
        for (minutes, place), count in sorted(persons.items())
    )


def _buildings(ledger: Ledger, opened: tuple[Opened, ...]) -> tuple[Building, ...]:
    services: dict[str, list[str]] = defaultdict(list)
    for row in opened:
        if row.modules:
            services[row.site].append(row.service)
    return tuple(
        Building(
            site=site,
            capital_eur=ledger.sites[site].building_eur,
            annual_capital_eur=ledger.sites[site].building_eur_a_year,
            running_eur=ledger.sites[site].building_running_eur,
            services=tuple(found),
        )
        for site, found in services.items()
    )


def _use(
    ledger: Ledger,
    budget: Budget,
    opened: tuple[Opened, ...],
    buildings: tuple[Building, ...],
    home_eur: dict[str, float],
) -> BudgetUse:
    rows: list[Opened | Building] = [*opened, *buildings]
    inside = [row for row in rows if budget.covers(ledger.sites[row.site])]
    home = sum(eur for place, eur in home_eur.items() if budget.covers(ledger.places[place]))
    return BudgetUse(
        level=budget.level,
        area=budget.area,
        capital_eur=budget.capital_eur,
        capital_spent_eur=sum(row.capital_eur for row in inside),
        running_eur=budget.running_eur,
        running_spent_eur=sum(row.running_eur for row in inside) + home,
    )
