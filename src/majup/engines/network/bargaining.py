"""Services bargain over what they share: prices found again and again, plans of all rounds put together.

Column generation (Dantzig, G. B. and Wolfe, P. 1960, doi:10.1287/opre.8.1.101) whose prices go only part of
the way from the best ones so far to those of the plans at hand, so that they do not run wild (Wentges, P.
1997, doi:10.1111/j.1475-3995.1997.tb00001.x). Small parts of the way raise the bound, large ones find plans.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from majup.engines.network.blocks import (
    SHARED,
    BlockPlan,
    labels_of_rows,
    planned_apart,
    taken_apart,
)
from majup.engines.network.clock import Clock
from majup.engines.network.formulation.matrix import Floats, Ints, Model
from majup.engines.network.solver import Effort, Relaxed, relaxed, solve

FARTHEST = 0.4
"""How far prices go from the best so far towards those of the plans at hand; every other round a quarter."""
SHORTER = 0.7
MASTER_SECONDS = 2.0
FIRST_ROUND, LATER_ROUND = 0.3, 0.12
"""Of the time left, at most so much for the plans apart of one round."""
NEAREST = 0.02
WORK_OF_ROUND = 4
EXACTNESS = 5e-4
"""Of the whole value, shared out among the services: a plan apart need not be proved better than that."""


class Shelf:
    """Plans of single services, each once. They keep their service's own rows, so they serve every aim."""

    def __init__(self, labels: Ints) -> None:
        self.labels = labels
        self.columns = {s: np.flatnonzero(labels == s) for s in np.unique(labels[labels != SHARED]).tolist()}
        self.plans: list[tuple[int, Floats]] = []
        self._seen: set[tuple[int, bytes]] = set()

    def put(self, service: int, values: Floats) -> bool:
        """Keep a plan of a service, over its own columns; False where the same one is there."""
        key = (service, np.round(values, 4).tobytes())
        if key in self._seen:
            return False
        self._seen.add(key)
        self.plans.append((service, values))
        return True

    def put_whole(self, values: Floats) -> None:
        """Keep what a whole plan does in each service."""
        for service, columns in self.columns.items():
            self.put(service, values[columns])

    def put_apart(self, plans: tuple[BlockPlan, ...]) -> int:
        """Keep the plans found apart; say how many are new."""
        found = [(plan.block.service, plan.values) for plan in plans if plan.values is not None]
        return sum(self.put(service, values) for service, values in found)


class Master:
    """The choice of one plan for each service that keeps what ties services together, at the least weight."""

    def __init__(self, shelf: Shelf, model: Model, *, weights: Floats) -> None:
        first, last = labels_of_rows(model, shelf.labels)
        self.shelf, self.model, self.weights = shelf, model, weights
        self.ties = np.flatnonzero((first != last) | (first == SHARED))
        self.rows = model.matrix[self.ties].tocsc()
        self.shared = np.flatnonzero(shelf.labels == SHARED)

    def best(self, *, effort: Effort) -> Floats | None:
        """The best whole plan out of the shelf; None where no choice keeps the ties."""
        found = solve(self._model(), weights=self._costs(), is_maximised=False, effort=effort)
        if found.columns is None:
            return None
        whole = np.zeros(len(self.weights))
        whole[self.shared] = np.round(found.columns[: len(self.shared)])
        chosen = found.columns[len(self.shared) :].tolist()
        for share, (service, values) in zip(chosen, self.shelf.plans, strict=True):
            if share > 0.5:
                whole[self.shelf.columns[service]] = values
        return whole

    def prices(self, *, seconds: float) -> Floats | None:
        """What each row of the model is worth where services may take parts of plans; 0 for own rows."""
        found = relaxed(
            self._model(),
            separators=(),
            weights=self._costs(),
            is_maximised=False,
            seconds=seconds,
            rounds=1,
        )
        if found.prices is None:
            return None
        prices = np.zeros(len(self.model.row_lower))
        prices[self.ties] = found.prices[: len(self.ties)]
        return prices

    def _costs(self) -> Floats:
        columns = self.shelf.columns
        plans = [float(self.weights[columns[service]] @ values) for service, values in self.shelf.plans]
        return np.concatenate([self.weights[self.shared], plans])

    def _model(self) -> Model:
        """Formula (M1): the shared columns as they are, then one column a plan."""
        plans, columns, model = self.shelf.plans, self.shelf.columns, self.model
        sums = np.stack([self.rows[:, columns[service]] @ values for service, values in plans], axis=1)
        one_each = np.array([[float(s == service) for service, _ in plans] for s in columns])
        ones = np.ones(len(columns))
        return Model(
            matrix=sparse.bmat([[self.rows[:, self.shared], sums], [None, one_each]], format="csr"),
            row_lower=np.concatenate([model.row_lower[self.ties], ones]),
            row_upper=np.concatenate([model.row_upper[self.ties], ones]),
            column_lower=np.concatenate([model.column_lower[self.shared], np.zeros(len(plans))]),
            column_upper=np.concatenate([model.column_upper[self.shared], np.ones(len(plans))]),
            is_integer=np.ones(len(self.shared) + len(plans), dtype=bool),
        )


IsEnough = Callable[[float, float], bool]
"""Told value and bound between and within rounds; answering True ends it, for a gap or a cancel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bargain:
    """The best whole plan found, or the one given; the highest bound of all rounds, and its plans apart."""

    values: Floats
    bound: float
    plans: tuple[BlockPlan, ...]


class Bargaining:
    """Services planned apart at prices, put together, planned at new prices, and again; (B), (M1), (M2).

    weights  to be least; `values` keeps the model of `found`.
    is_once  one round only, with all the time: enough where no aim held ties services tightly together.

    Every round's bound holds, whatever its prices are. With a limit of work each plan apart is cut by work
    alone, and so many rounds are made as work allows, so that the answer repeats.
    """

    def __init__(
        self,
        shelf: Shelf,
        found: Relaxed,
        *,
        weights: Floats,
        values: Floats,
        effort: Effort,
        threads: int,
        clock: Clock,
        is_once: bool = False,
    ) -> None:
        assert found.prices is not None
        shelf.put_whole(values)
        self.shelf, self.found, self.weights, self.values = shelf, found, weights, values
        self.effort, self.threads, self.clock = effort, threads, clock
        self.master = Master(shelf, found.model, weights=weights)
        self.until = time.monotonic() + effort.seconds
        self.anchor: Floats = found.prices
        self.prices: Floats = found.prices
        self.far, self.count, self.is_once = FARTHEST, 0, is_once
        self.best: Bargain | None = None

    def struck(self, is_enough: IsEnough) -> Bargain:
        """Bargain until nothing is gained, the effort is spent, or it is enough."""
        while self._turn(is_enough) and not self.is_once:
            pass
        assert self.best is not None
        return self.best

    def _turn(self, is_enough: IsEnough) -> bool:
        """One round; False when it was the last one."""
        before = -np.inf if self.best is None else self.best.bound
        has_news = self._plan_apart(lambda: is_enough(float(self.weights @ self.values), before))
        self._put_together()
        assert self.best is not None
        self.count += 1
        if not has_news:
            self.far *= SHORTER
        is_spent = self.effort.work is not None and self.count * WORK_OF_ROUND >= self.effort.work
        if is_spent or time.monotonic() >= self.until or self.far < NEAREST:
            return False
        if is_enough(float(self.weights @ self.values), self.best.bound):
            return False
        now = self.master.prices(seconds=self._left())
        part = self.far / 4 if self.count % 2 else self.far
        self.prices = self.anchor if now is None else (1 - part) * self.anchor + part * now
        return True

    def _plan_apart(self, tell: Callable[[], bool]) -> bool:
        """Plan every service at the prices; say whether that brought a new plan or a higher bound."""
        priced = taken_apart(
            replace(self.found, prices=self.prices), weights=self.weights, labels=self.shelf.labels
        )
        plans = planned_apart(
            priced,
            effort=self._effort_apart(),
            threads=self.threads,
            clock=self.clock,
            tell=tell,
        )
        news = self.shelf.put_apart(plans)
        bound = priced.constant + sum(plan.bound for plan in plans)
        if self.best is not None and bound <= self.best.bound:
            return news > 0
        self.anchor = self.prices
        self.best = Bargain(values=self.values, bound=bound, plans=plans)
        return True

    def _effort_apart(self) -> Effort:
        if self.is_once:
            return replace(self.effort, seconds=self._left())
        part = FIRST_ROUND if self.best is None else LATER_ROUND
        exact = EXACTNESS * abs(float(self.weights @ self.values)) / max(1, len(self.shelf.columns))
        return replace(self.effort, seconds=self._left() * part, gap=0.0, absolute_gap=max(1e-6, exact))

    def _put_together(self) -> None:
        seconds = min(MASTER_SECONDS, self._left())
        fresh = self.master.best(effort=replace(self.effort, seconds=seconds, gap=1e-5))
        if fresh is not None and float(self.weights @ (fresh - self.values)) < 0:
            assert self.best is not None
            self.values = fresh
            self.best = replace(self.best, values=fresh)

    def _left(self) -> float:
        return max(0.1, self.until - time.monotonic())
