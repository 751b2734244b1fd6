"""Ask for a long computation: its problem is frozen now, a worker takes it when it can."""

from datetime import datetime
from typing import Any
from uuid import UUID

from majup.domains.runs import policies
from majup.domains.runs.models import Run
from majup.domains.runs.rules import packed, sha256_of
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def request_run(
    *,
    kind: str,
    subject: str,
    problem: str,
    limits: dict[str, Any],
    by: Viewer,
    at: datetime,
) -> UUID:
    """Put the run in the queue and return its id. The problem is stored as it stands now, with its hash."""
    with act("runs.requested", by=by, needs=policies.REQUEST) as record:
        run = Run.objects.create(
            kind=kind,
            subject=subject,
            problem=packed(problem),
            problem_hash=sha256_of(problem),
            limits=limits,
            requested_by=by.user_id,
            organisation_id=by.organisation_id,
            requested_at=at,
        )
        record.about(run, kind=kind, problem_hash=run.problem_hash)
    return run.pk
