"""Better plans from a plan: most of it stands still while the rest is planned anew (L).

Large neighbourhood search, Shaw, P. (1998), doi:10.1007/3-540-49481-2_30. By turns what may change is chosen
by the relaxation, where it differs from the plan, and by services: they share only money, buildings and the
aims held before, so some of them, or some of them around one site, are a small problem.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from majup.engines.network.board import Board
from majup.engines.network.differing import Differing
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
SECONDS_EACH = 1.8
MOST_SECONDS_EACH = 8.0
PATIENCE = 60
MOST_WORK_EACH = 40
# A check of the solver's limits in a small problem stands for less work than one in the whole problem.
SMALL_CHECKS = 40
IDLE_ROUNDS = 4
LEAST_HOPE = 0.1
# So many services are planned alone now and then, to spend the money that others have left.
SPENDERS = 2
DIFFERING_TURNS = 3

Settled = Callable[[Floats], Floats | None]
"""Keeps what opens and sends whole persons; None where that cannot be done."""
SlackOf = Callable[[Floats], dict[int, float]]
"""How far each service of a plan may be from its best, for choosing whom to plan anew."""


@dataclass(frozen=True, slots=True)
class _Try:
    """One small problem: the free columns, and the services it plans anew; () where these are any."""

    free: Mask
    services: tuple[int, ...]


class Improvement:
    """One search for better plans than the one on the board.

    relaxed  the relaxation's value of every column.
    threads  so many neighbourhoods are tried side by side.

    With a limit of work the single solves are cut by work alone, so that the answer repeats.
    """

    def __init__(
        self,
        ground: Ground,
        model: Model,
        board: Board,
        *,
        relaxed: Floats,
        settled: Settled,
        slack: SlackOf,
        effort: Effort,
        threads: int,
    ) -> None:
        self.ground, self.model, self.board, self.aim = ground, model, board, board.aim
        self.settled, self.slack = settled, slack
        self.effort, self.threads = effort, threads
        self.differing = Differing(ground, relaxed, seed=effort.seed)
        self.until = time.monotonic() + effort.seconds
        self.work = 0
        self.tried: dict[tuple[int, ...], int] = {}

    @property
    def best(self) -> Floats:
        """The best plan known."""
        assert self.board.values is not None
        return self.board.values

    def run(self) -> Ending:
        """Try one neighbourhood after another until the effort is spent, or nothing is found for long."""
        idle, most_idle = 0, 2 * len(self.ground.services) + IDLE_ROUNDS * len(self.ground.sites)
        for team in self._teams():
            if (offered := self.board.offered()) is not None:
                self.board.keep(self.settled(offered))
            if (ending := self._ending()) is not None:
                return ending
            idle = 0 if self._try(team) else idle + 1
            if idle > most_idle * (1 + DIFFERING_TURNS) or not self.ground.services.size:
                return Ending.PROOF
        return Ending.PROOF

    def _ending(self) -> Ending | None:
        if self.board.tell():
            return Ending.CANCELLED if self.board.clock.is_cancelled else Ending.GAP
        if time.monotonic() >= self.until:
            return Ending.CLOCK
        if self.effort.work is not None and self.work >= self.effort.work * SMALL_CHECKS:
            return Ending.WORK
        return None

    def _teams(self) -> Iterator[tuple[_Try, ...]]:
        """What to try side by side: by turns where plan and relaxation differ, and some services."""
        for team in self._teams_of_services():
            for _ in range(DIFFERING_TURNS):
                drawn = self.differing.draws(self.best, count=self.threads)
                yield tuple(_Try(free=free, services=()) for free in drawn)
            yield tuple(
                _Try(free=self.ground.free_columns(where, self.best), services=where.services)
                for where in team
            )

    def _teams_of_services(self) -> Iterator[tuple[Neighbourhood, ...]]:
        """Neighbourhoods of which no two share a service."""
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

    def _try(self, team: tuple[_Try, ...]) -> bool:
        """Plan what is free anew side by side; keep what is better, together where that still holds."""
        start = self.best
        tasks = [partial(self._solved, one.free, start) for one in team]
        found = self.board.clock.side_by_side(tasks, threads=self.threads)
        self.work += max(one.work for one in found) + 1
        least = WORTHWHILE * max(1.0, abs(float(self.aim.weights @ start)))
        gains = [self._gain(one.columns, start, team[k].free) for k, one in enumerate(found)]
        is_better = False
        for k in sorted(range(len(team)), key=lambda k: -gains[k]):
            is_taken = gains[k] > least and self._take(team[k], found[k])
            self._learn(team[k], found[k], is_better=is_taken)
            is_better |= is_taken
        return is_better

    def _take(self, one: _Try, found: Found) -> bool:
        """Take over what was found, unless another one taken before has spent what it needs."""
        assert found.columns is not None
        buildings = self.ground.columns.building[self.ground.columns.building >= 0]
        fresh = self.best.copy()
        fresh[one.free] = found.columns
        fresh[buildings] = 0.0
        fresh[self.ground.used_buildings(fresh)] = 1.0
        whole = self.settled(fresh)
        is_better = whole is not None and self._gain(whole, self.best) > 0 and holds(self.model, whole)
        return is_better and self.board.keep(whole)

    def _learn(self, one: _Try, found: Found, *, is_better: bool) -> None:
        """Remember what was tried in vain, and how large a problem may be."""
        if not one.services:
            is_solved = found.ending in (Ending.PROOF, Ending.GAP)
            self.differing.learn(is_solved=is_solved, is_better=is_better)
        self.tried[one.services] = self.tried.get(one.services, 0) + 1
        if is_better:
            for services in self.tried:
                if not one.services or set(services) & set(one.services):
                    self.tried[services] = 0

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

    def _gain(self, found: Floats | None, start: Floats, free: Mask | None = None) -> float:
        """How much better these columns (the free ones, or all) are than those of the start."""
        if found is None:
            return 0.0
        some = slice(None) if free is None else free
        gain = float(self.aim.weights[some] @ (found - start[some]))
        return gain if self.aim.is_maximised else -gain
