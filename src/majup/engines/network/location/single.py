"""Plans where each client goes to one site: quick ones by exchanges, proved ones for sites decided on."""

from dataclasses import dataclass, field

import numpy as np

from majup.engines.network.location.assignment import by_regret, by_size, improved, resited
from majup.engines.network.location.bounding import Node
from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.looks import Looks
from majup.engines.network.location.problem import Floats, Ints, Mask
from majup.engines.network.location.relaxation import Divisible, Relaxation
from majup.engines.network.location.sited import Sited
from majup.engines.network.location.solver import assigned

ROUNDS = 6
FIRST_SECONDS = 2.0


@dataclass(slots=True, kw_only=True)
class SinglePlans:
    """Finds good plans of sites that the relaxation opens, and the best plan of sites that are decided."""

    problem: Sited
    relaxation: Divisible
    incumbent: Incumbent
    clock: Clock
    looks: Looks = field(default_factory=Looks)
    seconds: dict[bytes, float] = field(default_factory=dict)

    def on_turn(self, sites: Ints, shares: Floats, _relaxation: Relaxation) -> None:
        """Look at the turn's choice now and then."""
        chosen = sites[shares > 0]
        if self.looks.is_due(chosen):
            self.looks.learn(is_better=self.improve(chosen))

    def improve(self, chosen: Ints) -> bool:
        """Assign by regret, exchange clients, move the sites within their clusters, and again."""
        problem, is_better = self.problem, False
        for _ in range(ROUNDS):
            if not problem.holds(chosen) or self.clock.is_over():
                break
            here = {"costs": problem.costs[chosen], "demands": problem.demands}
            capacities = problem.capacities[chosen]
            where = by_regret(**here, capacities=capacities)
            if where is None:
                where = by_size(**here, capacities=capacities)
            if where is None:
                break
            where = improved(where, **here, capacities=capacities, is_over=self.clock.is_over)
            is_better |= self._offer(chosen, where)
            fresh = resited(
                where,
                chosen,
                costs=problem.costs,
                demands=problem.demands,
                capacities=problem.capacities,
                fixed=problem.fixed,
            )
            if np.array_equal(np.sort(fresh), chosen):
                break
            chosen = np.sort(fresh)
        return is_better

    def _offer(self, chosen: Ints, where: Ints) -> bool:
        """Offer a plan; sites that serve nobody stay shut unless so many have to open."""
        problem = self.problem
        used = np.full(len(chosen), problem.count is not None) | (problem.fixed[chosen] <= 0)
        used[where] = True
        clients = np.arange(len(where))
        value = float(problem.costs[chosen[where], clients].sum() + problem.fixed[chosen[used]].sum())
        shares = tuple((i, int(chosen[k]), 1.0) for i, k in enumerate(where))
        return self.incumbent.offer(value, chosen[used], shares)

    def start(self, sites: Ints) -> float:
        """Look for any plan of these sites; infinite where it is proved that there is none."""
        return self._assigned(
            sites, np.ones((len(sites), len(self.problem.demands)), dtype=bool), is_any=True
        )

    def finish(self, node: Node) -> float:
        """Look for the best plan of a node whose sites are decided; return what none of them can beat.

        Pairs whose reduced cost proves that no better plan uses them are left out. Each time that a node
        comes back it gets twice as long.
        """
        problem = self.problem
        is_counted = problem.count is not None and int(node.must.sum()) == problem.count
        chosen = node.sites[node.must] if is_counted else node.sites
        if not problem.holds(chosen):
            return np.inf
        inside = np.zeros(len(problem.costs), dtype=bool)
        inside[chosen] = True
        relaxed = self.relaxation.kept(inside)
        now = float(node.prices.sum() + relaxed.values(node.prices).sum())
        keep = now + relaxed.refused(node.prices) <= self.incumbent.target
        return self._assigned(chosen, keep, is_any=False) if keep.any(axis=0).all() else np.inf

    def _assigned(self, chosen: Ints, keep: Mask, *, is_any: bool) -> float:
        problem, key = self.problem, chosen.tobytes()
        seconds = self.seconds.get(key, FIRST_SECONDS)
        self.seconds[key] = 2 * seconds
        clients, sites = np.nonzero((keep & problem.fits()[chosen]).T)
        paid = float(problem.fixed[chosen].sum())
        found = assigned(
            clients=clients,
            sites=sites,
            costs=problem.costs[chosen[sites], clients],
            demands=problem.demands,
            capacities=problem.capacities[chosen],
            is_whole=True,
            is_any=is_any,
            seconds=self.clock.left() if is_any else min(seconds, self.clock.left()),
            cutoff=self.incumbent.target - paid,
            step=self.problem.step(),
        )
        if np.isfinite(found.value):
            where = np.zeros(len(problem.demands), dtype=np.int64)
            where[found.clients] = found.sites
            self._offer(chosen, where)
        return found.bound + paid
