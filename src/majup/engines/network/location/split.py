"""Plans with demand that may be split: once sites are chosen, a transport problem tells who goes where."""

from dataclasses import dataclass, field

import numpy as np

from majup.engines.network.location.bounding import Node
from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.looks import Looks
from majup.engines.network.location.problem import Floats, Ints
from majup.engines.network.location.relaxation import Relaxation
from majup.engines.network.location.sited import Sited
from majup.engines.network.location.solver import assigned


@dataclass(slots=True, kw_only=True)
class SplitPlans:
    """Finds the best plan of given sites, and of those that the relaxation opens."""

    problem: Sited
    incumbent: Incumbent
    clock: Clock
    looks: Looks = field(default_factory=Looks)
    known: dict[bytes, float] = field(default_factory=dict)

    def on_turn(self, sites: Ints, shares: Floats, _relaxation: Relaxation) -> None:
        """Look at the turn's choice now and then."""
        chosen = sites[shares > 0]
        if self.looks.is_due(chosen) and self.problem.holds(chosen):
            before = self.incumbent.value
            self.best_of(chosen)
            self.looks.learn(is_better=self.incumbent.value < before)

    def start(self, sites: Ints) -> float:
        """Make a plan with all sites open where none is known yet; infinite where none can be."""
        return self.best_of(sites)

    def finish(self, node: Node) -> float:
        """Return the value of the best plan of a node's sites."""
        return self.best_of(node.sites)

    def best_of(self, chosen: Ints) -> float:
        """Offer the best plan with these sites, less those that it does not use; return its value.

        Infinite where they hold too little, -infinite where the clock ended the run.
        """
        problem, key = self.problem, chosen.tobytes()
        if key in self.known:
            return self.known[key]
        if not problem.holds(chosen):
            return np.inf
        clients = np.arange(len(problem.demands))
        found = assigned(
            clients=np.repeat(clients, len(chosen)),
            sites=np.tile(np.arange(len(chosen)), len(clients)),
            costs=problem.costs[chosen].T.ravel(),
            demands=problem.demands,
            capacities=problem.capacities[chosen],
            is_whole=False,
            seconds=self.clock.left(),
        )
        value = found.bound
        if np.isfinite(found.value):
            used = problem.fixed[chosen] <= 0
            used[found.sites] = True
            value = found.value + float(problem.fixed[chosen[used]].sum())
            pairs = zip(found.clients, chosen[found.sites], found.shares, strict=True)
            self.incumbent.offer(value, chosen[used], tuple((int(i), int(j), float(s)) for i, j, s in pairs))
        self.known[key] = value
        return value
