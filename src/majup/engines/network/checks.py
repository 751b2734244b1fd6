"""The checker: counts a plan again from the problem alone, without the solver and without the accounts."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from majup.engines.network.problem.records import Aim, Budget, Delivery, Level, Place, Problem, Site
from majup.engines.network.solution.records import Plan

RELATIVE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something a plan says or does that does not hold: the rule, what it is about, and both numbers."""

    rule: str
    subject: str
    found: float
    allowed: float


class PlanDoesNotAddUp(Exception):
    """A plan breaks its problem's rules or its own sums: our mistake, never the user's."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        shown = "; ".join(f"{d.rule} {d.subject}: {d.found} against {d.allowed}" for d in differences[:10])
        super().__init__(f"{len(differences)} differences: {shown}")
        self.differences = differences


def verify(problem: Problem, plan: Plan) -> None:
    """Raise PlanDoesNotAddUp with every difference between the plan and a fresh count. Cost: linear."""
    differences = tuple(differences_of(problem, plan))
    if differences:
        raise PlanDoesNotAddUp(differences)


def differences_of(problem: Problem, plan: Plan) -> Iterator[Difference]:
    """Yield every difference, rule by rule."""
    count = _Count(problem, plan)
    rules: tuple[Callable[[_Count], Iterator[Difference]], ...] = (
        _persons_add_up,
        _persons_are_whole,
        _ways_are_in_reach,
        _places_hold,
        _modules_may_open,
        _new_places_are_used,
        _budgets_hold,
        _floors_hold,
        _separations_hold,
        _sums_are_right,
    )
    for rule in rules:
        yield from rule(count)


class _Count:
    """The plan's facts counted once: persons by need and by pair, modules and places by pair."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.services = {row.id: row for row in problem.services}
        self.sites = {row.id: row for row in problem.sites}
        self.places = {row.id: row for row in problem.places}
        self.modules = {row.id: row for row in problem.modules}
        self.existing = {(row.site, row.service): row for row in problem.existing}
        self.opened = {(row.site, row.service): row.modules for row in plan.opened}
        self.demand: dict[tuple[str, str, str], float] = defaultdict(float)
        self.later: dict[tuple[str, str], float] = defaultdict(float)
        self.need: dict[tuple[str, str], float] = defaultdict(float)
        for row in problem.demands:
            factor = self.services[row.service].last_factor if row.last_factor is None else row.last_factor
            self.demand[row.place, row.service, row.group] += row.persons
            self.need[row.place, row.service] += row.persons
            self.later[row.place, row.service] += row.persons * factor
        self.served: dict[tuple[str, str, str], float] = defaultdict(float)
        self.coming: dict[tuple[str, str], float] = defaultdict(float)
        self.coming_last: dict[tuple[str, str], float] = defaultdict(float)
        for seat in plan.served:
            key = (seat.place, seat.service)
            self.served[seat.place, seat.service, seat.group] += seat.persons
            self.coming[seat.site, seat.service] += seat.persons
            if self.need[key]:
                self.coming_last[seat.site, seat.service] += seat.persons * self.later[key] / self.need[key]

    def places_at(self, pair: tuple[str, str]) -> float:
        existing = self.existing[pair].places if pair in self.existing else 0.0
        return existing + sum(self.modules[m].places for m in self.opened.get(pair, ()))

    def buildings(self) -> list[Site]:
        return [
            self.sites[j]
            for j in dict.fromkeys(site for (site, _), modules in self.opened.items() if modules)
        ]


def _above(rule: str, subject: object, found: float, allowed: float) -> Iterator[Difference]:
    if found > allowed + RELATIVE * max(1.0, abs(allowed)):
        yield Difference(rule=rule, subject=str(subject), found=found, allowed=allowed)


def _below(rule: str, subject: object, found: float, allowed: float) -> Iterator[Difference]:
    if found < allowed - RELATIVE * max(1.0, abs(allowed)):
        yield Difference(rule=rule, subject=str(subject), found=found, allowed=allowed)


def _unequal(rule: str, subject: object, found: float, allowed: float) -> Iterator[Difference]:
    yield from _above(rule, subject, found, allowed)
    yield from _below(rule, subject, found, allowed)


def _persons_add_up(count: _Count) -> Iterator[Difference]:
    """Served and unmet persons of every demand are exactly its persons."""
    unmet: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in count.plan.unmet:
        unmet[row.place, row.service, row.group] += row.persons
    for key in {**count.demand, **count.served, **unmet}:
        yield from _unequal("persons_add_up", key, count.served[key] + unmet[key], count.demand[key])


def _persons_are_whole(count: _Count) -> Iterator[Difference]:
    """Whole demands are served in whole persons."""
    for row in count.plan.served:
        if count.problem.is_in_whole_persons and not float(row.persons).is_integer():
            yield from _unequal(
                "persons_are_whole", (row.place, row.service), row.persons, round(row.persons)
            )
        if row.persons <= 0:
            yield Difference(rule="persons_are_some", subject=row.place, found=row.persons, allowed=0.0)


def _ways_are_in_reach(count: _Count) -> Iterator[Difference]:
    """Every way used is a given one, short enough; only services at home have none."""
    given: dict[tuple[str, str, str | None], float] = {
        (way.place, way.site, way.service): way.minutes for way in count.problem.ways
    }
    for row in count.plan.served:
        service = count.services[row.service]
        if service.delivery is Delivery.AT_HOME:
            if row.site:
                yield Difference(rule="home_has_no_site", subject=row.site, found=1.0, allowed=0.0)
            continue
        way = given.get((row.place, row.site, row.service), given.get((row.place, row.site, None)))
        if way is None:
            yield Difference(rule="way_is_given", subject=f"{row.place}-{row.site}", found=1.0, allowed=0.0)
            continue
        yield from _unequal("way_has_its_minutes", (row.place, row.site), row.minutes, way)
        if service.reach_minutes is not None:
            yield from _above(
                "way_is_in_reach", (row.place, row.site, row.service), way, service.reach_minutes
            )


def _places_hold(count: _Count) -> Iterator[Difference]:
    """Persons at a site are at most its places; places keep to the norm."""
    for pair, persons in count.coming.items():
        if pair[0]:
            yield from _above("places_hold", pair, persons, count.places_at(pair))
    for pair, modules in count.opened.items():
        norm = count.services[pair[1]].upper_norm
        if norm is not None and modules:
            yield from _above("norm_holds", pair, count.places_at(pair), norm)


def _modules_may_open(count: _Count) -> Iterator[Difference]:
    """New modules are of the service, at a candidate site, not too many; existing places stay."""
    for (site, service), modules in count.opened.items():
        wrong = [m for m in modules if count.modules[m].service != service]
        if wrong or (modules and not count.sites[site].may_open(service)):
            yield Difference(rule="module_may_open", subject=f"{site} {service}", found=1.0, allowed=0.0)
        most = count.services[service].most_modules_per_site
        yield from _above("modules_are_not_too_many", (site, service), len(modules), most)
    for pair, row in count.existing.items():
        if row.places > 0 and pair not in count.opened:
            yield Difference(rule="existing_stays", subject=str(pair), found=0.0, allowed=row.places)


def _new_places_are_used(count: _Count) -> Iterator[Difference]:
    """A site with new places fills the least share of all its places, today and in the last period."""
    for pair, modules in count.opened.items():
        if modules:
            service, places = count.services[pair[1]], count.places_at(pair)
            least, later = service.least_utilisation * places, service.least_utilisation_last * places
            yield from _below("used_today", pair, count.coming[pair], least)
            yield from _below("used_in_the_last_period", pair, count.coming_last[pair], later)


def _budgets_hold(count: _Count) -> Iterator[Difference]:
    """Capital and running costs in an area are at most its budget."""
    for budget in count.problem.budgets:
        if budget.capital_eur is not None:
            yield from _above("capital_budget", budget.area, _capital(count, budget), budget.capital_eur)
        if budget.running_eur is not None:
            yield from _above("running_budget", budget.area, _running(count, budget), budget.running_eur)


def _floors_hold(count: _Count) -> Iterator[Difference]:
    """A municipality's floor is reached."""
    for floor in count.problem.floors:
        keys = [
            key
            for key in count.demand
            if count.places[key[0]].municipality == floor.municipality and floor.service in (None, key[1])
        ]
        least = floor.share * sum(count.demand[key] for key in keys)
        yield from _below("floor", floor.municipality, sum(count.served[key] for key in keys), least)


def _separations_hold(count: _Count) -> Iterator[Difference]:
    """Sites too close never both run a service, unless both ran it already."""
    for row in count.problem.separations:
        for service in count.services:
            pairs = [(row.site, service), (row.other, service)]
            both = all(pair in count.opened for pair in pairs)
            excused = all(pair in count.existing and count.existing[pair].places > 0 for pair in pairs)
            if row.service in (None, service) and both and not excused:
                yield Difference(rule="separation", subject=str(pairs), found=2.0, allowed=1.0)


def _sums_are_right(count: _Count) -> Iterator[Difference]:
    """The plan's totals and the values of its aims are what a fresh count gives."""
    plan, whole = count.plan, Budget(level=Level.WHOLE)
    transport = sum(
        row.persons * row.minutes * count.services[row.service].transport_eur_per_person_minute
        for row in plan.served
    )
    yearly = _yearly_capital(count)
    values = {
        Aim.NEEDS_MET: _weighted(count),
        Aim.PUBLIC_COST: yearly + _running(count, whole) + transport,
        Aim.PERSON_MINUTES: sum(row.persons * row.minutes for row in plan.served),
    }
    left_out = sum(row.persons * row.priority for row in count.problem.demands) - values[Aim.NEEDS_MET]
    values[Aim.COST_AND_UNMET] = values[Aim.PUBLIC_COST] + (count.problem.unmet_eur or 0.0) * left_out
    for aim in plan.aims:
        yield from _unequal("aim_value", aim.aim, aim.value, values[aim.aim])
    yield from _unequal("needs_total", "plan", plan.needs_total, sum(count.demand.values()))
    yield from _unequal("needs_met", "plan", plan.needs_met, sum(count.served.values()))
    yield from _unequal("capital", "plan", plan.capital_eur, _capital(count, whole))
    yield from _unequal("annual_capital", "plan", plan.annual_capital_eur, yearly)
    yield from _unequal("running", "plan", plan.running_eur, _running(count, whole))
    yield from _unequal("cost_year", "plan", plan.cost_year_eur, values[Aim.PUBLIC_COST])
    yield from _unequal(
        "bills", "plan", sum(m.bill_year_eur for m in plan.municipalities), plan.cost_year_eur
    )


def _is_inside(spot: Site | Place, budget: Budget) -> bool:
    areas = {Level.WHOLE: "", Level.REGION: spot.region, Level.MUNICIPALITY: spot.municipality}
    return areas[budget.level] == budget.area


def _capital(count: _Count, budget: Budget) -> float:
    modules = sum(
        count.modules[m].capital_eur
        for (site, _), found in count.opened.items()
        for m in found
        if _is_inside(count.sites[site], budget)
    )
    return modules + sum(site.building_eur for site in count.buildings() if _is_inside(site, budget))


def _yearly_capital(count: _Count) -> float:
    modules = sum(count.modules[m].capital_eur_a_year for found in count.opened.values() for m in found)
    return modules + sum(site.building_eur_a_year for site in count.buildings())


def _running(count: _Count, budget: Budget) -> float:
    total = sum(site.building_running_eur for site in count.buildings() if _is_inside(site, budget))
    for pair, modules in count.opened.items():
        if _is_inside(count.sites[pair[0]], budget):
            total += _running_at(count, pair, modules)
    for row in count.plan.served:
        service = count.services[row.service]
        if service.delivery is Delivery.AT_HOME and _is_inside(count.places[row.place], budget):
            total += row.persons * service.home_eur_per_person
    return total


def _running_at(count: _Count, pair: tuple[str, str], modules: tuple[str, ...]) -> float:
    rows = [count.modules[m] for m in modules] + ([count.existing[pair]] if pair in count.existing else [])
    persons, total = count.coming[pair], 0.0
    for row in sorted(rows, key=lambda row: row.running_eur_per_person):
        here = min(persons, row.places)
        total += row.running_fixed_eur + here * row.running_eur_per_person
        persons -= here
    return total


def _weighted(count: _Count) -> float:
    left, total = dict(count.served), 0.0
    for row in sorted(count.problem.demands, key=lambda row: -row.priority):
        key = (row.place, row.service, row.group)
        here = min(left.get(key, 0.0), row.persons)
        total += here * row.priority
        left[key] = left.get(key, 0.0) - here
    return total
