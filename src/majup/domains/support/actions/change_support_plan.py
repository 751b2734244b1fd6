"""Change what a draft says besides its services: where the person will live, their own words, the review."""

from datetime import date
from uuid import UUID

from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import Outlook
from majup.domains.support.queries import visible_draft
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def change_support_plan(
    *, plan_id: UUID, outlook: str, own_words: str, review_on: date | None, by: Viewer
) -> None:
    """Write the new values. Raises PlanRefused where the plan is no draft or the outlook is not one."""
    with act("support.plan_changed", by=by, needs=policies.CHANGE) as record:
        plan = visible_draft(plan_id=plan_id, viewer=by)
        if outlook not in Outlook.values:
            raise PlanRefused("outlook_unknown")
        plan.outlook, plan.own_words, plan.review_on = outlook, own_words.strip(), review_on
        plan.save()
        record.about(plan.person, plan=plan.pk)
