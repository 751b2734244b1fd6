"""End a run without an answer: it failed, or it was stopped as asked."""

from datetime import datetime
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.errors import RunNotHeld
from majup.domains.runs.models import Run, RunState
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_failure(*, run_id: UUID, worker: str, fault: str, by: Viewer, at: datetime) -> None:
    """End the run as CANCELLED where the fault is "cancelled", else as FAILED with the fault's code.

    Raises RunNotHeld where another worker holds the run by now, or it has ended.
    """
    state = RunState.CANCELLED if fault == "cancelled" else RunState.FAILED
    with act("runs.failed", by=by, needs=policies.WORK) as record:
        mine = Run.objects.filter(pk=run_id, state=RunState.RUNNING, worker=worker)
        if mine.update(state=state, fault=fault[:300], ended_at=at, heartbeat_at=at) != 1:
            raise RunNotHeld("run_not_held")
        record.about(Run(pk=run_id), fault=fault[:60])
