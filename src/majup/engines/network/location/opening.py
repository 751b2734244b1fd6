"""Which sites the relaxation opens at given values, and what it costs to decide otherwise for one of them."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from majup.engines.network.location.problem import Floats, Mask

FULL = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The relaxation's choice: its value, the share of each site that is open, and the price of changing it.

    opening, closing   shape (sites,), at least 0: how much the value grows at least when the site is forced
                       open, or shut. Infinite value: these sites cannot be enough.
    """

    value: float
    shares: Floats
    opening: Floats
    closing: Floats


class Rule(Protocol):
    """How many sites must open."""

    def kept(self, mask: Mask) -> "Rule":
        """Return the rule over fewer sites."""
        ...

    def opened(self, values: Floats, must: Mask) -> Opened:
        """Return the cheapest choice of sites at these values; `must` are open in any case."""
        ...

    def is_settled(self, must: Mask) -> bool:
        """Tell whether nothing is left to decide."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Exactly:
    """So many sites open."""

    count: int

    def kept(self, mask: Mask) -> "Exactly":
        """Return the same rule."""
        return self

    def opened(self, values: Floats, must: Mask) -> Opened:
        """Open the cheapest ones."""
        sites = len(values)
        if sites < self.count or int(must.sum()) > self.count:
            return _not_enough(sites)
        ranked = np.where(must, -np.inf, values)
        order = np.argsort(ranked, kind="stable")
        inside, outside = order[: self.count], order[self.count :]
        shares = np.zeros(sites)
        shares[inside] = 1.0
        opening, closing = np.zeros(sites), np.zeros(sites)
        # The most expensive one inside gives way to a newcomer, the cheapest one outside replaces a leaver.
        opening[outside] = np.minimum(values[outside] - ranked[inside[-1]], np.inf)
        closing[inside] = (values[outside[0]] if len(outside) else np.inf) - values[inside]
        closing[must] = 0.0
        return Opened(value=float(values[inside].sum()), shares=shares, opening=opening, closing=closing)

    def is_settled(self, must: Mask) -> bool:
        """Tell whether so many sites are decided, or all that there are."""
        return int(must.sum()) == self.count or bool(must.all())


@dataclass(frozen=True, slots=True, kw_only=True)
class Enough:
    """The open sites hold all demand together: (C5), as a continuous knapsack.

    capacities   shape (sites,).
    need         the whole demand.
    """

    capacities: Floats
    need: float

    def kept(self, mask: Mask) -> "Enough":
        """Return the rule over fewer sites."""
        return Enough(capacities=self.capacities[mask], need=self.need)

    def opened(self, values: Floats, must: Mask) -> Opened:
        """Open what pays by itself, then the cheapest for its capacity until all demand fits."""
        shares = (must | (values <= 0)).astype(np.float64)
        lacking = self.need - float(self.capacities @ shares)
        per_unit = 0.0
        if lacking > FULL * self.need:
            rest = np.flatnonzero((shares == 0.0) & (self.capacities > 0))
            rest = rest[np.argsort(values[rest] / self.capacities[rest], kind="stable")]
            held = np.cumsum(self.capacities[rest])
            if not len(rest) or held[-1] < lacking * (1 - FULL):
                return _not_enough(len(values))
            shares[rest] = np.clip(1.0 - (held - lacking) / self.capacities[rest], 0.0, 1.0)
            last = rest[min(int(np.searchsorted(held, lacking)), len(rest) - 1)]
            per_unit = float(values[last] / self.capacities[last])
        reduced = values - per_unit * self.capacities
        return Opened(
            value=float(values @ shares),
            shares=shares,
            opening=np.where(must, 0.0, np.maximum(reduced, 0.0)),
            closing=np.where(must, 0.0, np.maximum(-reduced, 0.0)),
        )

    def is_settled(self, must: Mask) -> bool:
        """Tell whether every site is decided."""
        return bool(must.all())


def _not_enough(sites: int) -> Opened:
    nothing = np.zeros(sites)
    return Opened(value=np.inf, shares=nothing, opening=nothing, closing=nothing)
