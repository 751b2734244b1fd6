"""First plans for the capacitated problems: a greedy assignment, left open where it finds none."""

import numpy as np

from majup.engines.network.formulation.matrix import Floats, Ints
from majup.engines.network.location.median import interchanged
from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation, PMedian

ROUNDS = 5


def assigned_start(problem: CapacitatedPMedian) -> Floats:
    """Medians by interchange without capacity, clients by regret, medians moved within their clusters."""
    clients, sites = problem.distances.shape
    spread = np.linspace(0, sites - 1, problem.count).round().astype(np.int64)
    chosen, _ = interchanged(PMedian(distances=problem.distances, count=problem.count), spread)
    start = np.full(sites + clients * sites, np.nan)
    capacities = np.full(sites, problem.capacity)
    for _ in range(ROUNDS):
        where = by_regret(problem.distances, problem.demands, capacities, chosen)
        if where is None:
            return start
        start = _as_columns(chosen, where, sites=sites)
        moved = _moved_within_clusters(problem.distances, where, chosen)
        if np.array_equal(moved, chosen):
            break
        chosen = moved
    return start


def opened_for_demand(problem: FacilityLocation) -> Floats:
    """Open the sites that are cheapest for what they hold until all demand fits, then assign by regret."""
    clients, sites = problem.costs.shape
    per_unit = problem.fixed_costs / np.maximum(problem.capacities, 1e-9) + (
        problem.costs / np.maximum(problem.demands, 1e-9)[:, None]
    ).mean(axis=0)
    order = np.argsort(per_unit, kind="stable")
    held = np.cumsum(problem.capacities[order])
    enough = int(np.searchsorted(held, problem.demands.sum() * 1.1)) + 1
    chosen = np.sort(order[:enough])
    where = by_regret(problem.costs, problem.demands, problem.capacities, chosen)
    if where is None:
        return np.full(sites + clients * sites, np.nan)
    return _as_columns(chosen, where, sites=sites)


def by_regret(costs: Floats, demands: Floats, capacities: Floats, chosen: Ints) -> Ints | None:
    """Send clients one by one to the cheapest open site with room, first who would lose most by waiting."""
    left = capacities[chosen].astype(float)
    where = np.full(len(demands), -1, dtype=np.int64)
    for _ in range(len(demands)):
        waiting = np.flatnonzero(where < 0)
        price = np.where(
            demands[waiting, None] <= left[None, :] + 1e-9, costs[np.ix_(waiting, chosen)], np.inf
        )
        ranked = np.sort(price, axis=1)
        if not np.isfinite(ranked[:, 0]).all():
            return None
        second = ranked[:, 1] if ranked.shape[1] > 1 else np.full(len(waiting), np.inf)
        regret = np.where(np.isfinite(second), second - ranked[:, 0], 1e12 + demands[waiting])
        k = int(np.argmax(regret))
        site = int(np.argmin(price[k]))
        where[waiting[k]] = chosen[site]
        left[site] -= demands[waiting[k]]
    return where


def _moved_within_clusters(distances: Floats, where: Ints, chosen: Ints) -> Ints:
    """Move each median to the member of its cluster that is nearest to all of them."""
    moved = []
    for j in chosen:
        members = np.flatnonzero(where == j)
        best = members[np.argmin(distances[np.ix_(members, members)].sum(axis=0))] if len(members) else j
        moved.append(int(best))
    fresh = np.unique(np.array(moved, dtype=np.int64))
    return fresh if len(fresh) == len(chosen) else chosen


def _as_columns(chosen: Ints, where: Ints, *, sites: int) -> Floats:
    start = np.zeros(sites + len(where) * sites)
    start[chosen] = 1.0
    start[sites + np.arange(len(where)) * sites + where] = 1.0
    return start
