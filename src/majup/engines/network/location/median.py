"""p-median before the solver: a good plan by interchange, and a bound that closes most sites for good."""

import time
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from majup.engines.network.formulation.matrix import Floats, Ints, Mask
from majup.engines.network.location.problem import PMedian

STEPS = 600
PATIENCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """The best plan known, a proved bound, and what every better plan must agree with."""

    chosen: Ints
    value: float
    bound: float
    may_open: Mask
    must_open: Mask


def interchanged(problem: PMedian, chosen: Ints, *, until: float = np.inf) -> tuple[Ints, float]:
    """Swap an open site for a closed one as long as the best swap gains, or until that moment.

    Teitz and Bart (1968), doi:10.1287/opre.16.5.955, all swaps of a round weighed at once as by Whitaker
    (1983), INFOR 21, 95-108. Cost of a round: clients × sites.
    """
    away = problem.distances
    chosen = np.sort(chosen)
    while True:
        first, second, closest = _two_nearest(away, chosen)
        gain = np.maximum(first[:, None] - away, 0.0).sum(axis=0)
        # A client whose site leaves goes to the newcomer or its second nearest, if it does not move anyway.
        moved = np.maximum(np.minimum(away, second[:, None]) - first[:, None], 0.0)
        clients = np.arange(len(closest))
        member = sparse.csr_matrix(
            (np.ones(len(clients)), (closest, clients)), shape=(len(chosen), len(clients))
        )
        change = member @ moved - gain[None, :]
        change[:, chosen] = np.inf
        k, j = np.unravel_index(int(np.argmin(change)), change.shape)
        if not change[k, j] < -1e-9 or time.monotonic() > until:
            return chosen, float(first.sum())
        chosen = np.sort(np.append(np.delete(chosen, k), j))


def _two_nearest(away: Floats, chosen: Ints) -> tuple[Floats, Floats, Ints]:
    """Distance to the nearest and the second nearest open site, and which open site is the nearest."""
    near = away[:, chosen]
    closest = near.argmin(axis=1)
    first = near[np.arange(len(near)), closest]
    second = np.partition(near, 1, axis=1)[:, 1] if len(chosen) > 1 else np.full(len(near), np.inf)
    return first, second, closest


def narrowed(problem: PMedian, *, seconds: float) -> Narrowed:
    """Relax "every client is served", price clients by subgradient steps, and fix what the prices prove.

    Lagrangean relaxation of the p-median, Cornuéjols, Fisher and Nemhauser (1977), doi:10.1287/mnsc.23.8.789.
    """
    until = time.monotonic() + seconds
    away, sites = problem.distances, problem.distances.shape[1]
    chosen, value = interchanged(problem, _greedy(problem), until=until)
    is_whole = bool(np.all(away == np.round(away)))
    least_gain = 1.0 - 1e-6 if is_whole else 1e-9 * max(1.0, value)
    prices, bound, step, idle = np.sort(away, axis=1)[:, min(1, sites - 1)].copy(), -np.inf, 1.5, 0
    may, must = np.ones(sites, dtype=bool), np.zeros(sites, dtype=bool)
    for turn in range(STEPS):
        saved = np.minimum(away - prices[:, None], 0.0)
        worth = saved.sum(axis=0)
        worth = np.where(must, worth - 1e12, np.where(may, worth, 1e12))
        order = np.argsort(worth, kind="stable")
        picked = order[: problem.count]
        now = float(prices.sum() + saved[:, picked].sum())
        if turn % 10 == 0:
            chosen, value = _better(problem, picked, chosen, value, until=until)
        idle = 0 if now > bound + 1e-9 else idle + 1
        bound = max(bound, now)
        may, must = _fixed(worth, order, problem.count, room=value - least_gain - now, may=may, must=must)
        if value - bound < least_gain or time.monotonic() > until or may.sum() == problem.count:
            break
        if idle >= PATIENCE:
            step, idle = step / 2, 0
        slack = 1.0 - (saved[:, picked] < 0).sum(axis=1)
        prices = prices + step * (value - now) / max(1.0, float((slack**2).sum())) * slack
    if is_whole:
        bound = float(np.ceil(bound - 1e-6))
    # Sites are closed for plans that would be better; where even the nearest ones left are too far, none is.
    if value - bound < least_gain or float(away[:, may].min(axis=1).sum()) > value - least_gain:
        bound = value
    return Narrowed(chosen=chosen, value=value, bound=min(bound, value), may_open=may, must_open=must)


def _fixed(
    worth: Floats, order: Ints, count: int, *, room: float, may: Mask, must: Mask
) -> tuple[Mask, Mask]:
    """Close sites that no better plan opens, and open those that every better plan does."""
    last_in = worth[order[count - 1]]
    closed = np.zeros(len(worth), dtype=bool)
    opened = closed.copy()
    outside, inside = order[count:], order[:count]
    closed[outside] = worth[outside] - last_in > room
    if len(outside):
        opened[inside] = worth[order[count]] - worth[inside] > room
    return may & ~closed, must | (opened & may)


def _better(
    problem: PMedian, picked: Ints, chosen: Ints, value: float, *, until: float
) -> tuple[Ints, float]:
    fresh, fresh_value = interchanged(problem, picked, until=until)
    return (fresh, fresh_value) if fresh_value < value - 1e-9 else (chosen, value)


def _greedy(problem: PMedian) -> Ints:
    """Open one site after the other, each time the one that helps most."""
    away = problem.distances
    nearest, chosen = np.full(len(away), np.inf), np.zeros(0, dtype=np.int64)
    for _ in range(problem.count):
        worth = np.minimum(away, nearest[:, None]).sum(axis=0)
        worth[chosen] = np.inf
        chosen = np.append(chosen, int(np.argmin(worth)))
        nearest = np.minimum(nearest, away[:, chosen[-1]])
    return chosen
