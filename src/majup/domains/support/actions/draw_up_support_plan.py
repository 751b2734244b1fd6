"""Draw up a support plan from a completed assessment (R094): a draft, until somebody agrees to it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max

from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Person
from majup.domains.people.queries import visible_person
from majup.domains.services.models import ServiceType
from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import Outlook, PlanItem, PlanState, SupportPlan
from majup.domains.support.rules.items import ItemDraft, item_fault
from majup.domains.support.rules.stages import review_day
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def draw_up_support_plan(
    *,
    person_id: UUID,
    group: str,
    outlook: str,
    own_words: str,
    items: Sequence[ItemDraft],
    drawn_on: date,
    review_on: date | None,
    by: Viewer,
    today: date,
) -> UUID:
    """Write the draft with its items from the newest completed assessment. Returns the plan's id.

    Raises PlanRefused without an assessment, where a draft or an agreed plan is there already, for a day
    ahead, and for an item that cannot stand.
    """
    with act("support.plan_drawn_up", by=by, needs=policies.DRAW_UP) as record:
        person = visible_person(person_id=person_id, viewer=by)
        assessment = _assessment(person, group=group)
        _check(person, group=group, outlook=outlook, drawn_on=drawn_on, today=today)
        plan = SupportPlan.objects.create(
            person=person,
            group=group,
            assessment=assessment,
            version=_next_version(person, group=group),
            region_id=assessment.region_id,
            from_institution=assessment.from_institution,
            outlook=outlook,
            own_words=own_words.strip(),
            drawn_on=drawn_on,
            review_on=review_on or review_day(drawn_on),
        )
        _write_items(plan, items)
        record.about(person, plan=plan.pk, version=plan.version, items=len(items))
    return plan.pk


def _assessment(person: Person, *, group: str) -> Assessment:
    completed = Assessment.objects.filter(person=person, group=group, completed_on__isnull=False)
    newest: Assessment | None = completed.order_by("-completed_on", "-started_on").first()
    if newest is None:
        raise PlanRefused("plan_needs_assessment")
    return newest


def _check(person: Person, *, group: str, outlook: str, drawn_on: date, today: date) -> None:
    if drawn_on > today:
        raise PlanRefused("plan_day_lies_ahead")
    if outlook not in Outlook.values:
        raise PlanRefused("outlook_unknown")
    standing = SupportPlan.objects.filter(
        person=person, group=group, state__in=[PlanState.DRAFT, PlanState.AGREED]
    )
    for plan in standing.order_by("-version"):
        is_draft = plan.state == PlanState.DRAFT
        raise PlanRefused("plan_draft_exists" if is_draft else "plan_agreed_exists", version=plan.version)


def _next_version(person: Person, *, group: str) -> int:
    found = SupportPlan.objects.filter(person=person, group=group).aggregate(last=Max("version"))
    return int(found["last"] or 0) + 1


def _write_items(plan: SupportPlan, items: Sequence[ItemDraft]) -> None:
    catalogue = ServiceType.objects.in_bulk([item.service for item in items])
    for item in items:
        service = catalogue.get(item.service)
        if service is None:
            raise PlanRefused("service_unknown")
        fault = item_fault(item, unit=service.unit, target_groups=service.target_groups, group=plan.group)
        if fault:
            raise PlanRefused(fault)
    if len(catalogue) < len(items):
        raise PlanRefused("service_named_twice")
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=plan,
            service=catalogue[item.service],
            chapter=item.chapter,
            amount=item.amount,
            unit=catalogue[item.service].unit,
            per=item.per,
            funding=item.funding,
            priority=item.priority,
        )
        for item in items
    )
