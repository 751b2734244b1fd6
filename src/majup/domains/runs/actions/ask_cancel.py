"""Ask a run to stop."""

from datetime import datetime
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.errors import RunHasEnded
from majup.domains.runs.models import Run, RunState
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def ask_cancel(*, run_id: UUID, by: Viewer, at: datetime) -> bool:
    """A waiting run is cancelled at once (True); a running one is told to stop, and soon does (False).

    Raises RunHasEnded. Whether this run is `by`'s to stop is the domain's question that asked for it.
    """
    with act("runs.cancel_asked", by=by, needs=policies.CANCEL) as record:
        record.about(Run(pk=run_id))
        waiting = Run.objects.filter(pk=run_id, state=RunState.REQUESTED)
        if waiting.update(state=RunState.CANCELLED, ended_at=at, cancel_asked=True) == 1:
            return True
        if Run.objects.filter(pk=run_id, state=RunState.RUNNING).update(cancel_asked=True) == 1:
            return False
        raise RunHasEnded("run_has_ended")
