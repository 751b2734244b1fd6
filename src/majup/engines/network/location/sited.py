"""The two capacitated problems as one: sites with capacities and fixed costs, and how many of them open."""

from dataclasses import dataclass

import numpy as np

from majup.engines.network.location.bounding import Node
from majup.engines.network.location.incumbent import value_step
from majup.engines.network.location.opening import Enough, Exactly
from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation, Floats, Ints, Mask
from majup.engines.network.location.relaxation import Divisible

FITS = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sited:
    """Sites by rows. `count` None: as many open as pay; `is_whole`: each client goes to one site.

    costs   shape (sites, clients).
    """

    costs: Floats
    demands: Floats
    capacities: Floats
    fixed: Floats
    count: int | None
    is_whole: bool

    @property
    def need(self) -> float:
        """The demand of all clients."""
        return float(self.demands.sum())

    def fits(self) -> Mask:
        """Return which clients a site can serve at all, shape (sites, clients)."""
        if not self.is_whole:
            return np.ones(self.costs.shape, dtype=bool)
        return np.asarray(self.demands <= self.capacities[:, None] * (1 + FITS) + FITS)

    def can_be(self) -> bool:
        """Tell whether enough sites, capacity and a site for each client are there; not yet a plan."""
        sites = len(self.costs)
        if self.count is not None and not 1 <= self.count <= sites:
            return False
        most = np.sort(self.capacities)[sites - (self.count or sites) :].sum()
        return bool(most >= self.need * (1 - FITS) and self.fits().any(axis=0).all())

    def holds(self, chosen: Ints) -> bool:
        """Tell whether these sites could open, and hold all demand together."""
        if not len(chosen) or (self.count is not None and len(chosen) != self.count):
            return False
        return float(self.capacities[chosen].sum()) >= self.need * (1 - FITS)

    def relaxation(self) -> Divisible:
        """Return the relaxation over all sites; a pair that does not fit costs infinitely much."""
        costs = np.where(self.fits(), self.costs, np.inf)
        return Divisible(
            costs=costs, demands=self.demands, capacities=self.capacities.astype(np.float64), fixed=self.fixed
        )

    def rule(self) -> Exactly | Enough:
        """Return the rule of opening over all sites."""
        if self.count is not None:
            return Exactly(count=self.count)
        return Enough(capacities=self.capacities, need=self.need)

    def step(self) -> float:
        """Return the step in which values of plans move, 0 where they are not whole."""
        return value_step(self.costs, self.fixed) if self.is_whole else 0.0

    def root(self) -> Node:
        """Return the node of all plans; each client's first price is its second least cost."""
        sites = len(self.costs)
        costs = np.where(self.fits(), self.costs, np.inf)
        least = np.partition(costs, min(1, sites - 1), axis=0)[: min(2, sites)]
        return Node(
            sites=np.arange(sites),
            must=np.zeros(sites, dtype=bool),
            prices=np.where(np.isfinite(least[-1]), least[-1], least[0]),
            bound=-np.inf,
            shares=np.full(sites, 0.5),
        )


def sited(problem: CapacitatedPMedian | FacilityLocation) -> Sited:
    """Return the problem with sites by rows."""
    if isinstance(problem, FacilityLocation):
        return Sited(
            costs=np.ascontiguousarray(problem.costs.T),
            demands=problem.demands,
            capacities=problem.capacities,
            fixed=problem.fixed_costs,
            count=None,
            is_whole=problem.is_single_source,
        )
    sites = problem.distances.shape[1]
    return Sited(
        costs=np.ascontiguousarray(problem.distances.T),
        demands=problem.demands,
        capacities=np.full(sites, float(problem.capacity)),
        fixed=np.zeros(sites),
        count=problem.count,
        is_whole=True,
    )
