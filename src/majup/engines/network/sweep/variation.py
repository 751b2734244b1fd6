"""A problem varied into a sweep: pure functions, which leave everything else of the problem as it is."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from majup.engines.network.problem.records import Budget, Demand, Level, Place, Problem, Service
from majup.engines.network.sweep.records import Axis, Step, Sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Whose money varies: that of the budgets at this level and area."""

    level: Level = Level.WHOLE
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Multiplies the persons of the demands it names; what is None is any. `factor` is at least 0."""

    factor: float
    service: str | None = None
    group: str | None = None
    municipality: str | None = None
    region: str | None = None

    def concerns(self, demand: Demand, place: Place) -> bool:
        """Say whether the factor holds for this demand."""
        wanted = (self.service, self.group, self.municipality, self.region)
        found = (demand.service, demand.group, place.municipality, place.region)
        return all(want is None or want == have for want, have in zip(wanted, found, strict=True))


def budget_sweep(problem: Problem, *, capital_eur: Iterable[float], area: Area) -> Sweep:
    """Give the area each of these amounts of capital, smallest first; other budgets stay.

    An area without a budget gets one. Running money stays as it is.
    """
    amounts = _rising(capital_eur)
    steps = tuple(
        Step(label=_label(amount), amount=amount, problem=with_capital(problem, amount, area=area))
        for amount in amounts
    )
    return Sweep(axis=Axis.BUDGET, steps=steps, is_nested=True)


def budget_factor_sweep(problem: Problem, *, factors: Iterable[float], area: Area | None = None) -> Sweep:
    """Multiply the capital of every budget, or of one area's, smallest factor first."""
    steps = tuple(
        Step(
            label=_label(factor),
            amount=factor,
            problem=replace(
                problem, budgets=tuple(_multiplied(b, factor, area=area) for b in problem.budgets)
            ),
        )
        for factor in _rising(factors)
    )
    return Sweep(axis=Axis.BUDGET, steps=steps, is_nested=True)


def reach_sweep(problem: Problem, *, minutes: Iterable[float], services: Sequence[str] = ()) -> Sweep:
    """Give every service with a reach (or those named) each of these reaches, shortest first.

    Ways must be known up to the longest of them; a service without a reach stays without.
    """
    steps = tuple(
        Step(label=_label(reach), amount=reach, problem=with_reach(problem, reach, services=services))
        for reach in _rising(minutes)
    )
    return Sweep(axis=Axis.REACH, steps=steps, is_nested=True)


def reach_factor_sweep(problem: Problem, *, factors: Iterable[float], services: Sequence[str] = ()) -> Sweep:
    """Multiply every reach (or that of the services named), smallest factor first."""
    steps = tuple(
        Step(
            label=_label(factor),
            amount=factor,
            problem=with_reach_factor(problem, factor, services=services),
        )
        for factor in _rising(factors)
    )
    return Sweep(axis=Axis.REACH, steps=steps, is_nested=True)


def demand_sweep(problem: Problem, *, scenarios: Mapping[str, Sequence[Factor]]) -> Sweep:
    """Plan each scenario, in the order given; factors that concern the same demand multiply.

    Not nested: a plan for fewer people need not hold a floor or a least use among more of them.
    """
    steps = tuple(
        Step(label=label, problem=with_demand(problem, factors)) for label, factors in scenarios.items()
    )
    return Sweep(axis=Axis.DEMAND, steps=steps, is_nested=False)


def with_capital(problem: Problem, capital_eur: float, *, area: Area) -> Problem:
    """Set the capital of an area's budget, adding one where it has none."""
    has_one = any(_is_of(budget, area) for budget in problem.budgets)
    kept = tuple(
        replace(budget, capital_eur=capital_eur) if _is_of(budget, area) else budget
        for budget in problem.budgets
    )
    added = () if has_one else (Budget(level=area.level, area=area.area, capital_eur=capital_eur),)
    return replace(problem, budgets=kept + added)


def with_reach(problem: Problem, minutes: float, *, services: Sequence[str] = ()) -> Problem:
    """Set the reach of every service that has one, or of those named."""
    return _with_services(problem, services, lambda _reach: minutes)


def with_reach_factor(problem: Problem, factor: float, *, services: Sequence[str] = ()) -> Problem:
    """Multiply the reach of every service that has one, or of those named."""
    return _with_services(problem, services, lambda reach: reach * factor)


def with_demand(problem: Problem, factors: Sequence[Factor]) -> Problem:
    """Multiply persons; whole persons stay whole, and each service keeps its sum to half a person; (S3).

    Rounding each row by itself would leave a thousand single persons as they are under a factor of 1.2, so
    the running sum of a service is rounded, row after row.
    """
    places = {place.id: place for place in problem.places}
    is_whole = problem.is_in_whole_persons
    exact: dict[str, float] = defaultdict(float)
    given: dict[str, float] = defaultdict(float)
    demands = []
    for demand in problem.demands:
        place = places[demand.place]
        by = math.prod(factor.factor for factor in factors if factor.concerns(demand, place))
        exact[demand.service] += demand.persons * by
        persons = demand.persons * by
        if is_whole:
            # The nudge keeps 0.1 + 0.2 and the like from falling on the wrong side of a half.
            persons = math.floor(exact[demand.service] + 0.5 + 1e-9) - given[demand.service]
            given[demand.service] += persons
        demands.append(replace(demand, persons=persons))
    return replace(problem, demands=tuple(demands))


def _with_services(problem: Problem, services: Sequence[str], change: Callable[[float], float]) -> Problem:
    return replace(problem, services=tuple(_with_other_reach(s, services, change) for s in problem.services))


def _with_other_reach(service: Service, services: Sequence[str], change: Callable[[float], float]) -> Service:
    if service.reach_minutes is None or (services and service.id not in services):
        return service
    return replace(service, reach_minutes=change(service.reach_minutes))


def _is_of(budget: Budget, area: Area) -> bool:
    return (budget.level, budget.area) == (area.level, area.area)


def _multiplied(budget: Budget, factor: float, *, area: Area | None) -> Budget:
    if budget.capital_eur is None or (area is not None and not _is_of(budget, area)):
        return budget
    return replace(budget, capital_eur=budget.capital_eur * factor)


def _rising(amounts: Iterable[float]) -> list[float]:
    return sorted(set(amounts))


def _label(amount: float) -> str:
    return str(int(amount)) if float(amount).is_integer() else f"{amount:.12g}"
