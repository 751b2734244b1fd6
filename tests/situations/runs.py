"""Runs of a made-up kind, in each state."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.runs.actions.request_run import request_run
from majup.kernel.viewer import SYSTEM, Viewer

KIND = "test_kind"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG_AFTER = NOW + timedelta(hours=1)
WORKER = "worker-1"


def a_waiting_run(*, problem: str = '{"a":1}', by: Viewer = SYSTEM, at: datetime = NOW) -> UUID:
    """A run nobody has taken yet."""
    return request_run(kind=KIND, subject="a test", problem=problem, limits={"seconds": 30.0}, by=by, at=at)


def a_held_run(*, worker: str = WORKER, problem: str = '{"a":1}') -> UUID:
    """A run that a worker computes."""
    run_id = a_waiting_run(problem=problem)
    held = claim_run(worker=worker, kinds=(KIND,), by=SYSTEM, at=NOW, run_id=run_id)
    assert held is not None
    return run_id
