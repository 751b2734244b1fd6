"""The search for one aim: the relaxation with its rows, then all at once and the services apart."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import numpy as np

from majup.engines.network.bargaining import Bargaining, Shelf
from majup.engines.network.blocks import BlockPlan, service_of_columns
from majup.engines.network.board import Board
from majup.engines.network.clock import Clock
from majup.engines.network.formulation.aims import AimVector, aims_of
from majup.engines.network.formulation.areas import broken_area_rows, service_areas
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.constraints import model_of, nobody_goes_where_nothing_is_open
from majup.engines.network.formulation.matrix import Block, Floats, Model, broken_rows, holds, restricted
from majup.engines.network.formulation.seats import broken_seat_rows, pair_seats
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.improvement import Improvement
from majup.engines.network.neighbourhood import Ground
from majup.engines.network.problem.records import Aim
from majup.engines.network.solver import Effort, Ending, Found, Relaxed, Report, relaxed, solve

PART_OF_WORK = {
    Aim.NEEDS_MET: 1.0,
    Aim.PUBLIC_COST: 0.5,
    Aim.PERSON_MINUTES: 0.25,
    Aim.COST_AND_UNMET: 1.0,
}
ROUNDS = 40
# Of the time of an aim: the relaxation, then the services apart; the rest is for better plans.
RELAXATION, WHOLE_FIRST = 0.15, 0.5
BARGAIN = {
    Aim.NEEDS_MET: 0.1,
    Aim.PUBLIC_COST: 0.7,
    Aim.PERSON_MINUTES: 0.7,
    Aim.COST_AND_UNMET: 0.3,
}
# A model with so few whole columns is searched at once too: mostly that proves it.
FEW = 1500


class Search:
    """The state of one run: the model with the aims held, the aim at hand, what stopped each solve."""

    def __init__(self, sets: Sets, *, clock: Clock, threads: int) -> None:
        self.sets, self.clock, self.threads = sets, clock, threads
        self.columns = columns_of(sets)
        self.model = model_of(sets, self.columns)
        self.labels = service_of_columns(sets, self.columns)
        self.ground = Ground(sets, self.columns)
        self.shelf = Shelf(self.labels)
        self.board = Board(aims_of(sets, self.columns)[0], self.columns, clock=clock, values=None)
        self.endings: list[Ending] = []
        pool = nobody_goes_where_nothing_is_open(sets, self.columns)
        rows = pool.as_matrix(self.columns.count)
        areas, seats = service_areas(sets, self.columns), pair_seats(sets, self.columns)
        self.separators: tuple[Callable[[Floats], Block], ...] = (
            lambda values: broken_rows(pool, rows, values),
            lambda values: broken_seat_rows(seats, values),
            lambda values: broken_area_rows(areas, values),
        )

    @property
    def values(self) -> Floats | None:
        """The best plan so far, in whole persons where demands are whole."""
        return self.board.values

    def begin(self, openings: Iterable[Floats]) -> None:
        """Take the best of some first plans, so that even the shortest run has an answer.

        openings   how many modules of each option open; what the rules do not allow is left aside.
        """
        for opened in openings:
            start = np.zeros(self.columns.count)
            start[self.columns.opened] = opened
            start[self.ground.used_buildings(start)] = 1.0
            several = self.columns.expanded[self.sets.option_pair[opened > 0.5]]
            start[several[several >= 0]] = 1.0
            found = self.settled(start)
            if found is not None and holds(self.model, found):
                self.board.keep(found)

    def turn_to(self, aim: AimVector) -> None:
        """Begin another aim with the plan in hand, whose persons go as this aim likes best."""
        self.board = Board(aim, self.columns, clock=self.clock, values=self.values)
        self.board.keep(self.settled(self.values))

    def run(self, *, until: float) -> None:
        """Search until that moment; the better plan and what none can beat stand on the board."""
        before, board = len(self.endings), self.board
        self._search(until=until)
        if self.clock.is_cancelled:
            self.endings.append(Ending.CANCELLED)
        elif board.is_over() and not (self._must_repeat() and Ending.CLOCK in self.endings[before:]):
            # However its parts ended: together they came near enough.
            self.endings[before:] = [Ending.GAP if board.falls_short() else Ending.PROOF]

    def _search(self, *, until: float) -> None:
        begun = time.monotonic()
        part = 1.0 if self._must_repeat() else RELAXATION
        found = self._relaxed(seconds=(until - begun) * part)
        self.board.know(found.bound)
        if self.board.is_over():
            return
        if found.prices is None or self.values is None:
            self._at_once(until=until)
        elif int(self.model.is_integer.sum()) > FEW:
            self._by_services(found, threads=self.threads, until=until)
        elif self.threads > 1 and not self._must_repeat():
            self._both_ways(found, until=until)
        else:
            part = 1.0 if self._must_repeat() else WHOLE_FIRST
            self._at_once(until=time.monotonic() + (until - time.monotonic()) * part)
            if not self.board.is_over():
                self._by_services(found, threads=1, until=until)

    def _both_ways(self, found: Relaxed, *, until: float) -> None:
        """All at once on one thread, the services apart on the others; each learns what the other finds."""
        tasks = (
            partial(self._at_once, until=until),
            partial(self._by_services, found, threads=self.threads - 1, until=until),
        )
        self.clock.side_by_side(tasks, threads=len(tasks))

    def settled(self, values: Floats | None) -> Floats | None:
        """Keep what opens and send whole persons, as the aim at hand likes best; formula (W).

        With the openings fixed the rest is a transport problem, whose corners are whole but for side
        conditions (money, forecast factors, aims held), so this is quick. None where it cannot be done.
        """
        if values is None:
            return None
        aim, opened = self.board.aim, self.columns.is_integer
        best = values.copy()
        best[opened] = np.round(values[opened])
        found = solve(
            restricted(self._whole_model(), free=~opened, values=best),
            weights=aim.weights[~opened],
            is_maximised=aim.is_maximised,
            effort=replace(self._effort(seconds=max(2.0, self.clock.left())), gap=0.0, work=None),
        )
        if found.columns is None:
            return None
        best[~opened] = found.columns
        return best

    def _relaxed(self, *, seconds: float) -> Relaxed:
        """Solve the relaxation and keep the rows that bind it; they hold for every aim."""
        self.board.tell()
        found = relaxed(
            self.model,
            separators=self.separators,
            weights=self.board.aim.weights,
            is_maximised=self.board.aim.is_maximised,
            seconds=seconds,
            rounds=ROUNDS if self.clock.limits.work is None else min(ROUNDS, 4 + self.clock.limits.work // 2),
        )
        if not found.is_complete:
            self.endings.append(Ending.CLOCK)
        self.model = found.model
        return found

    def _by_services(self, found: Relaxed, *, threads: int, until: float) -> None:
        """Plan the services apart, put them together, and improve that."""
        board, aim = self.board, self.board.aim
        sign = -1.0 if aim.is_maximised else 1.0
        assert board.values is not None
        assert found.values is not None

        def is_enough(_value: float, bound: float) -> bool:
            board.know(sign * bound)
            return board.tell()

        # Where the answer must repeat, work alone ends the bargain.
        part = 1.0 if self._must_repeat() else BARGAIN[aim.aim]
        bargaining = Bargaining(
            self.shelf,
            found,
            weights=sign * aim.weights,
            values=board.values,
            effort=self._effort(seconds=(until - time.monotonic()) * part),
            threads=threads,
            clock=self.clock,
            is_once=aim.aim is Aim.COST_AND_UNMET,
        )
        bargain = bargaining.struck(is_enough)
        board.know(sign * bargain.bound)
        board.keep(self.settled(bargain.values))
        if not board.is_over():
            improvement = Improvement(
                self.ground,
                self.model,
                board,
                relaxed=found.values,
                settled=self.settled,
                slack=partial(_slack, bargain.plans),
                effort=self._effort(seconds=until - time.monotonic()),
                threads=threads,
            )
            self.endings.append(improvement.run())

    def _at_once(self, *, until: float) -> None:
        """Search the whole model; where parts of persons beat whole ones, search again among whole ones."""
        found = self._solved(self.model, until=until)
        if found.ending is Ending.PROOF and self.board.falls_short():
            found = self._solved(self._whole_model(), until=until)
        self.endings.append(found.ending)

    def _solved(self, model: Model, *, until: float) -> Found:
        """Search a model, from nothing: a first plan of ours leads the solver to few others (seen)."""
        board = self.board

        def watch(report: Report) -> bool:
            # Reports come by the clock: an answer that must repeat may not hang on them.
            if report.bound is not None and not self._must_repeat():
                board.know(report.bound)
            return board.tell()

        found = solve(
            model,
            weights=board.aim.weights,
            is_maximised=board.aim.is_maximised,
            effort=self._effort(seconds=max(0.05, until - time.monotonic())),
            watch=watch,
            on_better=board.offer,
        )
        board.know(found.bound)
        board.keep(self.settled(found.columns))
        if found.ending is Ending.CANCELLED and not self.clock.is_cancelled:
            return replace(found, ending=Ending.GAP if board.falls_short() else Ending.PROOF)
        if found.ending is Ending.IMPOSSIBLE and self.values is not None:
            return replace(found, ending=Ending.NUMERICS)
        return found

    def _must_repeat(self) -> bool:
        return self.clock.limits.work is not None

    def _whole_model(self) -> Model:
        """The model with persons whole wherever demands are."""
        if not self.sets.is_whole:
            return self.model
        whole = self.columns.is_integer.copy()
        whole[self.columns.going] = True
        whole[self.columns.met] = True
        return replace(self.model, is_integer=whole)

    def _effort(self, *, seconds: float) -> Effort:
        limits, aim = self.clock.limits, self.board.aim
        return Effort(
            seconds=seconds,
            gap=limits.gap,
            absolute_gap=max(1e-6, aim.step * 0.999) if aim.is_maximised else 1e-6,
            seed=limits.seed,
            work=None if limits.work is None else max(1, round(limits.work * PART_OF_WORK[aim.aim])),
        )


def _slack(plans: tuple[BlockPlan, ...], values: Floats) -> dict[int, float]:
    """How far each service of a plan may be from its best at its prices."""
    return {
        plan.block.service: float(plan.block.prices @ values[plan.block.columns]) - plan.bound
        for plan in plans
    }
