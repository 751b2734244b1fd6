"""The aims one after another: each is solved, made whole, and then held while the next one is solved."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from majup.engines.network.formulation.aims import AimVector, aims_of
from majup.engines.network.formulation.columns import Columns, columns_of
from majup.engines.network.formulation.constraints import model_of, nobody_goes_where_nothing_is_open
from majup.engines.network.formulation.matrix import Block, Floats, Model, with_columns, with_row, with_rows
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Aim
from majup.engines.network.solution.records import Progress
from majup.engines.network.solver import Effort, Ending, Found, Report, rows_that_cut, solve

# Part of the time still left that each aim may take; what one does not need goes to the next.
PART_OF_TIME = {Aim.NEEDS_MET: 0.55, Aim.PUBLIC_COST: 0.6, Aim.PERSON_MINUTES: 0.5}
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
        """Seconds left of the run."""
        return self.begun + self.limits.seconds - time.monotonic()

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
    columns = columns_of(sets)
    model, pool = model_of(sets, columns), nobody_goes_where_nothing_is_open(sets, columns)
    start = _nothing_new(columns)
    proofs: list[Proof] = []
    values: Floats | None = None
    for aim in aims_of(sets, columns):
        if values is not None and proofs[-1].ending is Ending.CANCELLED:
            break
        begun = time.monotonic()
        seconds = max(0.05, clock.left() * PART_OF_TIME[aim.aim])
        model = _with_cuts(model, pool, aim, seconds=seconds * 0.3)
        effort = _effort(clock.limits, aim, seconds=max(0.05, begun + seconds - time.monotonic()))
        found = _solved(model, aim, effort=effort, start=start if values is None else values, clock=clock)
        if found.columns is None and values is None:
            return Staged(columns=columns, values=None, proofs=(), ending=found.ending)
        values = found.columns if found.columns is not None else values
        if aim.aim is Aim.NEEDS_MET and sets.problem.is_in_whole_persons:
            values = _in_whole_persons(model, columns, values, aims=(aim,), clock=clock)
        proofs.append(
            Proof(
                aim=aim.aim,
                bound=_whole_bound(aim, _finite_bound(aim, columns, found.bound)),
                ending=found.ending,
                seconds=time.monotonic() - begun,
            )
        )
        model = _held(model, aim, value=float(aim.weights @ values))
    if sets.problem.is_in_whole_persons:
        clock.tell("whole_persons")
        values = _in_whole_persons(model, columns, values, aims=aims_of(sets, columns), clock=clock)
    return Staged(
        columns=columns, values=values, proofs=tuple(proofs), ending=worst([p.ending for p in proofs])
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


def _with_cuts(model: Model, pool: Block, aim: AimVector, *, seconds: float) -> Model:
    """Add those rows of (4) that the relaxation of this aim breaks: few of many thousand ever matter."""
    chosen = rows_that_cut(
        model,
        pool=pool,
        weights=aim.weights,
        is_maximised=aim.is_maximised,
        seconds=seconds,
        rounds=CUT_ROUNDS,
    )
    matrix = pool.as_matrix(len(aim.weights))[chosen]
    return with_rows(model, matrix=matrix, lower=pool.lower[chosen], upper=pool.upper[chosen])


def _effort(limits: Limits, aim: AimVector, *, seconds: float) -> Effort:
    return Effort(
        seconds=seconds,
        gap=limits.gap,
        absolute_gap=max(1e-6, aim.step * 0.999),
        seed=limits.seed,
        threads=limits.threads,
        work=limits.work,
    )


def _solved(model: Model, aim: AimVector, *, effort: Effort, start: Floats, clock: Clock) -> Found:
    def watch(report: Report) -> bool:
        value = report.value + aim.constant if report.value is not None else None
        bound = report.bound + aim.constant if report.bound is not None else None
        return clock.tell("aim", aim.aim, value=value, bound=bound)

    return solve(
        model, weights=aim.weights, is_maximised=aim.is_maximised, effort=effort, start=start, watch=watch
    )


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


def _in_whole_persons(
    model: Model, columns: Columns, values: Floats, *, aims: tuple[AimVector, ...], clock: Clock
) -> Floats:
    """Keep what opens and send whole persons, aim by aim; formula (W).

    With the openings fixed the rest is a transport problem, whose corners are whole but for side conditions
    (budgets of running costs, forecast factors), so these solves are quick.
    """
    lower, upper = columns.lower.copy(), columns.upper.copy()
    fixed = columns.is_integer
    lower[fixed] = upper[fixed] = np.round(values[fixed])
    whole = fixed.copy()
    whole[columns.going] = True
    whole[columns.met] = True
    within = with_columns(model, lower=lower, upper=upper, is_integer=whole)
    best = values
    for aim in aims:
        effort = replace(_effort(clock.limits, aim, seconds=max(1.0, clock.left())), gap=0.0, work=None)
        found = solve(
            within,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            effort=effort,
            start=best,
        )
        if found.columns is None:
            break
        best = found.columns
        within = _held(within, aim, value=float(aim.weights @ best))
    return best
