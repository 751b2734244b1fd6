"""Add a service to a draft of a support plan."""

from uuid import UUID

from majup.domains.services.models import ServiceType
from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanItem
from majup.domains.support.queries import visible_draft
from majup.domains.support.rules.items import ItemDraft, item_fault
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def add_plan_item(*, plan_id: UUID, item: ItemDraft, by: Viewer) -> int:
    """Write one more item. Returns its id.

    Raises PlanRefused where the plan is no draft, names the service already, or the item cannot stand.
    """
    with act("support.plan_item_added", by=by, needs=policies.CHANGE) as record:
        plan = visible_draft(plan_id=plan_id, viewer=by)
        service: ServiceType | None = ServiceType.objects.filter(pk=item.service).first()
        if service is None:
            raise PlanRefused("service_unknown")
        fault = item_fault(item, unit=service.unit, target_groups=service.target_groups, group=plan.group)
        if fault:
            raise PlanRefused(fault)
        if plan.items.filter(service=service).exists():
            raise PlanRefused("service_named_twice")
        written = PlanItem.objects.create(
            plan=plan,
            service=service,
            chapter=item.chapter,
            amount=item.amount,
            unit=service.unit,
            per=item.per,
            funding=item.funding,
            priority=item.priority,
        )
        record.about(plan.person, plan=plan.pk, item=written.pk)
    return written.pk
