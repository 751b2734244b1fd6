"""Support plans with their items and versions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanItem, PlanState, SupportPlan
from majup.domains.support.rules.changes import ItemFacts
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One service of a plan; `chapter` is the ICF chapter of the need it meets, where it is known."""

    id: int
    service: str
    service_lv: str
    service_en: str
    delivery: str
    chapter: str
    amount: Decimal
    unit: str
    per: str
    funding: str
    priority: int

    @property
    def facts(self) -> ItemFacts:
        """The item as versions are compared."""
        return ItemFacts(self.service, self.amount, self.per, self.funding)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One version of a support plan."""

    id: UUID
    person_id: UUID
    assessment_id: UUID
    group: str
    version: int
    state: str
    outlook: str
    own_words: str
    from_institution: bool
    drawn_on: date
    agreed_on: date | None
    agreed_by: str
    refused_on: date | None
    refusal_reason: str
    review_on: date | None
    replaced_on: date | None
    items: tuple[ItemRow, ...]

    @property
    def is_draft(self) -> bool:
        """True while it can still be changed."""
        return self.state == PlanState.DRAFT


def plans_of(*, person_id: UUID, viewer: Viewer) -> tuple[PlanRow, ...]:
    """Every version of the person's plans, the newest first. Two queries."""
    found = SupportPlan.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    return _rows(found.order_by("-drawn_on", "-version"), viewer=viewer)


def plan_row(*, plan_id: UUID, viewer: Viewer) -> PlanRow:
    """One version; raises NotFound outside the viewer's scope. Two queries."""
    rows = _rows(SupportPlan.objects.visible_to(viewer, Purpose.CASEWORK).filter(pk=plan_id), viewer=viewer)
    if not rows:
        raise NotFound
    return rows[0]


def current_plan(plans: Sequence[PlanRow]) -> PlanRow | None:
    """The version a reader looks for: the draft under work, else the agreed one, else the newest."""
    for state in (PlanState.DRAFT, PlanState.AGREED):
        found = next((plan for plan in plans if plan.state == state), None)
        if found is not None:
            return found
    return plans[0] if plans else None


def visible_plan(*, plan_id: UUID, viewer: Viewer) -> SupportPlan:
    """The record itself, for actions; raises NotFound outside the viewer's scope. One query."""
    found = SupportPlan.objects.visible_to(viewer, Purpose.CASEWORK).select_related("person", "assessment")
    plan: SupportPlan | None = found.filter(pk=plan_id).first()
    if plan is None:
        raise NotFound
    return plan


def visible_draft(*, plan_id: UUID, viewer: Viewer) -> SupportPlan:
    """As visible_plan, and raises PlanRefused where the plan is no draft any more."""
    plan = visible_plan(plan_id=plan_id, viewer=viewer)
    if plan.state != PlanState.DRAFT:
        raise PlanRefused("plan_is_no_draft")
    return plan


def visible_draft_item(*, item_id: int, viewer: Viewer) -> PlanItem:
    """An item of a draft with its plan and service, for actions; raises NotFound and PlanRefused."""
    found = PlanItem.objects.visible_to(viewer, Purpose.CASEWORK).select_related("plan__person", "service")
    item: PlanItem | None = found.filter(pk=item_id).first()
    if item is None:
        raise NotFound
    if item.plan.state != PlanState.DRAFT:
        raise PlanRefused("plan_is_no_draft")
    return item


def _rows(found: Iterable[SupportPlan], *, viewer: Viewer) -> tuple[PlanRow, ...]:
    plans = list(found)
    items: dict[UUID, list[ItemRow]] = defaultdict(list)
    visible = PlanItem.objects.visible_to(viewer, Purpose.CASEWORK).select_related("service")
    for item in visible.filter(plan__in=[plan.pk for plan in plans]).order_by("priority", "id"):
        items[item.plan_id].append(_item(item))
    return tuple(_row(plan, items=tuple(items[plan.pk])) for plan in plans)


def _item(item: PlanItem) -> ItemRow:
    return ItemRow(
        id=item.pk,
        service=item.service_id,
        service_lv=item.service.name_lv,
        service_en=item.service.name_en,
        delivery=item.service.delivery,
        chapter=item.chapter,
        amount=item.amount,
        unit=item.unit,
        per=item.per,
        funding=item.funding,
        priority=item.priority,
    )


def _row(plan: SupportPlan, *, items: tuple[ItemRow, ...]) -> PlanRow:
    return PlanRow(
        id=plan.pk,
        person_id=plan.person_id,
        assessment_id=plan.assessment_id,
        group=plan.group,
        version=plan.version,
        state=plan.state,
        outlook=plan.outlook,
        own_words=plan.own_words,
        from_institution=plan.from_institution,
        drawn_on=plan.drawn_on,
        agreed_on=plan.agreed_on,
        agreed_by=plan.agreed_by,
        refused_on=plan.refused_on,
        refusal_reason=plan.refusal_reason,
        review_on=plan.review_on,
        replaced_on=plan.replaced_on,
        items=items,
    )
