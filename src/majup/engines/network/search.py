"""The search for one aim: the relaxation with its rows, the services apart, better plans, all at once."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from majup.engines.network.bargaining import Shelf, bargained
from majup.engines.network.blocks import BlockPlan, service_of_columns
from majup.engines.network.clock import Clock, relative_gap
from majup.engines.network.formulation.aims import AimVector, aims_of
from majup.engines.network.formulation.areas import broken_area_rows, service_areas
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.constraints import model_of, nobody_goes_where_nothing_is_open
from majup.engines.network.formulation.matrix import Block, Floats, Model, broken_rows, holds, restricted
from majup.engines.network.formulation.seats import broken_seat_rows, pair_seats
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.improvement import improved
from majup.engines.network.neighbourhood import Ground
from majup.engines.network.problem.records import Aim
from majup.engines.network.solver import Effort, Ending, Found, Relaxed, Report, relaxed, solve

PART_OF_WORK = {
    Aim.NEEDS_MET: 1.0,
    Aim.PUBLIC_COST: 0.5,
    Aim.PERSON_MINUTES: 0.25,
    Aim.COST_AND_UNMET: 1.0,
}
PROVED = 1e-6
ROUNDS = 40
# Of the time of an aim: the relaxation, then the services apart; the rest is for better plans. A problem with
# few whole columns is first searched at once, which mostly proves it.
RELAXATION, WHOLE_FIRST = 0.15, 0.5
BARGAIN = {
    Aim.NEEDS_MET: 0.35,
    Aim.PUBLIC_COST: 0.7,
    Aim.PERSON_MINUTES: 0.7,
    Aim.COST_AND_UNMET: 0.3,
}
FEW = 400
ROUNDED = 1e-4


class Search:
    """The state of one run: the model with the aims held, the best plan, what stopped each solve.

    Where demands are whole, `values` is a plan in whole persons whenever it is not None.
    """

    def __init__(self, sets: Sets, *, clock: Clock, threads: int) -> None:
        self.sets, self.clock, self.threads = sets, clock, threads
        self.columns = columns_of(sets)
        self.model = model_of(sets, self.columns)
        self.labels = service_of_columns(sets, self.columns)
        self.ground = Ground(sets, self.columns)
        self.shelf = Shelf(self.labels)
        self.values: Floats | None = None
        self.endings: list[Ending] = []
        pool = nobody_goes_where_nothing_is_open(sets, self.columns)
        rows = pool.as_matrix(self.columns.count)
        areas, seats = service_areas(sets, self.columns), pair_seats(sets, self.columns)
        self.separators: tuple[Callable[[Floats], Block], ...] = (
            lambda values: broken_rows(pool, rows, values),
            lambda values: broken_seat_rows(seats, values),
            lambda values: broken_area_rows(areas, values),
        )

    def begin(self, openings: Iterable[Floats]) -> None:
        """Take the best of some first plans, so that even the shortest run has an answer.

        openings   how many modules of each option open; what the rules do not allow is left aside.
        """
        aim = aims_of(self.sets, self.columns)[0]
        for opened in openings:
            start = np.zeros(self.columns.count)
            start[self.columns.opened] = opened
            start[self.ground.used_buildings(start)] = 1.0
            several = self.columns.expanded[self.sets.option_pair[opened > 0.5]]
            start[several[several >= 0]] = 1.0
            found = self.settled(aim, start)
            if found is not None and holds(self.model, found):
                self._keep(aim, found)

    def run(self, aim: AimVector, *, until: float) -> float:
        """Search until that moment; keep the better plan and return what no plan can beat."""
        before = len(self.endings)
        bound = self._bounded(aim, until=until)
        if len(self.endings) == before:
            # Nothing had to stop it: prices alone came near enough.
            self.endings.append(Ending.GAP if self._falls_short(aim, bound) else Ending.PROOF)
        return bound

    def _bounded(self, aim: AimVector, *, until: float) -> float:
        begun = time.monotonic()
        part = RELAXATION if self.clock.limits.work is None else 1.0
        found = self._relaxed(aim, seconds=(until - begun) * part)
        bound = self.bound_of(aim, found.bound)
        is_small = int(self.model.is_integer.sum()) <= FEW
        if is_small or self.values is None or found.prices is None:
            part = WHOLE_FIRST if self.values is not None else 1.0
            bound = self._tightest(
                aim, bound, self._at_once(aim, bound, seconds=(until - time.monotonic()) * part)
            )
            if self._is_over(aim, bound) or found.prices is None or self.values is None:
                return bound
        bound = self._tightest(aim, bound, self._by_services(aim, found, until=until))
        if is_small and not self._is_over(aim, bound):
            bound = self._tightest(aim, bound, self._at_once(aim, bound, seconds=until - time.monotonic()))
        return bound

    def settle(self, aim: AimVector) -> None:
        """Send persons as this aim likes best, with what is open; leave the plan alone where that fails."""
        self._keep(aim, self.settled(aim, self.values))

    def settled(self, aim: AimVector, values: Floats | None) -> Floats | None:
        """Keep what opens and send whole persons, as this aim likes best; formula (W).

        With the openings fixed the rest is a transport problem, whose corners are whole but for side
        conditions (money, forecast factors, aims held), so this is quick. None where it cannot be done.
        """
        if values is None:
            return None
        opened = self.columns.is_integer
        best = values.copy()
        best[opened] = np.round(values[opened])
        found = solve(
            restricted(self._whole_model(), free=~opened, values=best),
            weights=aim.weights[~opened],
            is_maximised=aim.is_maximised,
            effort=replace(self._effort(aim, seconds=max(2.0, self.clock.left())), gap=0.0, work=None),
        )
        if found.columns is None:
            return None
        best[~opened] = found.columns
        return best

    def bound_of(self, aim: AimVector, bound: float) -> float:
        """A bound of the solver with the constant, rounded to what plans can have, or the sure one."""
        if aim.is_maximised:
            return _whole_bound(aim, min(bound, float(aim.weights @ self.columns.upper)))
        least = np.minimum(aim.weights * self.columns.lower, aim.weights * self.columns.upper).sum()
        return _whole_bound(aim, max(bound, float(least)) + aim.constant)

    def _relaxed(self, aim: AimVector, *, seconds: float) -> Relaxed:
        """Solve the relaxation and keep the rows that bind it; they hold for every aim."""
        self.clock.tell("aim", aim.aim, value=self._value(aim))
        found = relaxed(
            self.model,
            separators=self.separators,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            seconds=seconds,
            rounds=ROUNDS if self.clock.limits.work is None else min(ROUNDS, 4 + self.clock.limits.work // 2),
        )
        if not found.is_complete:
            self.endings.append(Ending.CLOCK)
        self.model = found.model
        return found

    def _by_services(self, aim: AimVector, found: Relaxed, *, until: float) -> float:
        """Plan the services apart, put them together, and improve that; returns the bound they give."""
        sign = -1.0 if aim.is_maximised else 1.0
        self.settle(aim)
        assert self.values is not None

        def is_enough(value: float, bound: float) -> bool:
            value = sign * value + aim.constant
            known = self.bound_of(aim, sign * bound) if math.isfinite(bound) else None
            is_cancelled = self.clock.tell("aim", aim.aim, value=value, bound=known)
            is_near = known is not None and relative_gap(value, known) <= max(PROVED, self.clock.limits.gap)
            return is_cancelled or is_near

        bargain = bargained(
            self.shelf,
            found,
            weights=sign * aim.weights,
            values=self.values,
            effort=self._effort(aim, seconds=(until - time.monotonic()) * BARGAIN[aim.aim]),
            threads=self.threads,
            clock=self.clock,
            is_enough=is_enough,
            is_once=aim.aim is Aim.COST_AND_UNMET,
        )
        self._keep(aim, self.settled(aim, bargain.values))
        bound = self.bound_of(aim, sign * bargain.bound)
        if not self._is_over(aim, bound):
            self._improve(aim, bargain.plans, bound=bound, seconds=until - time.monotonic())
        return bound

    def _improve(self, aim: AimVector, plans: tuple[BlockPlan, ...], *, bound: float, seconds: float) -> None:
        assert self.values is not None

        def slack(values: Floats) -> dict[int, float]:
            return {
                plan.block.service: float(plan.block.prices @ values[plan.block.columns]) - plan.bound
                for plan in plans
            }

        settled = self.settled(aim, self.values)
        better = improved(
            self.ground,
            self._whole_model(),
            aim,
            values=self.values if settled is None else settled,
            slack=slack,
            effort=self._effort(aim, seconds=seconds),
            threads=self.threads,
            clock=self.clock,
            is_enough=lambda value: relative_gap(value, bound) <= max(PROVED, self.clock.limits.gap),
            bound=bound,
        )
        self._keep(aim, better.columns)
        self.endings.append(better.ending)

    def _at_once(self, aim: AimVector, bound: float, *, seconds: float) -> float:
        """Search the whole model; where parts of persons beat whole ones, search again among whole ones."""
        found = self._solved(aim, self.model, seconds=seconds)
        best = self._tightest(aim, bound, self.bound_of(aim, found.bound))
        self._keep(aim, self.settled(aim, found.columns))
        if found.ending is Ending.PROOF and self._falls_short(aim, best):
            found = self._solved(aim, self._whole_model(), seconds=seconds)
            best = self._tightest(aim, best, self.bound_of(aim, found.bound))
            self._keep(aim, self.settled(aim, found.columns))
        self.endings.append(found.ending)
        return best

    def _solved(self, aim: AimVector, model: Model, *, seconds: float) -> Found:
        def watch(report: Report) -> bool:
            value = report.value + aim.constant if report.value is not None else None
            bound = report.bound + aim.constant if report.bound is not None else None
            return self.clock.tell("aim", aim.aim, value=value, bound=bound)

        found = solve(
            model,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            effort=self._effort(aim, seconds=max(0.05, seconds)),
            start=self.values,
            watch=watch,
        )
        if found.ending is Ending.IMPOSSIBLE and self.values is not None:
            return replace(found, ending=Ending.NUMERICS)
        return found

    def _whole_model(self) -> Model:
        """The model with persons whole wherever demands are."""
        if not self.sets.is_whole:
            return self.model
        whole = self.columns.is_integer.copy()
        whole[self.columns.going] = True
        whole[self.columns.met] = True
        return replace(self.model, is_integer=whole)

    def _keep(self, aim: AimVector, fresh: Floats | None) -> None:
        """Keep the better of a fresh plan and the one in hand."""
        if fresh is None:
            return
        if self.values is not None:
            gain = float(aim.weights @ (fresh - self.values))
            if gain < 0 if aim.is_maximised else gain > 0:
                return
        self.values = fresh

    def _value(self, aim: AimVector) -> float | None:
        return None if self.values is None else float(aim.weights @ self.values) + aim.constant

    def _tightest(self, aim: AimVector, one: float, two: float) -> float:
        return min(one, two) if aim.is_maximised else max(one, two)

    def _is_over(self, aim: AimVector, bound: float) -> bool:
        """Proved, within the gap asked for, or cancelled."""
        value = self._value(aim)
        is_near = value is not None and relative_gap(value, bound) <= max(PROVED, self.clock.limits.gap)
        return is_near or Ending.CANCELLED in self.endings

    def _falls_short(self, aim: AimVector, bound: float) -> bool:
        value = self._value(aim)
        return value is None or relative_gap(value, bound) > PROVED

    def _effort(self, aim: AimVector, *, seconds: float) -> Effort:
        limits = self.clock.limits
        return Effort(
            seconds=seconds,
            gap=limits.gap,
            absolute_gap=max(1e-6, aim.step * 0.999) if aim.is_maximised else 1e-6,
            seed=limits.seed,
            work=None if limits.work is None else max(1, round(limits.work * PART_OF_WORK[aim.aim])),
        )


def _whole_bound(aim: AimVector, bound: float) -> float:
    """Round a bound to a value that a whole-person plan can have, but for what the solver rounds itself."""
    if aim.step <= 0 or not math.isfinite(bound):
        return bound
    steps = bound / aim.step
    return aim.step * (math.floor(steps + ROUNDED) if aim.is_maximised else math.ceil(steps - ROUNDED))
