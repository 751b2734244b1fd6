"""The p-median door: swaps for a plan, Lagrangean bounds, and a search over the sites. It needs no solver.

Cornuéjols, Fisher and Nemhauser (1977), doi:10.1287/mnsc.23.8.789; Christofides and Beasley (1982),
Eur. J. Oper. Res. 10, 196-204; formulas (P1) to (P3) of docs/methods/network.md.
"""

import time
from dataclasses import dataclass, field

import numpy as np

from majup.engines.network.location.answer import answered
from majup.engines.network.location.bounding import Effort, Node
from majup.engines.network.location.clock import Clock, Watch, never_cancel
from majup.engines.network.location.incumbent import Incumbent, value_step
from majup.engines.network.location.interchange import greedy, interchanged, nearest_value
from majup.engines.network.location.looks import Looks
from majup.engines.network.location.opening import Exactly
from majup.engines.network.location.problem import Floats, Ints, LocationAnswer, PMedian
from majup.engines.network.location.relaxation import Relaxation, Uncapacitated
from majup.engines.network.location.tree import Search
from majup.engines.network.problem.limits import Limits

AT_THE_ROOT = Effort(turns=2000, step=1.5, patience=30)


def solve_pmedian(problem: PMedian, *, limits: Limits, watch: Watch = never_cancel) -> LocationAnswer:
    """Open `count` sites so that all clients together are nearest to an open one.

    The answer repeats exactly unless the clock or the watcher ended the run.
    """
    clock = Clock(seconds=limits.seconds, watch=watch)
    costs = np.ascontiguousarray(problem.distances.T)
    incumbent = Incumbent(step=value_step(costs), gap=limits.gap)
    bound = np.inf
    if 1 <= problem.count <= len(costs):
        bound = _searched(costs, problem.count, incumbent, clock=clock)
        _serve(costs, incumbent)
    return answered(problem, incumbent, bound=bound, limits=limits, clock=clock)


def _searched(costs: Floats, count: int, incumbent: Incumbent, *, clock: Clock) -> float:
    """Improve the incumbent until it is proved best or the time is up; return the bound."""
    until = clock.begun + clock.seconds
    chosen, value = interchanged(costs, greedy(costs, count), until=until)
    incumbent.offer(value, chosen)
    swaps = Swaps(incumbent=incumbent, until=until)

    def finish(node: Node) -> float:
        chosen = node.sites[node.must] if int(node.must.sum()) == count else node.sites
        incumbent.offer(nearest_value(costs, chosen), chosen)
        return np.inf

    search = Search(
        relaxation=Uncapacitated(costs=costs),
        rule=Exactly(count=count),
        incumbent=incumbent,
        finish=finish,
        clock=clock,
        on_turn=swaps.on_turn,
    )
    return search.below(search.bounded(_all_open(costs, count), effort=AT_THE_ROOT))


def _all_open(costs: Floats, count: int) -> Node:
    """The node of all plans; each client's first price is its second least cost."""
    sites = len(costs)
    second = min(1, sites - 1)
    return Node(
        sites=np.arange(sites),
        must=np.zeros(sites, dtype=bool),
        prices=np.partition(costs, second, axis=0)[second],
        bound=float(costs.min(axis=0).sum()),
        shares=np.full(sites, count / sites),
    )


def _serve(costs: Floats, incumbent: Incumbent) -> None:
    """Note which open site serves each client, and count the value again."""
    near = costs[incumbent.sites]
    closest = incumbent.sites[near.argmin(axis=0)]
    incumbent.value = float(near.min(axis=0).sum())
    incumbent.shares = tuple((i, int(site), 1.0) for i, site in enumerate(closest))


@dataclass(slots=True, kw_only=True)
class Swaps:
    """Improves the sites that the relaxation opens by swaps, among the sites that are left."""

    incumbent: Incumbent
    until: float
    looks: Looks = field(default_factory=Looks)

    def on_turn(self, sites: Ints, shares: Floats, relaxation: Relaxation) -> None:
        """Look at the turn's choice now and then."""
        picked = np.flatnonzero(shares)
        if time.monotonic() < self.until and self.looks.is_due(sites[picked]):
            chosen, value = interchanged(relaxation.costs, picked, until=self.until)
            self.looks.learn(is_better=self.incumbent.offer(value, sites[chosen]))
