"""What can be asked of runs: how far one is, which there are, and what one was given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.models import ENDED, Run
from majup.domains.runs.rules import unpacked
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStatus:
    """How far a run is, without its problem and answer.

    value, bound and gap are of the aim being worked on; share is 0 to 1; each is None before there is one.
    """

    id: UUID
    kind: str
    subject: str
    state: str
    stage: str
    value: float | None
    bound: float | None
    gap: float | None
    share: float | None
    requested_at: datetime
    started_at: datetime | None
    heartbeat_at: datetime | None
    ended_at: datetime | None
    worker: str
    attempts: int
    is_cancel_asked: bool
    fault: str
    receipt: dict[str, Any]
    problem_hash: str
    engine_version: str
    limits: dict[str, Any]

    @property
    def has_ended(self) -> bool:
        """True in one of the four last states."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRun:
    """A run as the worker that holds it needs it."""

    id: UUID
    kind: str
    subject: str
    problem: str
    limits: dict[str, Any]


def run_status(*, run_id: UUID, viewer: Viewer) -> RunStatus:
    """One run; raises NotFound, and NotAllowed for a role that has nothing to do with runs. One query."""
    policies.SEE.require(viewer)
    run = Run.objects.defer("problem", "answer").filter(pk=run_id).first()
    if run is None:
        raise NotFound
    return _status(run)


def runs_found(*, viewer: Viewer, state: str = "", limit: int = 50) -> list[RunStatus]:
    """The newest runs, of one state or of all. One query."""
    policies.SEE.require(viewer)
    found = Run.objects.defer("problem", "answer").order_by("-requested_at")
    if state:
        found = found.filter(state=state)
    return [_status(run) for run in found[:limit]]


def statuses_of(run_ids: list[UUID]) -> dict[UUID, RunStatus]:
    """Some runs by id, for a domain above that has checked who asks. One query."""
    found = Run.objects.defer("problem", "answer").filter(pk__in=run_ids)
    return {run.pk: _status(run) for run in found}


def held_run(run_id: UUID) -> HeldRun:
    """The problem and limits of a run, for the worker that claimed it. One query."""
    run = Run.objects.defer("answer").get(pk=run_id)
    return HeldRun(
        id=run.pk, kind=run.kind, subject=run.subject, problem=unpacked(run.problem), limits=run.limits
    )


def problem_of(run_id: UUID) -> str:
    """The frozen problem of a run as it was given to the engine. One query."""
    stored = Run.objects.values_list("problem", flat=True).get(pk=run_id)
    return unpacked(stored)


def answer_of(run_id: UUID) -> str | None:
    """The answer of a finished run; None where there is none. One query."""
    stored = Run.objects.values_list("answer", flat=True).get(pk=run_id)
    return None if stored is None else unpacked(stored)


def _status(run: Run) -> RunStatus:
    told = run.progress
    return RunStatus(
        id=run.pk,
        kind=run.kind,
        subject=run.subject,
        state=run.state,
        stage=run.stage,
        value=told.get("value"),
        bound=told.get("bound"),
        gap=told.get("gap"),
        share=told.get("share"),
        requested_at=run.requested_at,
        started_at=run.started_at,
        heartbeat_at=run.heartbeat_at,
        ended_at=run.ended_at,
        worker=run.worker,
        attempts=run.attempts,
        is_cancel_asked=run.cancel_asked,
        fault=run.fault,
        receipt=run.receipt,
        problem_hash=run.problem_hash,
        engine_version=run.engine_version,
        limits=run.limits,
    )
