"""Keep a run's answer and its receipt."""

from datetime import datetime
from typing import Any
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.errors import RunNotHeld
from majup.domains.runs.models import Run, RunState
from majup.domains.runs.rules import packed
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_result(
    *, run_id: UUID, worker: str, answer: str, receipt: dict[str, Any], by: Viewer, at: datetime
) -> None:
    """End the run as DONE. The domain that asked publishes in the same transaction, around this.

    Raises RunNotHeld where another worker holds the run by now, or it has ended: nothing is then changed.
    """
    with act("runs.done", by=by, needs=policies.WORK) as record:
        mine = Run.objects.filter(pk=run_id, state=RunState.RUNNING, worker=worker)
        done = mine.update(
            state=RunState.DONE,
            answer=packed(answer),
            receipt=receipt,
            engine_version=receipt.get("engine_version", ""),
            ended_at=at,
            heartbeat_at=at,
        )
        if done != 1:
            raise RunNotHeld("run_not_held")
        record.about(Run(pk=run_id), stopped_by=receipt.get("stopped_by", ""))
