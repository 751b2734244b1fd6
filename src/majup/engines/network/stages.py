"""The aims one after another: each is solved, made whole, and then held while the next one is solved."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from majup.engines.network.formulation.aims import AimVector, aims_of
from majup.engines.network.formulation.columns import Columns, columns_of
from majup.engines.network.formulation.constraints import model_of, nobody_goes_where_nothing_is_open
from majup.engines.network.formulation.matrix import Floats, Model, restricted, with_row, with_rows
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.improvement import improved
from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Aim
from majup.engines.network.solution.records import Progress
from majup.engines.network.solver import Effort, Ending, Found, Report, rows_that_cut, solve

# Part of the time still left that each aim may take; what one does not need goes to the next.
PART_OF_TIME = {Aim.NEEDS_MET: 0.5, Aim.PUBLIC_COST: 0.65, Aim.PERSON_MINUTES: 0.65}
HELD = 1e-7
CUT_ROUNDS = 8

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the run began, when it must be over, and who is told how it goes."""

    begun: float
    limits: Limits
    on_progress: OnProgress | None
    is_cancelled: IsCancelled | None

    def left(self) -> float:
        """Seconds left for solving; a little is kept for the explanation."""
        return self.begun + self.limits.seconds * 0.96 - time.monotonic()

    def tell(
        self, stage: str, aim: Aim | None = None, *, value: float | None = None, bound: float | None = None
    ) -> bool:
        """Report progress; answer True where the run is cancelled."""
        seconds = time.monotonic() - self.begun
        if self.on_progress:
            gap = relative_gap(value, bound) if value is not None and bound is not None else None
            share = min(1.0, seconds / self.limits.seconds)
            self.on_progress(
                Progress(
                    stage=stage, aim=aim, seconds=seconds, value=value, bound=bound, gap=gap, share=share
                )
            )
        return self.is_cancelled() if self.is_cancelled else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How one aim ended: what no plan can beat (holding the aims before), and why the solver stopped."""

    aim: Aim
    bound: float
    ending: Ending
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The columns of the best plan found, and the proofs of its aims; no columns where there is none."""

    columns: Columns
    values: Floats | None
    proofs: tuple[Proof, ...]
    ending: Ending


def relative_gap(value: float, bound: float) -> float:
    """Distance from value to bound, relative to the value; 1 where the value is 0 and the bound is not."""
    distance = abs(bound - value)
    if distance <= 1e-9 * max(1.0, abs(value)):
        return 0.0
    return distance / abs(value) if value else 1.0


def staged(sets: Sets, *, clock: Clock) -> Staged:
    """Solve the aims in their order; formulas (1) to (13), (Z1) to (Z3)."""
    run = _Run(sets, clock=clock)
    proofs: list[Proof] = []
    for aim in aims_of(sets, run.columns):
        if Ending.CANCELLED in run.endings:
            break
        proof = run.solve_aim(aim)
        if run.values is None:
            return Staged(columns=run.columns, values=None, proofs=(), ending=proof.ending)
        proofs.append(proof)
        run.hold(aim, run.values)
    if run.values is not None and sets.problem.is_in_whole_persons:
        clock.tell("whole_persons")
        run.values = run.in_whole_persons(aims_of(sets, run.columns), run.values)
    return Staged(columns=run.columns, values=run.values, proofs=tuple(proofs), ending=worst(run.endings))


class _Run:
    """The state of one run: the model with the aims held, the best plan, what stopped each solve."""

    def __init__(self, sets: Sets, *, clock: Clock) -> None:
        self.sets = sets
        self.clock = clock
        self.columns = columns_of(sets)
        self.pool = nobody_goes_where_nothing_is_open(sets, self.columns)
        self.model = model_of(sets, self.columns)
        self.values: Floats | None = None
        self.endings: list[Ending] = []

    def solve_aim(self, aim: AimVector) -> Proof:
        """Solve one aim from the best plan so far: improve it first, then search with a bound."""
        begun = time.monotonic()
        until = begun + max(0.1, self.clock.left() * PART_OF_TIME[aim.aim])
        self._add_cuts(aim, seconds=(until - begun) * 0.5)
        if self.values is not None:
            self.values = self._improved(aim, self.values, seconds=(until - time.monotonic()) * 0.5)
        start = _nothing_new(self.columns) if self.values is None else self.values
        found = self._searched(aim, start=start, seconds=until - time.monotonic())
        self.endings.append(found.ending)
        if found.columns is not None:
            self.values = found.columns
        if self.values is not None and aim.aim is Aim.NEEDS_MET and self.sets.problem.is_in_whole_persons:
            self.values = self.in_whole_persons((aim,), self.values)
        return Proof(
            aim=aim.aim,
            bound=_whole_bound(aim, _finite_bound(aim, self.columns, found.bound)),
            ending=found.ending,
            seconds=time.monotonic() - begun,
        )

    def hold(self, aim: AimVector, values: Floats) -> None:
        """Let no later aim give up what this one has reached."""
        self.model = _held(self.model, aim, value=float(aim.weights @ values))

    def in_whole_persons(self, aims: tuple[AimVector, ...], values: Floats) -> Floats:
        """Keep what opens and send whole persons, aim by aim; formula (W).

        With the openings fixed the rest is a transport problem, whose corners are whole but for side
        conditions (budgets of running costs, forecast factors), so these solves are quick.
        """
        opened = self.columns.is_integer
        whole = opened.copy()
        whole[self.columns.going] = True
        whole[self.columns.met] = True
        within = replace(self.model, is_integer=whole)
        best = values.copy()
        best[opened] = np.round(values[opened])
        for aim in aims:
            part = restricted(within, free=~opened, values=best)
            effort = replace(self._effort(aim, seconds=max(2.0, self.clock.left())), gap=0.0, work=None)
            found = solve(part, weights=aim.weights[~opened], is_maximised=aim.is_maximised, effort=effort)
            if found.columns is None:
                break
            best[~opened] = found.columns
            within = _held(within, aim, value=float(aim.weights @ best))
        return best

    def _add_cuts(self, aim: AimVector, *, seconds: float) -> None:
        """Add those rows of (4) that the relaxation of this aim breaks: few of many thousand ever matter."""
        chosen, is_complete = rows_that_cut(
            self.model,
            pool=self.pool,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            seconds=seconds,
            rounds=CUT_ROUNDS,
        )
        if not is_complete:
            self.endings.append(Ending.CLOCK)
        matrix = self.pool.as_matrix(self.columns.count)[chosen]
        lower, upper = self.pool.lower[chosen], self.pool.upper[chosen]
        self.model = with_rows(self.model, matrix=matrix, lower=lower, upper=upper)

    def _improved(self, aim: AimVector, values: Floats, *, seconds: float) -> Floats:
        better = improved(
            self.sets,
            self.columns,
            self.model,
            aim,
            values=values,
            effort=self._effort(aim, seconds=seconds),
            tell=lambda value: self.clock.tell("aim", aim.aim, value=value),
        )
        if better.ending in (Ending.CLOCK, Ending.CANCELLED):
            self.endings.append(better.ending)
        return better.columns

    def _searched(self, aim: AimVector, *, start: Floats, seconds: float) -> Found:
        def watch(report: Report) -> bool:
            value = report.value + aim.constant if report.value is not None else None
            bound = report.bound + aim.constant if report.bound is not None else None
            return self.clock.tell("aim", aim.aim, value=value, bound=bound)

        return solve(
            self.model,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            effort=self._effort(aim, seconds=max(0.05, seconds)),
            start=start,
            watch=watch,
        )

    def _effort(self, aim: AimVector, *, seconds: float) -> Effort:
        limits = self.clock.limits
        return Effort(
            seconds=seconds,
            gap=limits.gap,
            absolute_gap=max(1e-6, aim.step * 0.999),
            seed=limits.seed,
            threads=limits.threads,
            work=limits.work,
        )


def worst(endings: list[Ending]) -> Ending:
    """The ending that weakens a run most."""
    order = (Ending.CANCELLED, Ending.CLOCK, Ending.WORK, Ending.GAP, Ending.PROOF)
    return next(ending for ending in order if ending in endings)


def _nothing_new(columns: Columns) -> Floats:
    """A first plan that opens nothing; who sits in the existing places is left open."""
    start = np.full(columns.count, math.nan)
    start[columns.is_integer] = 0.0
    return start


def _finite_bound(aim: AimVector, columns: Columns, bound: float) -> float:
    """The solver's bound, or what no plan can beat without any search."""
    if math.isfinite(bound):
        return bound + aim.constant
    return float(aim.weights @ columns.upper) if aim.is_maximised else aim.constant


def _whole_bound(aim: AimVector, bound: float) -> float:
    """Round a bound to a value that a whole-person plan can have."""
    if aim.step <= 0 or not math.isfinite(bound):
        return bound
    steps = bound / aim.step
    return aim.step * (math.floor(steps + 1e-6) if aim.is_maximised else math.ceil(steps - 1e-6))


def _held(model: Model, aim: AimVector, *, value: float) -> Model:
    slack = HELD * max(1.0, abs(value))
    if aim.is_maximised:
        return with_row(model, weights=aim.weights, lower=value - slack, upper=math.inf)
    return with_row(model, weights=aim.weights, lower=-math.inf, upper=value + slack)
