"""Take a service out of a draft of a support plan."""

from majup.domains.support import policies
from majup.domains.support.queries import visible_draft_item
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def remove_plan_item(*, item_id: int, by: Viewer) -> None:
    """The item is gone from the draft. Raises PlanRefused for any other version: those keep theirs."""
    with act("support.plan_item_removed", by=by, needs=policies.CHANGE) as record:
        item = visible_draft_item(item_id=item_id, viewer=by)
        plan, key = item.plan, item.pk
        item.delete()
        record.about(plan.person, plan=plan.pk, item=key)
