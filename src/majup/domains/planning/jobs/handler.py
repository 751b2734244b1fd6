"""How a crew computes plans: the child's function, its memory, and how an answer is published."""

from uuid import UUID

from majup.domains.planning.actions.publish_plan_result import publish_plan_result
from majup.domains.planning.actions.record_plan_failure import record_plan_failure
from majup.domains.planning.bridge.problem import limits_text
from majup.domains.planning.rules.kinds import PLAN_RUN
from majup.domains.runs.jobs.crew import Handler
from majup.kernel.clock import now
from majup.kernel.viewer import SYSTEM

MEMORY_BYTES = 3 * 1024**3
"""Address space of a child: a region's plan was measured far below."""


def plan_handlers(*, worker: str) -> dict[str, Handler]:
    """The kinds of run that planning knows, for a worker of this name."""

    def publish(run_id: UUID, answer: str) -> None:
        publish_plan_result(run_id=run_id, worker=worker, answer=answer, by=SYSTEM, at=now())

    def fail(run_id: UUID, fault: str) -> None:
        record_plan_failure(run_id=run_id, worker=worker, fault=fault, by=SYSTEM, at=now())

    handler = Handler(
        entry="majup.domains.planning.jobs.solve:solve",
        memory_bytes=MEMORY_BYTES,
        limits_text=limits_text,
        publish=publish,
        fail=fail,
    )
    return {PLAN_RUN: handler}
