"""Place, serve, repeat: how a planner goes about it by hand. The search begins there and is compared with it.

What runs already is filled first. Then, again and again, that step is taken which serves most for its money
(or most at all) among those that the budgets, norms, distances and least uses allow, and whoever is nearest
comes. Nothing is ever taken back. Floors of municipalities are not minded, which can only help the count.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from majup.engines.network.problem import Budget, Delivery, Module, Place, Problem, Site

LEAST = 1e-9
Pair = tuple[str, str]
Comers = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Greedy:
    """What the steps came to: persons served (each once a service), by weight, and capital spent."""

    needs_met: float
    weighted: float
    capital_eur: float
    opened: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A module at a site: who would come (demand by position, persons), their weight, the capital."""

    pair: Pair
    module: Module
    comers: Comers
    weight: float
    capital_eur: float


Rule = Callable[[Step], float]


def most_for_the_money(step: Step) -> float:
    """Weighted persons a EUR."""
    return step.weight / max(step.capital_eur, 1.0)


def most_served(step: Step) -> float:
    """Weighted persons, whatever they cost."""
    return step.weight


def planned_by_hand(problem: Problem) -> Greedy:
    """The better of the two rules by weighted needs met. Cost: steps × pairs × demands in reach."""
    found = [_Hand(problem).planned(rule) for rule in (most_for_the_money, most_served)]
    return max(found, key=lambda greedy: greedy.weighted)


class _Hand:
    """The state of one plan made by hand."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.left = [demand.persons for demand in problem.demands]
        self.spots = {place.id: place for place in problem.places}
        self.sites = {site.id: site for site in problem.sites}
        self.services = {service.id: service for service in problem.services}
        self.capital = [0.0 for _ in problem.budgets]
        self.running = [0.0 for _ in problem.budgets]
        self.places: defaultdict[Pair, float] = defaultdict(float)
        self.comers: defaultdict[Pair, float] = defaultdict(float)
        self.comers_last: defaultdict[Pair, float] = defaultdict(float)
        self.opened: list[tuple[Pair, Module]] = []
        self.built: set[str] = set()
        self.near = _demands_in_reach(problem)
        self.apart = _too_close(problem)
        self.offers: dict[Pair, list[tuple[Module, Comers, float]]] = {}

    def planned(self, rule: Rule) -> Greedy:
        """Fill what there is, then step by step."""
        self._fill_what_runs()
        while step := max(self._steps(), key=rule, default=None):
            self._take(step)
        served = [demand.persons - left for demand, left in zip(self.problem.demands, self.left, strict=True)]
        weights = [demand.priority for demand in self.problem.demands]
        return Greedy(
            needs_met=sum(served),
            weighted=sum(persons * weight for persons, weight in zip(served, weights, strict=True)),
            capital_eur=sum(module.capital_eur for _pair, module in self.opened)
            + sum(self.sites[site].building_eur for site in self.built),
            opened=tuple((site, module.id) for (site, _service), module in self.opened),
        )

    def _fill_what_runs(self) -> None:
        for row in self.problem.existing:
            self.places[row.site, row.service] += row.places
            self._pay_running(self.sites[row.site], row.running_fixed_eur)
        for row in self.problem.existing:
            self._send((row.site, row.service), most=row.places, eur_a_person=row.running_eur_per_person)
        for position, demand in enumerate(self.problem.demands):
            service = self.services[demand.service]
            if service.delivery is Delivery.AT_HOME:
                place = self.spots[demand.place]
                affordable = self._affordable(place, service.home_eur_per_person)
                persons = min(self.left[position], affordable)
                self.left[position] -= persons
                self._pay_running(place, persons * service.home_eur_per_person)

    def _steps(self) -> Iterator[Step]:
        """Every module that could open now, within all rules."""
        for pair in self.near:
            site = self.sites[pair[0]]
            for module, comers, weight in self._offers(pair):
                building = 0.0 if site.id in self.built else site.building_eur
                capital = module.capital_eur + building
                if self._has_money(site, capital) and self._has_running(site, module, comers):
                    yield Step(pair=pair, module=module, comers=comers, weight=weight, capital_eur=capital)

    def _offers(self, pair: Pair) -> list[tuple[Module, Comers, float]]:
        """What could open at the pair if money did not matter; kept until its service takes a step."""
        if pair not in self.offers:
            self.offers[pair] = [
                (module, comers, sum(count * self.problem.demands[k].priority for k, count in comers))
                for module in self.problem.modules
                if module.service == pair[1] and self._is_allowed(pair, module)
                for comers in [self._who_comes(pair, most=module.places)]
                if comers and self._is_used(pair, module, comers)
            ]
        return self.offers[pair]

    def _is_allowed(self, pair: Pair, module: Module) -> bool:
        service = self.services[pair[1]]
        count = sum(opened == pair for opened, _module in self.opened)
        norm = service.upper_norm
        return (
            self.sites[pair[0]].may_open(pair[1])
            and count < service.most_modules_per_site
            and (norm is None or self.places[pair] + module.places <= norm)
            and not any(self.places[other, pair[1]] > 0 for other in self.apart[pair])
        )

    def _is_used(self, pair: Pair, module: Module, comers: Comers) -> bool:
        """Whether enough come, today and in the last period."""
        service = self.services[pair[1]]
        places = self.places[pair] + module.places
        today = self.comers[pair] + sum(count for _k, count in comers)
        last = self.comers_last[pair] + sum(count * self._last_factor(k) for k, count in comers)
        return (
            today >= service.least_utilisation * places - LEAST
            and last >= service.least_utilisation_last * places - LEAST
        )

    def _who_comes(self, pair: Pair, *, most: float) -> Comers:
        """The unmet in reach, the more urgent and then the nearer first."""
        comers = []
        for position in self.near.get(pair, ()):
            persons = min(self.left[position], most)
            if persons > LEAST:
                comers.append((position, persons))
                most -= persons
        return tuple(comers)

    def _take(self, step: Step) -> None:
        site = self.sites[step.pair[0]]
        self._pay_running(site, step.module.running_fixed_eur)
        if site.id not in self.built:
            self._pay_running(site, site.building_running_eur)
        for number, budget in enumerate(self.problem.budgets):
            self.capital[number] += step.capital_eur if budget.covers(site) else 0.0
        self.built.add(site.id)
        self.opened.append((step.pair, step.module))
        self.places[step.pair] += step.module.places
        self._seat(step.pair, step.comers, eur_a_person=step.module.running_eur_per_person)
        # Demands of this service changed, and so did who is too close to whom.
        self.offers = {pair: offers for pair, offers in self.offers.items() if pair[1] != step.pair[1]}

    def _send(self, pair: Pair, *, most: float, eur_a_person: float) -> None:
        most = min(most, self._affordable(self.sites[pair[0]], eur_a_person))
        self._seat(pair, self._who_comes(pair, most=most), eur_a_person=eur_a_person)

    def _seat(self, pair: Pair, comers: Comers, *, eur_a_person: float) -> None:
        for position, persons in comers:
            self.left[position] -= persons
            self.comers[pair] += persons
            self.comers_last[pair] += persons * self._last_factor(position)
            self._pay_running(self.sites[pair[0]], persons * eur_a_person)

    def _last_factor(self, position: int) -> float:
        demand = self.problem.demands[position]
        own = demand.last_factor
        return self.services[demand.service].last_factor if own is None else own

    def _has_money(self, site: Site, eur: float) -> bool:
        return all(
            budget.capital_eur is None or spent + eur <= budget.capital_eur + LEAST
            for budget, spent in self._budgets_of(site, self.capital)
        )

    def _has_running(self, site: Site, module: Module, comers: Comers) -> bool:
        eur = module.running_fixed_eur + module.running_eur_per_person * sum(count for _k, count in comers)
        eur += 0.0 if site.id in self.built else site.building_running_eur
        return self._affordable(site, 1.0) >= eur

    def _affordable(self, spot: Site | Place, eur: float) -> float:
        """How many units of this yearly cost the running budgets still pay for."""
        left = [
            budget.running_eur - spent
            for budget, spent in self._budgets_of(spot, self.running)
            if budget.running_eur is not None
        ]
        return min(left) // eur if left and eur > 0 else float("inf")

    def _budgets_of(self, spot: Site | Place, spent: list[float]) -> Iterator[tuple[Budget, float]]:
        return (
            (budget, eur)
            for budget, eur in zip(self.problem.budgets, spent, strict=True)
            if budget.covers(spot)
        )

    def _pay_running(self, spot: Site | Place, eur: float) -> None:
        for number, budget in enumerate(self.problem.budgets):
            self.running[number] += eur if budget.covers(spot) else 0.0


def _demands_in_reach(problem: Problem) -> dict[Pair, tuple[int, ...]]:
    """Demands (by position) that may come to a site for their service, urgent and near first."""
    services = {service.id: service for service in problem.services}
    minutes: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for way in problem.ways:
        for service in [way.service] if way.service else list(services):
            reach = services[service].reach_minutes
            if reach is None or way.minutes <= reach:
                minutes[way.place, service].append((way.site, way.minutes))
    near: defaultdict[Pair, list[tuple[float, float, int]]] = defaultdict(list)
    for position, demand in enumerate(problem.demands):
        if services[demand.service].delivery is Delivery.AT_SITE:
            for site, away in minutes[demand.place, demand.service]:
                near[site, demand.service].append((-demand.priority, away, position))
    return {pair: tuple(position for *_, position in sorted(found)) for pair, found in near.items()}


def _too_close(problem: Problem) -> defaultdict[Pair, set[str]]:
    """Sites that must not run a service beside this one."""
    apart: defaultdict[Pair, set[str]] = defaultdict(set)
    for row in problem.separations:
        for service in [row.service] if row.service else [service.id for service in problem.services]:
            apart[row.site, service].add(row.other)
            apart[row.other, service].add(row.site)
    return apart
