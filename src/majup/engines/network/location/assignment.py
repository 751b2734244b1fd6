"""Good single-source assignments: by regret, then moves and exchanges, then better sites for the clusters.

Regret as by Martello and Toth (1990), Knapsack Problems, chapter 7; moves and exchanges as by Osman and
Christofides (1994), Int. Trans. Oper. Res. 1, 317-336.
"""

from collections.abc import Callable

import numpy as np

from majup.engines.network.location.problem import Floats, Ints

ROOM = 1e-9
WORTH = 1e-9


def by_regret(costs: Floats, demands: Floats, capacities: Floats) -> Ints | None:
    """Send clients one by one to the cheapest site with room, first who would lose most by waiting.

    costs   shape (sites, clients), of the open sites only. Returns the position of a site for each client, or
    None where somebody finds no room. Cost: sites × clients².
    """
    sites, clients = costs.shape
    left, where = capacities.astype(np.float64), np.full(clients, -1, dtype=np.int64)
    # Large clients fit first where room is scarce: a client that fits one site only cannot wait.
    price = np.where(demands <= left[:, None] + ROOM, costs, np.inf)
    waiting = np.ones(clients, dtype=bool)
    for _ in range(clients):
        first = price.min(axis=0)
        if not np.isfinite(first[waiting]).all():
            return None
        second = np.partition(price, 1, axis=0)[1] if sites > 1 else np.full(clients, np.inf)
        alone = 1e12 + demands
        regret = np.where(np.isfinite(second), second - np.where(waiting, first, 0.0), alone)
        regret[~waiting] = -np.inf
        client = int(regret.argmax())
        site = int(price[:, client].argmin())
        where[client], waiting[client] = site, False
        left[site] -= demands[client]
        price[:, client] = np.inf
        price[site, demands > left[site] + ROOM] = np.inf
    return where


def by_size(costs: Floats, demands: Floats, capacities: Floats) -> Ints | None:
    """Send the largest clients first, each to the cheapest site with room; None where somebody finds none.

    For tight capacities, where regret leaves the large ones over. Cost: sites × clients.
    """
    left, where = capacities.astype(np.float64), np.full(costs.shape[1], -1, dtype=np.int64)
    for client in np.argsort(-demands, kind="stable"):
        price = np.where(demands[client] <= left + ROOM, costs[:, client], np.inf)
        site = int(price.argmin())
        if not np.isfinite(price[site]):
            return None
        where[client] = site
        left[site] -= demands[client]
    return where


def improved(
    where: Ints, *, costs: Floats, demands: Floats, capacities: Floats, is_over: Callable[[], bool]
) -> Ints:
    """Move a client, or exchange two, as long as that gains; the best one first. Cost of a move: clients²."""
    where = where.copy()
    clients = np.arange(len(where))
    left = capacities - np.bincount(where, weights=demands, minlength=len(capacities))
    while not is_over():
        now = costs[where, clients]
        move = np.where(demands <= left[:, None] + ROOM, costs - now, np.inf)
        best = int(move.argmin())
        if move.flat[best] < -WORTH * max(1.0, float(now.max())):
            site, client = np.unravel_index(best, move.shape)
            left[where[client]] += demands[client]
            left[site] -= demands[client]
            where[client] = site
            continue
        there = costs[where] - now  # (client a, client b): b goes to the site of a
        gain = there + there.T
        spare = left[where][:, None] + demands[:, None] - demands[None, :]
        gain[(spare < -ROOM) | (spare.T < -ROOM) | (where[:, None] == where[None, :])] = np.inf
        best = int(gain.argmin())
        if not gain.flat[best] < -WORTH * max(1.0, float(now.max())):
            break
        one, two = (int(k) for k in np.unravel_index(best, gain.shape))
        left[where[one]] += demands[one] - demands[two]
        left[where[two]] += demands[two] - demands[one]
        where[one], where[two] = where[two], where[one]
    return where


def resited(
    where: Ints, chosen: Ints, *, costs: Floats, demands: Floats, capacities: Floats, fixed: Floats
) -> Ints:
    """Return for each cluster the site that serves it best, or the sites as they are where two want the same.

    chosen   numbers of the open sites; costs, capacities, fixed are over all sites.
    """
    clusters = np.zeros((len(chosen), len(where)))
    clusters[where, np.arange(len(where))] = 1.0
    load = clusters @ demands
    price = costs @ clusters.T + fixed[:, None]
    price[load[None, :] > capacities[:, None] + ROOM] = np.inf
    price[chosen, np.arange(len(chosen))] -= WORTH * (1.0 + np.abs(price[chosen, np.arange(len(chosen))]))
    wanted = price.argmin(axis=0)
    wanted = np.where(load > 0, wanted, chosen)
    return wanted if len(np.unique(wanted)) == len(wanted) else chosen
