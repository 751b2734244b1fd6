"""Say that a run's worker lives, and how far it is. Passing state: nothing of it belongs in the audit."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.errors import RunNotHeld
from majup.domains.runs.models import Run, RunState
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an engine told of itself last: the aim it works on, with its proof so far; share is 0 to 1."""

    stage: str = ""
    value: float | None = None
    bound: float | None = None
    gap: float | None = None
    share: float | None = None


def renew_heartbeat(*, run_id: UUID, worker: str, told: Told | None, by: Viewer, at: datetime) -> bool:
    """Renew the heartbeat and the progress. Returns whether somebody asked to stop the run.

    Raises RunNotHeld where the run was taken from this worker: it must then stop computing.
    """
    change: dict[str, object] = {"heartbeat_at": at}
    if told is not None:
        change |= {"stage": told.stage, "progress": asdict(told)}
    policies.WORK.require(by)
    mine = Run.objects.filter(pk=run_id, state=RunState.RUNNING, worker=worker)
    if mine.note(**change) != 1:
        raise RunNotHeld("run_not_held")
    return bool(Run.objects.values_list("cancel_asked", flat=True).get(pk=run_id))
