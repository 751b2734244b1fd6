"""Stop the computation of a plan."""

from datetime import datetime
from uuid import UUID

from majup.domains.planning import policies
from majup.domains.planning.models import RegionalPlan, RegionalPlanState
from majup.domains.runs.actions.ask_cancel import ask_cancel
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


def cancel_plan(*, run_id: UUID, by: Viewer, at: datetime) -> None:
    """Stop at once where no worker has begun; else the worker is told, and soon ends the plan as cancelled.

    A planning region may stop its own plan only. Raises NotFound, and RunHasEnded where it is too late.
    """
    with act("planning.plan_cancelled", by=by, needs=policies.CANCEL_PLAN) as record:
        plan = RegionalPlan.objects.filter(run=run_id).first()
        if plan is None:
            raise NotFound
        policies.require_own_region(by, region_id=plan.region_id, needs=policies.CANCEL_PLAN)
        if ask_cancel(run_id=run_id, by=by, at=at):
            plan.state = RegionalPlanState.CANCELLED
            plan.save()
        record.about(plan)
