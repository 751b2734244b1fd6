"""Branch and bound over the sites: the part with the least bound first, one site open or shut at a time."""

import heapq
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from majup.engines.network.location.bounding import Effort, Node, OnTurn, bounded
from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.opening import Rule
from majup.engines.network.location.relaxation import Relaxation

AT_A_NODE = Effort(turns=300, step=2.0, patience=5)
# A site that is nearly always open tells most where it is shut, and something where it is open.
MOST_TELLING = 0.9
# Pairs of sites and clients, over all nodes: a measure of work that does not depend on the machine.
LONG = 2_000_000

Finish = Callable[[Node], float]
"""Called where every site is decided: offers their best plan, returns what none of them can beat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is searched: the relaxation and the rule over all sites, and what is called on the way.

    most_telling   the share of a site that is decided next.
    late           called once when the search has taken long, to look for plans in another way.
    """

    relaxation: Relaxation
    rule: Rule
    incumbent: Incumbent
    finish: Finish
    clock: Clock
    on_turn: OnTurn
    effort: Effort = AT_A_NODE
    most_telling: float = MOST_TELLING
    late: Callable[[], None] | None = None

    def below(self, root: Node | None) -> float:
        """Search below the root until nothing better can be left, or the clock ends it.

        Returns a bound for every plan: infinite where there is none at all. Cost: nodes × turns × sites left
        × clients.
        """
        ticket, late, weighed = itertools.count(), self.late, 0
        heap = [(root.bound, next(ticket), root)] if root is not None else []
        while heap and heap[0][0] <= self.incumbent.target and not self.clock.is_over():
            bound, _, node = heapq.heappop(heap)
            self.clock.tell(value=self.incumbent.value, bound=bound)
            weighed += len(node.sites) * len(node.prices)
            if late is not None and weighed > LONG:
                late()
                late = None
            for child in self._parts(node):
                heapq.heappush(heap, (child.bound, next(ticket), child))
        left = heap[0][0] if heap else np.inf
        return min(left, self.incumbent.proved)

    def _parts(self, node: Node) -> Iterator[Node]:
        """The parts of a node in which a better plan may be, each with a bound of its own."""
        if self.rule.is_settled(node.must):
            bound = max(node.bound, self.finish(node))
            if bound <= self.incumbent.target:
                # The clock cut in, of the run or of this node alone: it comes back after the others.
                yield replace(node, bound=bound)
            return
        for half in self._halves(node):
            part = self.bounded(half, effort=self.effort)
            if part is not None:
                yield part

    def bounded(self, node: Node, *, effort: Effort) -> Node | None:
        """Bound a node with the relaxation over its sites; None where no better plan is in it."""
        inside = np.zeros(len(self.relaxation.costs), dtype=bool)
        inside[node.sites] = True
        return bounded(
            node,
            relaxation=self.relaxation.kept(inside),
            rule=self.rule.kept(inside),
            incumbent=self.incumbent,
            effort=effort,
            is_over=self.clock.is_over,
            on_turn=self.on_turn,
        )

    def _halves(self, node: Node) -> tuple[Node, Node]:
        """The node with its most telling free site open, and with it shut."""
        free = np.flatnonzero(~node.must)
        k = int(free[np.abs(node.shares[free] - self.most_telling).argmin()])
        must = node.must.copy()
        must[k] = True
        rest = np.arange(len(node.sites)) != k
        return (
            replace(node, must=must),
            replace(node, sites=node.sites[rest], must=node.must[rest], shares=node.shares[rest]),
        )
