"""Stand-ins for sweeps under test: an executor that runs at once, and invented plans."""

from concurrent.futures import Executor, Future

from majup.engines.network.problem import Aim
from majup.engines.network.solution import AimResult, Outcome, Plan, Receipt


class AtOnce(Executor):
    """Runs each task when it is handed over, on the spot."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as fault:  # noqa: BLE001 -- whatever a task raises belongs to its future
            future.set_exception(fault)
        return future


def a_plan(value, *, bound=None, aim=Aim.NEEDS_MET, stopped_by="gap", outcome=Outcome.WITHIN_GAP):
    """A plan with one aim, or without an answer where the value is None."""
    receipt = Receipt(
        engine_version="1",
        solver="none",
        solver_version="0",
        seed=0,
        threads=1,
        limit_seconds=1.0,
        limit_gap=0.0,
        limit_work=None,
        stopped_by=stopped_by,
        problem_sha256="",
        seconds=0.0,
    )
    if value is None:
        return Plan(outcome=Outcome.NO_ANSWER_IN_TIME, receipt=receipt)
    bound = value if bound is None else bound
    first = AimResult(aim=aim, value=value, bound=bound, gap=0.0, seconds=0.0, outcome=outcome)
    return Plan(outcome=outcome, receipt=receipt, aims=(first,), needs_met=value)
