"""Lagrangean relaxations of "every client is served": what each site is worth at given prices of clients.

With clients priced, sites no longer compete and each decides for itself: formula (L1) of
docs/methods/network.md. Geoffrion, A. M. and McBride, R. (1978), doi:10.1080/05695557808975181.
"""

from typing import Protocol, Self

import numpy as np

from majup.engines.network.location.problem import Floats, Mask

TINY = 1e-9


class Relaxation(Protocol):
    """A relaxation over some of the sites; it remembers what the last prices led to, also when sites go."""

    costs: Floats
    """Shape (sites, clients)."""

    def kept(self, mask: Mask) -> Self:
        """Return the relaxation over fewer sites."""
        ...

    def values(self, prices: Floats) -> Floats:
        """Return the least cost of opening each site when every client it serves pays its price."""
        ...

    def slack(self, shares: Floats) -> Floats:
        """Return for each client how much of it is not served (below 0: too much), sites open by shares."""
        ...

    def clipped(self, prices: Floats, must: Mask) -> Floats:
        """Return prices that are certainly no worse for the bound."""
        ...


class Uncapacitated:
    """A site serves every client that pays more than it costs: p-medians. Cost: sites × clients."""

    def __init__(self, *, costs: Floats) -> None:
        self.costs = costs
        self._saved = np.empty_like(costs)
        self._least = costs.min(axis=0) if len(costs) else np.zeros(costs.shape[1])
        self._fallback: tuple[int, Floats] = (0, np.full(costs.shape[1], np.inf))

    def kept(self, mask: Mask) -> "Uncapacitated":
        """Return the relaxation over fewer sites."""
        fewer = Uncapacitated(costs=self.costs[mask])
        fewer._saved = self._saved[mask]
        return fewer

    def values(self, prices: Floats) -> Floats:
        """Return what each site saves, as a number of at most 0."""
        np.subtract(self.costs, prices, out=self._saved)
        np.minimum(self._saved, 0.0, out=self._saved)
        return np.asarray(self._saved.sum(axis=1))

    def slack(self, shares: Floats) -> Floats:
        """Return 1 less the number of open sites that would serve the client."""
        return np.asarray(1.0 - (self._saved[shares > 0] < 0).sum(axis=0))

    def clipped(self, prices: Floats, must: Mask) -> Floats:
        """Hold each price between the nearest site and the nearest one that is open in any case.

        Below the nearest site nobody serves the client and the bound grows with the price; above a site that
        is open in any case the bound does not grow any more.
        """
        count = int(np.count_nonzero(must))
        if count != self._fallback[0]:
            self._fallback = count, self.costs[must].min(axis=0)
        return np.asarray(np.minimum(np.maximum(prices, self._least), self._fallback[1]))


class Divisible:
    """A site fills its capacity with the clients that pay best a unit, the last one in part.

    Continuous knapsacks; their bound is that of the formulation with (C1), (C2), (C3). Clients without demand
    fit always. Cost of values: sites × clients, and sorting them.
    """

    def __init__(self, *, costs: Floats, demands: Floats, capacities: Floats, fixed: Floats) -> None:
        self.costs, self.fixed = costs, fixed
        # Clients without demand get a tiny one so that rates are finite, and every site room for all of them.
        self._least = costs.min(axis=0) if len(costs) else np.zeros(costs.shape[1])
        self.demands = np.maximum(demands, TINY * max(1.0, float(demands.max(initial=0.0))))
        self.capacities = capacities + float((self.demands - demands).sum())
        self._rate = 1.0 / self.demands
        self._offsets = np.arange(len(costs))[:, None] * costs.shape[1]
        self._order = np.zeros((len(costs), 0), dtype=np.int64)
        self._parts = np.zeros((len(costs), 0))

    def kept(self, mask: Mask) -> "Divisible":
        """Return the relaxation over fewer sites."""
        fewer = Divisible(
            costs=self.costs[mask],
            demands=self.demands,
            capacities=self.capacities[mask],
            fixed=self.fixed[mask],
        )
        fewer._order, fewer._parts = self._order[mask], self._parts[mask]
        return fewer

    def values(self, prices: Floats) -> Floats:
        """Return the fixed cost and the best filling of each site."""
        gains = np.minimum(self.costs - prices, 0.0)
        most = int(np.count_nonzero(gains, axis=1).max(initial=0))
        order = (gains * self._rate).argsort(axis=1)[:, :most]
        demands, ordered = self.demands[order], gains.ravel()[order + self._offsets]
        parts = (self.capacities[:, None] - demands.cumsum(axis=1)) / demands
        parts += 1.0
        np.minimum(parts, 1.0, out=parts)
        np.maximum(parts, 0.0, out=parts)
        parts *= ordered < 0.0
        self._order, self._parts = order, parts
        return np.asarray((ordered * parts).sum(axis=1) + self.fixed)

    def slack(self, shares: Floats) -> Floats:
        """Return 1 less what the open sites serve of each client."""
        used = np.flatnonzero(shares > 0)
        parts = self._parts[used] * shares[used, None]
        served = np.bincount(self._order[used].ravel(), weights=parts.ravel(), minlength=self.costs.shape[1])
        return np.asarray(1.0 - served)

    def clipped(self, prices: Floats, must: Mask) -> Floats:
        """Hold each price at the cheapest site at least: below it nobody serves the client."""
        # A client that fits none of the sites left has no cheapest one; its price grows till no plan is left.
        return np.asarray(np.maximum(prices, np.where(np.isfinite(self._least), self._least, prices)))

    def refused(self, prices: Floats) -> Floats:
        """Return for each site and client how much dearer the site's filling gets when it must serve them.

        Shape (sites, clients), at least 0: the reduced cost of the share in the site's knapsack.
        """
        gains = self.costs - prices
        # The first client that does not fit whole tells what room is worth; where room is left, nothing.
        full = self._parts < 1.0
        per_unit = np.zeros(len(gains))
        cut = np.flatnonzero(full.any(axis=1))
        last = self._order[cut, full[cut].argmax(axis=1)] if len(cut) else cut
        per_unit[cut] = np.minimum(gains[cut, last] * self._rate[last], 0.0)
        return np.asarray(np.maximum(gains - per_unit[:, None] * self.demands, 0.0))
