"""End a plan whose computation failed or was stopped: nothing of it is published."""

from datetime import datetime
from uuid import UUID

from majup.domains.planning import policies
from majup.domains.planning.models import RegionalPlan, RegionalPlanState
from majup.domains.runs.actions.record_failure import record_failure
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_plan_failure(*, run_id: UUID, worker: str, fault: str, by: Viewer, at: datetime) -> None:
    """End the run and its plan together: cancelled where the fault is "cancelled", else failed.

    Raises RunNotHeld where the run was taken from this worker.
    """
    state = RegionalPlanState.CANCELLED if fault == "cancelled" else RegionalPlanState.FAILED
    with act("planning.plan_failed", by=by, needs=policies.PUBLISH) as record:
        record_failure(run_id=run_id, worker=worker, fault=fault, by=by, at=at)
        plan = RegionalPlan.objects.get(run=run_id)
        plan.state = state
        plan.save()
        record.about(plan, fault=fault[:60])
