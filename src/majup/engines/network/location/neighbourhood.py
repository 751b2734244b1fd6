"""Better plans with single sources: a few neighbouring clusters at a time are planned anew.

Taillard, E. D. and Voss, S. (2002), POPMUSIC, doi:10.1007/978-1-4615-1507-4_27.
"""

from dataclasses import dataclass

import numpy as np

from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.problem import Ints
from majup.engines.network.location.site_search import searched
from majup.engines.network.location.sited import Sited

CLIENTS = (40, 60, 90, 130, 200)
SITES = 40
FEWEST = 2
SECONDS = 1.0
PART_OF_TIME = 0.4


@dataclass(slots=True, kw_only=True)
class Clusters:
    """Improves the incumbent; `model` must be of single sources."""

    model: Sited
    incumbent: Incumbent
    clock: Clock

    def improve(self) -> None:
        """Plan around every open site anew, with more and more clients, till nothing helps or time is up."""
        until = self.clock.spent() + PART_OF_TIME * self.clock.left()
        for clients in CLIENTS:
            waiting = list(self.incumbent.sites)
            while waiting and self.clock.spent() < until and not self.clock.is_over():
                site, chosen, where = int(waiting.pop(0)), self.incumbent.sites, self._where()
                some = self._around(site, where, clients=clients)
                if len(some) >= FEWEST and self._planned_anew(some, where):
                    # What changed, and what was around it, is worth another look.
                    again = [j for j in self.incumbent.sites if j not in chosen or j in some]
                    waiting = [j for j in waiting if j in self.incumbent.sites and j not in again] + again

    def _where(self) -> Ints:
        """The site of each client."""
        where = np.zeros(len(self.model.demands), dtype=np.int64)
        for client, site, _share in self.incumbent.shares:
            where[client] = site
        return where

    def _around(self, site: int, where: Ints, *, clients: int) -> Ints:
        """The open sites that could serve this one's clients best, and itself, with few enough clients."""
        chosen, members = self.incumbent.sites, np.bincount(where, minlength=len(self.model.costs))
        if not members[site]:
            return np.zeros(0, dtype=np.int64)
        far = self.model.costs[chosen][:, where == site].mean(axis=1)
        order = chosen[np.argsort(far, kind="stable")]
        order = np.append(site, order[order != site])
        return np.sort(order[np.cumsum(members[order]) <= max(clients, members[order[:FEWEST]].sum())])

    def _planned_anew(self, some: Ints, where: Ints) -> bool:
        """Plan the clients of these sites anew, over these and the closed sites nearest to them."""
        model, incumbent = self.model, self.incumbent
        clients = np.flatnonzero(np.isin(where, some))
        closed = np.setdiff1d(np.arange(len(model.costs)), incumbent.sites)
        near = closed[np.argsort(model.costs[closed][:, clients].mean(axis=1), kind="stable")[:SITES]]
        sites = np.sort(np.concatenate([some, near]))
        part = Sited(
            costs=np.ascontiguousarray(model.costs[np.ix_(sites, clients)]),
            demands=model.demands[clients],
            capacities=model.capacities[sites],
            fixed=model.fixed[sites],
            count=None if model.count is None else len(some),
            is_whole=True,
        )
        now = float(model.costs[where[clients], clients].sum() + model.fixed[some].sum())
        best = Incumbent(step=part.step(), value=now)
        searched(part, best, clock=Clock(seconds=min(SECONDS, self.clock.left())))
        if not len(best.sites):
            return False
        shares = dict(enumerate(where))
        shares.update({int(clients[i]): int(sites[j]) for i, j, _share in best.shares})
        kept = np.setdiff1d(incumbent.sites, some)
        opened = np.union1d(kept, sites[best.sites])
        if model.count is not None and len(opened) != model.count:
            return False
        return incumbent.offer(
            incumbent.value - now + best.value, opened, tuple((i, int(j), 1.0) for i, j in shares.items())
        )
