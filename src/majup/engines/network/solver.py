"""The only door to HiGHS: a model as arrays in, numbers and a proof out.

Huangfu, Q. and Hall, J. A. J. (2018), Parallelizing the dual revised simplex method,
doi:10.1007/s12532-017-0130-5.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import highspy
import numpy as np
from scipy import sparse

from majup.engines.network.formulation.matrix import Block, Floats, Mask, Model

SOLVER = "HiGHS"
BETWEEN_REPORTS_SECONDS = 0.2
BROKEN = 1e-5
NO_BOUND = 1e29


class Ending(StrEnum):
    """Why the solver stopped."""

    PROOF = "proof"
    GAP = "gap"
    WORK = "work"
    CLOCK = "clock"
    CANCELLED = "cancelled"
    IMPOSSIBLE = "impossible"
    NUMERICS = "numerics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What one solve may spend. `absolute_gap`: a smaller difference to the bound proves the value best."""

    seconds: float
    gap: float
    absolute_gap: float = 1e-6
    seed: int = 0
    threads: int = 1
    work: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one solve found. `columns` is None without a solution; `bound` is infinite without a proof."""

    ending: Ending
    columns: Floats | None
    value: float | None
    bound: float
    seconds: float
    work: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A live report of one solve, in the solver's own sense (smaller is better unless maximised)."""

    seconds: float
    value: float | None
    bound: float | None


Watch = Callable[[Report], bool]
"""Called now and then with a report; answering True cancels the solve."""


def solver_version() -> str:
    """Return the version of HiGHS that runs here."""
    return str(_new_solver().version())


def _new_solver() -> highspy.Highs:
    return highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves its __init__ without annotations


def never_cancel(_report: Report) -> bool:
    """Watch nothing."""
    return False


def solve(
    model: Model,
    *,
    weights: Floats,
    is_maximised: bool,
    effort: Effort,
    start: Floats | None = None,
    watch: Watch = never_cancel,
) -> Found:
    """Optimise `weights · columns` over the model.

    start   a value for each column, or nan where it is left open; HiGHS completes it or drops it.
    With threads=1 the same model, seed and start give the same answer unless the clock or a cancel ends it.
    """
    begun = time.monotonic()
    if not len(weights):
        return _nothing_to_decide(model)
    highs = _new_solver()
    for option, value in _options(effort).items():
        highs.setOptionValue(option, value)
    highs.passModel(_linear_programme(model, weights=weights, is_maximised=is_maximised))
    if start is not None:
        _hand_over(highs, start)
    clerk = _Clerk(watch=watch, work_limit=effort.work, begun=begun)
    clerk.listen_to(highs)
    highs.run()
    return _found(highs, clerk=clerk, effort=effort, is_maximised=is_maximised, begun=begun)


def _nothing_to_decide(model: Model) -> Found:
    """Answer a model without columns: the empty plan, unless a row asks for more than nothing."""
    if (model.row_lower > 0).any() or (model.row_upper < 0).any():
        return Found(ending=Ending.IMPOSSIBLE, columns=None, value=None, bound=math.inf, seconds=0.0, work=0)
    return Found(ending=Ending.PROOF, columns=np.zeros(0), value=0.0, bound=0.0, seconds=0.0, work=0)


class _Clerk:
    """Passes reports on, counts work, and stops the solver when told to. One clerk for one solve."""

    def __init__(self, *, watch: Watch, work_limit: int | None, begun: float) -> None:
        self.watch = watch
        self.work_limit = work_limit
        self.begun = begun
        self.work = 0
        self.ending: Ending | None = None
        self.reported = begun
        self.fault: BaseException | None = None

    def listen_to(self, highs: highspy.Highs) -> None:
        highs.cbMipInterrupt.subscribe(self._at_check)
        highs.cbSimplexInterrupt.subscribe(self._at_check)
        highs.cbMipImprovingSolution.subscribe(self._at_better)

    def _at_check(self, event: highspy.HighsCallbackEvent) -> None:
        self.work += 1
        if self.work_limit is not None and self.work > self.work_limit and self.ending is None:
            self.ending = Ending.WORK
        if self.ending is None and time.monotonic() - self.reported >= BETWEEN_REPORTS_SECONDS:
            self._report(event)
        if self.ending is not None:
            event.interrupt()

    def _at_better(self, event: highspy.HighsCallbackEvent) -> None:
        self._report(event)

    def _report(self, event: highspy.HighsCallbackEvent) -> None:
        self.reported = time.monotonic()
        out = event.data_out
        report = Report(
            seconds=self.reported - self.begun,
            value=_finite(out.mip_primal_bound),
            bound=_finite(out.mip_dual_bound),
        )
        try:
            if self.watch(report):
                self.ending = Ending.CANCELLED
        except BaseException as fault:  # noqa: BLE001 — it must not fly through C++; solve() raises it again
            self.fault, self.ending = fault, Ending.CANCELLED


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _options(effort: Effort) -> dict[str, bool | int | float | str]:
    return {
        "output_flag": False,
        "time_limit": max(effort.seconds, 0.01),
        "mip_rel_gap": effort.gap,
        "mip_abs_gap": effort.absolute_gap,
        "random_seed": effort.seed,
        "threads": effort.threads,
        "parallel": "off" if effort.threads == 1 else "on",
    }


def _linear_programme(model: Model, *, weights: Floats, is_maximised: bool) -> highspy.HighsLp:
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(weights), len(model.row_lower)
    programme.col_cost_ = weights
    programme.col_lower_, programme.col_upper_ = model.column_lower, model.column_upper
    programme.row_lower_, programme.row_upper_ = model.row_lower, model.row_upper
    programme.sense_ = highspy.ObjSense.kMaximize if is_maximised else highspy.ObjSense.kMinimize
    matrix = model.matrix
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.num_col_, programme.a_matrix_.num_row_ = len(weights), len(model.row_lower)
    programme.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    programme.a_matrix_.index_ = matrix.indices.astype(np.int32)
    programme.a_matrix_.value_ = matrix.data
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    programme.integrality_ = [kinds[int(whole)] for whole in model.is_integer]
    return programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """Rows of a pool that the relaxation breaks, its bound; `is_complete` is False when the clock cut in."""

    chosen: Mask
    bound: float
    is_complete: bool


def rows_that_cut(
    model: Model, *, pool: Block, weights: Floats, is_maximised: bool, seconds: float, rounds: int
) -> Cuts:
    """Solve the relaxation, add the rows of the pool that it breaks, and again for some rounds.

    Cost: one relaxation, and a few steps of the dual simplex method a round.
    """
    begun, chosen = time.monotonic(), np.zeros(len(pool.lower), dtype=bool)
    bound = math.inf if is_maximised else -math.inf
    if not len(weights):
        return Cuts(chosen=chosen, bound=bound, is_complete=True)
    highs = _new_solver()
    for option, value in _options(Effort(seconds=seconds, gap=0.0)).items():
        highs.setOptionValue(option, value)
    relaxed = replace(model, is_integer=np.zeros(len(weights), dtype=bool))
    highs.passModel(_linear_programme(relaxed, weights=weights, is_maximised=is_maximised))
    rows = pool.as_matrix(len(weights))
    for _ in range(rounds):
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, begun + seconds - time.monotonic()))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            in_time = highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
            return Cuts(chosen=chosen, bound=bound, is_complete=in_time)
        bound = float(highs.getInfo().objective_function_value)
        broken = rows @ np.array(highs.getSolution().col_value) > pool.upper + BROKEN
        fresh = np.flatnonzero(broken & ~chosen)
        if not len(fresh):
            break
        chosen[fresh] = True
        _add_rows(highs, rows[fresh], lower=pool.lower[fresh], upper=pool.upper[fresh])
    return Cuts(chosen=chosen, bound=bound, is_complete=True)


def _add_rows(highs: highspy.Highs, rows: sparse.csr_matrix, *, lower: Floats, upper: Floats) -> None:
    starts, columns = rows.indptr[:-1].astype(np.int32), rows.indices.astype(np.int32)
    highs.addRows(rows.shape[0], lower, upper, rows.nnz, starts, columns, rows.data)


def _hand_over(highs: highspy.Highs, start: Floats) -> None:
    known = np.flatnonzero(~np.isnan(start)).astype(np.int32)
    highs.setSolution(len(known), known, start[known])


def _found(highs: highspy.Highs, *, clerk: _Clerk, effort: Effort, is_maximised: bool, begun: float) -> Found:
    if clerk.fault is not None:
        raise clerk.fault
    info, status = highs.getInfo(), highs.getModelStatus()
    has_solution = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    value = float(info.objective_function_value) if has_solution else None
    bound = _bound(highs, value=value, is_maximised=is_maximised)
    return Found(
        ending=clerk.ending or _ending(status, value=value, bound=bound, effort=effort),
        columns=np.array(highs.getSolution().col_value) if has_solution else None,
        value=value,
        bound=bound,
        seconds=time.monotonic() - begun,
        work=clerk.work,
    )


def _bound(highs: highspy.Highs, *, value: float | None, is_maximised: bool) -> float:
    """What no solution can beat. Without whole columns there is no tree: only an optimum proves anything."""
    bound = float(highs.getInfo().mip_dual_bound)
    if highspy.HighsVarType.kInteger not in highs.getLp().integrality_:
        is_best = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        bound = value if is_best and value is not None else math.inf
    if not math.isfinite(bound) or abs(bound) > NO_BOUND:
        return math.inf if is_maximised else -math.inf
    return bound


def _ending(status: highspy.HighsModelStatus, *, value: float | None, bound: float, effort: Effort) -> Ending:
    kinds = highspy.HighsModelStatus
    if status in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible):
        return Ending.IMPOSSIBLE
    if status == kinds.kOptimal and not math.isfinite(bound):
        # Seen where presolve contradicts the first solution by a rounding error: nothing is proved then.
        return Ending.NUMERICS
    if status == kinds.kOptimal and value is not None:
        is_proved = abs(bound - value) <= effort.absolute_gap + 1e-9 * max(1.0, abs(value))
        return Ending.PROOF if is_proved else Ending.GAP
    return Ending.CLOCK
