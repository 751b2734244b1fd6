"""Find runs whose worker died, and let them wait again or give them up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.models import Run, RunState
from majup.domains.runs.rules import MOST_ATTEMPTS, last_beat_of_the_living
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRuns:
    """Runs that wait again, and runs given up as LOST."""

    waiting_again: tuple[UUID, ...] = ()
    given_up: tuple[UUID, ...] = ()


def mark_lost_runs(*, by: Viewer, at: datetime) -> LostRuns:
    """Each run without a heartbeat is begun once more by whoever comes next; the second time it is LOST.

    Nothing of a lost run was published: an answer is written with the end of its run or not at all. A run
    that was asked to stop is not begun again.
    """
    silent = Run.objects.filter(state=RunState.RUNNING, heartbeat_at__lt=last_beat_of_the_living(at))
    if not silent.exists():
        return LostRuns()
    with act("runs.lost", by=by, needs=policies.WORK) as record:
        rows = list(silent.select_for_update().values_list("pk", "attempts", "cancel_asked"))
        lost = {pk for pk, attempts, asked in rows if attempts >= MOST_ATTEMPTS or asked}
        again = {pk for pk, _, _ in rows} - lost
        Run.objects.filter(pk__in=again).update(state=RunState.REQUESTED, worker="", heartbeat_at=None)
        Run.objects.filter(pk__in=lost).update(state=RunState.LOST, ended_at=at, fault="worker_died")
        record.about_many(Run, waiting_again=len(again), given_up=len(lost))
    return LostRuns(waiting_again=tuple(again), given_up=tuple(lost))
