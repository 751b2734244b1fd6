"""Change a service in a draft of a support plan: how much, how often, who pays, how pressing it is."""

from decimal import Decimal

from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.queries import visible_draft_item
from majup.domains.support.rules.items import ItemDraft, item_fault
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def change_plan_item(
    *, item_id: int, amount: Decimal, per: str, funding: str, priority: int, by: Viewer
) -> None:
    """Write the new values. Raises PlanRefused where the plan is no draft or the item could not stand so."""
    with act("support.plan_item_changed", by=by, needs=policies.CHANGE) as record:
        item = visible_draft_item(item_id=item_id, viewer=by)
        service, plan = item.service, item.plan
        wished = ItemDraft(service=service.pk, amount=amount, per=per, funding=funding, priority=priority)
        fault = item_fault(wished, unit=service.unit, target_groups=service.target_groups, group=plan.group)
        if fault:
            raise PlanRefused(fault)
        item.amount, item.per, item.funding, item.priority = amount, per, funding, priority
        item.save()
        record.about(plan.person, plan=plan.pk, item=item.pk)
