"""End a plan whose run was lost for good, because the worker that computed it died twice."""

from uuid import UUID

from majup.domains.planning import policies
from majup.domains.planning.models import RegionalPlan, RegionalPlanState
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def give_up_plan(*, run_id: UUID, by: Viewer) -> None:
    """Mark the plan of a lost run as failed, so that a new variant can be asked for."""
    with act("planning.plan_given_up", by=by, needs=policies.PUBLISH) as record:
        plan = RegionalPlan.objects.get(run=run_id)
        plan.state = RegionalPlanState.FAILED
        plan.save()
        record.about(plan)
