"""Take a waiting run to compute it: exactly one worker gets it."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from majup.domains.runs import policies
from majup.domains.runs.models import Run, RunState
from majup.domains.runs.queries import HeldRun, held_run
from majup.kernel.act import act
from majup.kernel.errors import Conflict
from majup.kernel.viewer import Viewer


def claim_run(
    *, worker: str, kinds: tuple[str, ...], by: Viewer, at: datetime, run_id: UUID | None = None
) -> HeldRun | None:
    """Take the run that has waited longest, or the one named; None where none waits.

    The claim is one conditional update that must change one row, so two workers can never hold a run, on
    SQLite and on PostgreSQL alike. Who comes second tries the next run.
    """
    waiting = Run.objects.filter(state=RunState.REQUESTED, kind__in=kinds).order_by("requested_at", "id")
    if run_id is not None:
        waiting = waiting.filter(pk=run_id)
    for waiting_id in list(waiting.values_list("pk", flat=True)):
        try:
            _take(waiting_id, worker=worker, by=by, at=at)
        except Conflict:
            continue
        return held_run(waiting_id)
    return None


def _take(run_id: UUID, *, worker: str, by: Viewer, at: datetime) -> None:
    with act("runs.claimed", by=by, needs=policies.WORK) as record:
        taken = Run.objects.filter(pk=run_id, state=RunState.REQUESTED).update(
            state=RunState.RUNNING,
            worker=worker,
            started_at=at,
            heartbeat_at=at,
            attempts=F("attempts") + 1,
            stage="",
            progress={},
        )
        if taken != 1:
            raise Conflict("run_not_held")
        record.about(Run(pk=run_id), worker=worker)
