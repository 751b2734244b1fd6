"""A mixed-integer programme as arrays in, numbers and a proof out."""

import math
import time

import highspy
import numpy as np

from majup.engines.network.formulation.matrix import Floats, Model
from majup.engines.network.solver.effort import (
    Effort,
    Ending,
    Found,
    OnBetter,
    Report,
    Watch,
    ignore,
    never_cancel,
)
from majup.engines.network.solver.highs import linear_programme, new_solver, options_of

BETWEEN_REPORTS_SECONDS = 0.2
NO_BOUND = 1e29


def solve(
    model: Model,
    *,
    weights: Floats,
    is_maximised: bool,
    effort: Effort,
    start: Floats | None = None,
    watch: Watch = never_cancel,
    on_better: OnBetter = ignore,
) -> Found:
    """Optimise `weights · columns` over the model.

    start      a value for each column, or nan where it is left open; HiGHS completes it or drops it.
    on_better  told of each better solution while the search goes on.

    With threads=1 the same model, seed and start give the same answer unless the clock or a cancel ends it.
    """
    begun = time.monotonic()
    if not len(weights):
        return _nothing_to_decide(model)
    highs = new_solver()
    for option, value in options_of(effort).items():
        highs.setOptionValue(option, value)
    highs.passModel(linear_programme(model, weights=weights, is_maximised=is_maximised))
    if start is not None:
        _hand_over(highs, start)
    clerk = _Clerk(watch=watch, on_better=on_better, work_limit=effort.work, begun=begun)
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

    def __init__(self, *, watch: Watch, on_better: OnBetter, work_limit: int | None, begun: float) -> None:
        self.watch, self.on_better = watch, on_better
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
        self.on_better(np.array(event.data_out.mip_solution))
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
