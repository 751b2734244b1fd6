"""Better plans from a plan: most of it stands still while some services are planned anew (L).

Large neighbourhood search, Shaw, P. (1998), doi:10.1007/3-540-49481-2_30. Services share only money,
buildings and the aims held before, so some of them, or some of them around one site, are a small problem.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from majup.engines.network.clock import Clock
from majup.engines.network.formulation.aims import AimVector
from majup.engines.network.formulation.matrix import Floats, Mask, Model, holds, restricted
from majup.engines.network.neighbourhood import (
    KINDS,
    Ground,
    Neighbourhood,
    by_slack,
    first_round,
    later_rounds,
)
from majup.engines.network.solver import Effort, Ending, Found, solve

WORTHWHILE = 1e-6
SECONDS_EACH = 0.8
MOST_SECONDS_EACH = 8.0
PATIENCE = 60
MOST_WORK_EACH = 40
# A check of the solver's limits in a small problem stands for less work than one in the whole problem.
SMALL_CHECKS = 40
IDLE_ROUNDS = 4
LEAST_HOPE = 0.1
# So many services are planned alone now and then, to spend the money that others have left.
SPENDERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Better:
    """The improved columns, and why the search stopped: PROOF when nothing more was found to try."""

    columns: Floats
    ending: Ending


def improved(
    ground: Ground,
    model: Model,
    aim: AimVector,
    *,
    values: Floats,
    slack: Callable[[Floats], dict[int, float]],
    effort: Effort,
    threads: int,
    clock: Clock,
    is_enough: Callable[[float], bool],
    bound: float,
) -> Better:
    """Improve `values` for this aim until the effort is spent, or nothing is found for long.

    values   must satisfy the model but may be poor for this aim; the answer is never worse.
    slack    how far each service of a plan may be from its best, for choosing whom to plan anew.
    threads  so many neighbourhoods without a common service are tried side by side.
    is_enough  says of a value whether to stop there; `bound` is shown beside it.

    With a limit of work the single solves are cut by work alone, so that the answer repeats.
    """
    search = _Search(
        ground, model, aim, values=values, slack=slack, effort=effort, threads=threads, clock=clock
    )
    ending = search.run(is_enough, bound=bound)
    return Better(columns=search.best, ending=ending)


class _Search:
    """One run of the search: the best plan, the work spent, and the tries since a service changed."""

    def __init__(
        self,
        ground: Ground,
        model: Model,
        aim: AimVector,
        *,
        values: Floats,
        slack: Callable[[Floats], dict[int, float]],
        effort: Effort,
        threads: int,
        clock: Clock,
    ) -> None:
        self.ground, self.model, self.aim = ground, model, aim
        self.best, self.slack = values, slack
        self.effort, self.threads, self.clock = effort, threads, clock
        self.until = time.monotonic() + effort.seconds
        self.work = 0
        self.tried: dict[tuple[int, ...], int] = {}

    def run(self, is_enough: Callable[[float], bool], *, bound: float) -> Ending:
        """Try one neighbourhood after another until something ends it."""
        idle, singles = 0, 2 * len(self.ground.services)
        for team in self._teams():
            value = float(self.aim.weights @ self.best) + self.aim.constant
            if is_enough(value):
                return Ending.GAP
            if (ending := self._must_end(value, bound=bound)) is not None:
                return ending
            idle = 0 if self._try(team) else idle + 1
            if idle > singles + IDLE_ROUNDS * len(self.ground.sites) or not self.ground.services.size:
                return Ending.PROOF
        return Ending.PROOF

    def _must_end(self, value: float, *, bound: float) -> Ending | None:
        if time.monotonic() >= self.until:
            return Ending.CLOCK
        if self.effort.work is not None and self.work >= self.effort.work * SMALL_CHECKS:
            return Ending.WORK
        if self.clock.tell("aim", self.aim.aim, value=value, bound=bound):
            return Ending.CANCELLED
        return None

    def _teams(self) -> Iterator[tuple[Neighbourhood, ...]]:
        """Neighbourhoods to try side by side: no two share a service."""
        for where in first_round(self.slack(self.best)):
            yield (where,)
        for turn, offered in enumerate(later_rounds(self.ground, seed=self.effort.seed)):
            slack = self.slack(self.best)
            if turn % len(KINDS) == 0:
                for service in by_slack(slack)[:SPENDERS]:
                    yield (Neighbourhood(services=(service,)),)
            least = LEAST_HOPE * max(slack.values(), default=0.0)
            hopes = {s: max(slack.get(s, 0.0), least) for s in self.ground.services.tolist()}
            chosen: list[Neighbourhood] = []
            for where in sorted(offered, key=partial(self._worth, hopes=hopes), reverse=True):
                if all(set(where.services).isdisjoint(other.services) for other in chosen):
                    chosen.append(where)
                if len(chosen) == self.threads:
                    break
            yield tuple(chosen)

    def _worth(self, where: Neighbourhood, *, hopes: dict[int, float]) -> float:
        return sum(hopes[s] for s in where.services) / (1.0 + self.tried.get(where.services, 0))

    def _try(self, team: tuple[Neighbourhood, ...]) -> bool:
        """Plan the neighbourhoods anew side by side; keep what is better, together where that still holds."""
        start = self.best
        free = [self.ground.free_columns(where, start) for where in team]
        tasks = [partial(self._solved, mask, start) for mask in free]
        found = self.clock.side_by_side(tasks, threads=self.threads)
        self.work += max(one.work for one in found) + 1
        gains = [self._gain(one, mask, start) for one, mask in zip(found, free, strict=True)]
        is_better = False
        for k in sorted(range(len(team)), key=lambda k: -gains[k]):
            self.tried[team[k].services] = self.tried.get(team[k].services, 0) + 1
            if gains[k] > WORTHWHILE * max(1.0, abs(float(self.aim.weights @ start))):
                is_better |= self._take(team[k], found[k], free[k])
        return is_better

    def _take(self, where: Neighbourhood, found: Found, free: Mask) -> bool:
        """Take over what was found, unless another one taken before has spent what it needs."""
        assert found.columns is not None
        fresh = self.best.copy()
        own = free & ~np.isin(np.arange(len(free)), self.ground.columns.building)
        fresh[own] = found.columns[own[free]]
        fresh[self.ground.columns.building[self.ground.columns.building >= 0]] = 0.0
        fresh[self.ground.used_buildings(fresh)] = 1.0
        gain = float(self.aim.weights @ (fresh - self.best)) * (1 if self.aim.is_maximised else -1)
        if gain <= 0 or not holds(self.model, fresh):
            return False
        self.best = fresh
        for services in list(self.tried):
            if set(services) & set(where.services):
                self.tried[services] = 0
        return True

    def _solved(self, free: Mask, start: Floats) -> Found:
        return solve(
            restricted(self.model, free=free, values=start),
            weights=self.aim.weights[free],
            is_maximised=self.aim.is_maximised,
            effort=self._part_of_effort(),
            start=start[free],
        )

    def _part_of_effort(self) -> Effort:
        left = max(0.05, self.until - time.monotonic())
        if self.effort.work is None:
            each = min(MOST_SECONDS_EACH, max(SECONDS_EACH, self.effort.seconds / PATIENCE))
            return replace(self.effort, seconds=min(left, each), gap=1e-5)
        return replace(self.effort, seconds=left, work=min(self.effort.work, MOST_WORK_EACH), gap=1e-5)

    def _gain(self, found: Found, free: Mask, start: Floats) -> float:
        if found.columns is None:
            return 0.0
        gain = float(self.aim.weights[free] @ (found.columns - start[free]))
        return gain if self.aim.is_maximised else -gain
