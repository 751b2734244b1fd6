"""The checker of the classic problems: counts an answer again from the problem alone."""

from collections import defaultdict

from majup.engines.network.checks import RELATIVE, Difference, PlanDoesNotAddUp
from majup.engines.network.location.problem import (
    CapacitatedPMedian,
    FacilityLocation,
    LocationAnswer,
    PMedian,
)

Problem = PMedian | CapacitatedPMedian | FacilityLocation


def verify(problem: Problem, answer: LocationAnswer) -> None:
    """Raise PlanDoesNotAddUp where the answer breaks the problem's rules or its own value."""
    found: list[Difference] = []
    open_sites = {number - 1 for number in answer.open}
    served: dict[int, float] = defaultdict(float)
    held: dict[int, float] = defaultdict(float)
    for client, site, share in answer.shares:
        served[client] += share
        held[site] += share * _demand(problem, client)
        if site not in open_sites:
            found.append(_difference("site_is_open", site, 0.0, 1.0))
        if _is_single(problem) and abs(share - 1.0) > RELATIVE:
            found.append(_difference("client_is_not_split", client, share, 1.0))
    for client in range(_clients(problem)):
        if abs(served[client] - 1.0) > RELATIVE * 10:
            found.append(_difference("client_is_served", client, served[client], 1.0))
    for site, demand in held.items():
        if demand > _capacity(problem, site) * (1 + RELATIVE) + RELATIVE:
            found.append(_difference("site_holds", site, demand, _capacity(problem, site)))
    if not isinstance(problem, FacilityLocation) and len(open_sites) != problem.count:
        found.append(_difference("so_many_open", 0, len(open_sites), problem.count))
    value = _value(problem, answer, open_sites)
    if answer.value is None or abs(value - answer.value) > RELATIVE * max(1.0, abs(value)):
        found.append(_difference("value", 0, answer.value or 0.0, value))
    if found:
        raise PlanDoesNotAddUp(tuple(found))


def _difference(rule: str, subject: int, found: float, allowed: float) -> Difference:
    return Difference(rule=rule, subject=str(subject), found=float(found), allowed=float(allowed))


def _clients(problem: Problem) -> int:
    table = problem.costs if isinstance(problem, FacilityLocation) else problem.distances
    return int(table.shape[0])


def _demand(problem: Problem, client: int) -> float:
    return 0.0 if isinstance(problem, PMedian) else float(problem.demands[client])


def _capacity(problem: Problem, site: int) -> float:
    match problem:
        case PMedian():
            return 0.0
        case CapacitatedPMedian():
            return problem.capacity
        case FacilityLocation():
            return float(problem.capacities[site])


def _is_single(problem: Problem) -> bool:
    return not isinstance(problem, FacilityLocation) or problem.is_single_source


def _value(problem: Problem, answer: LocationAnswer, open_sites: set[int]) -> float:
    table = problem.costs if isinstance(problem, FacilityLocation) else problem.distances
    total = sum(share * float(table[client, site]) for client, site, share in answer.shares)
    if isinstance(problem, FacilityLocation):
        total += sum(float(problem.fixed_costs[site]) for site in open_sites)
    return total
