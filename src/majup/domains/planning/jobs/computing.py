"""Compute given runs here and now: what the command line does instead of waiting for a worker."""

import time
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from majup.domains.planning.actions.cancel_plan import cancel_plan
from majup.domains.planning.jobs.handler import plan_handlers
from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.runs.errors import RunHasEnded
from majup.domains.runs.jobs.crew import Crew
from majup.domains.runs.queries import statuses_of
from majup.kernel.clock import now
from majup.kernel.viewer import SYSTEM

TICK_SECONDS = 0.2

Tell = Callable[[dict[UUID, dict[str, Any]]], None]
"""Told about five times a second what each unfinished run said of itself last."""


def compute_runs(run_ids: Sequence[UUID], *, worker: str, at_once: int, tell: Tell) -> None:
    """Compute all of them, `at_once` at a time; returns when each has ended.

    A run that a worker of the queue took first is left to it and waited for. Interrupted, it cancels what has
    not ended and raises again.
    """
    handlers = plan_handlers(worker=worker)
    crew = Crew(worker=worker, by=SYSTEM, handlers=handlers, at_once=at_once)
    waiting, elsewhere = list(run_ids), set[UUID]()
    try:
        while waiting or elsewhere or not crew.is_idle:
            while waiting and crew.has_room:
                _take(waiting.pop(0), crew=crew, kinds=tuple(handlers), elsewhere=elsewhere)
            crew.tick()
            elsewhere -= {key for key, run in statuses_of(list(elsewhere)).items() if run.has_ended}
            tell({run_id: told or {} for run_id, told in crew.told().items()})
            time.sleep(TICK_SECONDS)
    except KeyboardInterrupt:
        crew.cancel_all()
        _cancel([*waiting, *elsewhere])
        raise


def _take(run_id: UUID, *, crew: Crew, kinds: tuple[str, ...], elsewhere: set[UUID]) -> None:
    run = claim_run(worker=crew.worker, kinds=kinds, run_id=run_id, by=SYSTEM, at=now())
    if run is None:
        elsewhere.add(run_id)
    else:
        crew.take(run)


def _cancel(run_ids: list[UUID]) -> None:
    for run_id in run_ids:
        try:
            cancel_plan(run_id=run_id, by=SYSTEM, at=now())
        except RunHasEnded:
            continue
