"""One node of the search: prices are improved step by step, and what they prove is fixed at once.

Subgradient steps towards the best known value (Held, Wolfe and Crowder 1974, doi:10.1007/BF01580223) on the
Lagrangean dual; sites are closed or opened for good by their reduced costs.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.opening import Opened, Rule
from majup.engines.network.location.problem import Floats, Ints, Mask
from majup.engines.network.location.relaxation import Relaxation

MEMORY = 0.9
LEAST_STEP = 0.001
WORTHWHILE = 1e-2
SERVED = 1e-12
WITHOUT_TARGET = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of all plans: sites that may open (their numbers), those of them that must, and a proved bound.

    prices   shape (clients,): the best known ones.
    shares   shape (sites,): how open each site was in the last steps, a guess at the relaxed plan.
    """

    sites: Ints
    must: Mask
    prices: Floats
    bound: float
    shares: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long one node is worked on: steps at most, the first length, and failures before it is halved."""

    turns: int
    step: float
    patience: int


OnTurn = Callable[[Ints, Floats, Relaxation], None]
"""Told every turn: the numbers of the sites left, the shares at which they stand, their relaxation."""


def bounded(
    node: Node,
    *,
    relaxation: Relaxation,
    rule: Rule,
    incumbent: Incumbent,
    effort: Effort,
    is_over: Callable[[], bool],
    on_turn: OnTurn,
) -> Node | None:
    """Return the node with better prices and fewer open questions, or None where no better plan is in it.

    relaxation, rule   over the node's sites.
    """
    climb = _Climb(node, relaxation=relaxation, rule=rule, step=effort.step)
    for _ in range(effort.turns):
        opened = climb.weighed(incumbent)
        if not np.isfinite(climb.now):
            return None
        on_turn(climb.sites, opened.shares, climb.relaxation)
        if climb.bound > incumbent.target:
            return None
        shares = climb.narrowed(opened, incumbent)
        if climb.rule.is_settled(climb.must) or is_over():
            break
        if not climb.go_on(shares, incumbent, patience=effort.patience):
            break
    return climb.node()


class _Climb:
    """The state of one ascent."""

    def __init__(self, node: Node, *, relaxation: Relaxation, rule: Rule, step: float) -> None:
        self.sites, self.must, self.shares, self.bound = node.sites, node.must, node.shares, node.bound
        self.relaxation, self.rule, self.step = relaxation, rule, step
        self.prices = relaxation.clipped(node.prices, node.must)
        self.best, self.best_prices = -np.inf, self.prices
        self.now, self.idle = -np.inf, 0

    def node(self) -> Node:
        """The node as it stands."""
        return Node(
            sites=self.sites, must=self.must, prices=self.best_prices, bound=self.bound, shares=self.shares
        )

    def weighed(self, incumbent: Incumbent) -> Opened:
        """Weigh the sites at the prices of now; a better bound is kept."""
        opened = self.rule.opened(self.relaxation.values(self.prices), self.must)
        self.now = float(self.prices.sum()) + opened.value
        target = incumbent.target
        worth = WORTHWHILE * max(0.0, target - self.best) if self.best > -np.inf and target < np.inf else 0.0
        self.idle = 0 if self.now > self.best + worth else self.idle + 1
        if self.now > self.best:
            self.best, self.best_prices = self.now, self.prices
            self.bound = max(self.bound, self.best)
        self.shares = MEMORY * self.shares + (1 - MEMORY) * opened.shares
        return opened

    def narrowed(self, opened: Opened, incumbent: Incumbent) -> Floats:
        """Close and open for good what the prices of now prove; return the shares of the sites left.

        A site that is partly open at these prices costs nothing to open, so it is never closed here.
        """
        room = incumbent.target - self.now
        self.must = self.must | (opened.closing > room)
        may = opened.opening <= room
        if may.all():
            return opened.shares
        self.sites, self.must, self.shares = self.sites[may], self.must[may], self.shares[may]
        self.relaxation, self.rule = self.relaxation.kept(may), self.rule.kept(may)
        return opened.shares[may]

    def go_on(self, shares: Floats, incumbent: Incumbent, *, patience: int) -> bool:
        """Take one step, from the shares at which the sites stand; tell whether another one is worth it."""
        if self.idle >= patience:
            self.step, self.idle = self.step / 2, 0
        slack = self.relaxation.slack(shares)
        length = float(slack @ slack)
        if length < SERVED or self.step < LEAST_STEP:
            return False
        target = incumbent.value
        if target == np.inf:
            target = self.best + WITHOUT_TARGET * abs(self.best)
        ahead = max(target - self.now, 1e-9 * abs(target))
        stepped = self.prices + self.step * ahead / length * slack
        self.prices = self.relaxation.clipped(stepped, self.must)
        return True
