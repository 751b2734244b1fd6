"""Good p-medians: one site after the other, then swaps of an open site for a closed one.

Teitz and Bart (1968), doi:10.1287/opre.16.5.955; swaps weighed together as by Whitaker (1983), INFOR 21,
95-108, and Resende and Werneck (2007), doi:10.1007/s10479-006-0154-0: what is won less what is lost.
"""

import time

import numpy as np

from majup.engines.network.location.problem import Floats, Ints

FIRST_LOOK = 32


def nearest_value(costs: Floats, chosen: Ints) -> float:
    """Return the sum over clients of the cost from the nearest chosen site; costs: (sites, clients)."""
    return float(costs[chosen].min(axis=0).sum())


def greedy(costs: Floats, count: int) -> Ints:
    """Open one site after the other, each time the one that helps most.

    costs   shape (sites, clients). Cost: sites × clients, and again for the clients that move at each step.
    """
    first = int(costs.sum(axis=1).argmin())
    chosen, near = [first], costs[first].copy()
    gains = np.maximum(near - costs, 0.0).sum(axis=1)
    for _ in range(count - 1):
        gains[chosen] = -1.0
        site = int(gains.argmax())
        moving = np.flatnonzero(costs[site] < near)
        away = costs[:, moving]
        gains -= (np.maximum(near[moving] - away, 0.0) - np.maximum(costs[site, moving] - away, 0.0)).sum(
            axis=1
        )
        near[moving] = costs[site, moving]
        chosen.append(site)
    return np.sort(np.array(chosen, dtype=np.int64))


def interchanged(costs: Floats, chosen: Ints, *, until: float = np.inf) -> tuple[Ints, float]:
    """Swap as long as the best swap gains, or until that moment; return the sites and their value.

    costs   shape (sites, clients). Cost of a swap: sites × clients.
    """
    chosen = np.sort(chosen)
    while True:
        order, starts, first, second = _clusters(costs, chosen)
        ordered = costs[:, order]
        gains = np.maximum(first - ordered, 0.0).sum(axis=1)
        gains[chosen] = -np.inf
        ranked = np.argsort(-gains, kind="stable")[: len(costs) - len(chosen)]
        swap = None
        for some in (ranked[:FIRST_LOOK], ranked[FIRST_LOOK:]):
            swap = swap or _best_swap(ordered, some, gains, starts=starts, first=first, second=second)
        if swap is None or time.monotonic() > until:
            return chosen, float(first.sum())
        leaver, newcomer = swap
        chosen[leaver] = newcomer
        chosen.sort()


def _clusters(costs: Floats, chosen: Ints) -> tuple[Ints, Ints, Floats, Floats]:
    """Clients in the order of the open sites that serve them, where each starts, and their two least costs.

    Every open site has at least a start; one that serves nobody shares it with the next.
    """
    near = costs[chosen]
    closest = near.argmin(axis=0)
    order = np.argsort(closest, kind="stable")
    starts = np.searchsorted(closest[order], np.arange(len(chosen)))
    first = near[closest, np.arange(near.shape[1])]
    near[closest, np.arange(near.shape[1])] = np.inf
    return order, starts, first[order], near.min(axis=0)[order]


def _best_swap(
    ordered: Floats, sites: Ints, gains: Floats, *, starts: Ints, first: Floats, second: Floats
) -> tuple[int, int] | None:
    """The swap with the largest gain among these newcomers, as (position of the leaver, newcomer)."""
    if not len(sites):
        return None
    # Whoever loses its site goes to the newcomer or its second nearest, unless the newcomer gets it anyway.
    moved = np.maximum(np.minimum(ordered[sites], second) - first, 0.0)
    padded = np.concatenate([moved, np.zeros((len(sites), 1))], axis=1)
    losses = np.add.reduceat(padded, np.minimum(starts, moved.shape[1]), axis=1)
    losses[:, np.append(np.diff(starts), moved.shape[1] - starts[-1]) == 0] = 0.0
    change = losses - gains[sites, None]
    best = int(change.argmin())
    site, leaver = np.unravel_index(best, change.shape)
    return (
        (int(leaver), int(sites[site])) if change.flat[best] < -1e-9 * max(1.0, float(first.sum())) else None
    )
