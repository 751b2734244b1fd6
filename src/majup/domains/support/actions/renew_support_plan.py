"""Make a new version of an agreed or refused plan: a draft that begins as a copy of it."""

from datetime import date
from uuid import UUID

from django.db.models import Max

from majup.domains.assessments.models import Assessment
from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanItem, PlanState, SupportPlan
from majup.domains.support.queries import visible_plan
from majup.domains.support.rules.stages import review_day
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def renew_support_plan(*, plan_id: UUID, drawn_on: date, by: Viewer, today: date) -> UUID:
    """The old version stays in force until the new one is agreed. Returns the new plan's id.

    The new version rests on the newest completed assessment. Raises PlanRefused for a plan that is neither
    agreed nor refused, where a draft is there already, and for a day ahead.
    """
    with act("support.plan_renewed", by=by, needs=policies.DRAW_UP) as record:
        old = visible_plan(plan_id=plan_id, viewer=by)
        versions = SupportPlan.objects.filter(person=old.person_id, group=old.group)
        _check(old, drawn_on=drawn_on, today=today)
        draft = versions.filter(state=PlanState.DRAFT).first()
        if draft is not None:
            raise PlanRefused("plan_draft_exists", version=draft.version)
        new = SupportPlan.objects.create(
            person=old.person,
            group=old.group,
            assessment=_newest_assessment(old),
            version=int(versions.aggregate(last=Max("version"))["last"]) + 1,
            region_id=old.region_id,
            from_institution=old.from_institution,
            outlook=old.outlook,
            own_words=old.own_words,
            drawn_on=drawn_on,
            review_on=review_day(drawn_on),
        )
        _copy_items(old, new)
        record.about(old.person, plan=new.pk, version=new.version, after_version=old.version)
    return new.pk


def _check(old: SupportPlan, *, drawn_on: date, today: date) -> None:
    if old.state not in {PlanState.AGREED, PlanState.REFUSED}:
        raise PlanRefused("plan_is_not_agreed")
    if drawn_on > today:
        raise PlanRefused("plan_day_lies_ahead")
    if drawn_on < old.drawn_on:
        raise PlanRefused("before_it_was_drawn")


def _newest_assessment(plan: SupportPlan) -> Assessment:
    completed = Assessment.objects.filter(person=plan.person_id, group=plan.group, completed_on__isnull=False)
    newest: Assessment | None = completed.order_by("-completed_on", "-started_on").first()
    return newest or plan.assessment


def _copy_items(old: SupportPlan, new: SupportPlan) -> None:
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=new,
            service_id=item.service_id,
            chapter=item.chapter,
            amount=item.amount,
            unit=item.unit,
            per=item.per,
            funding=item.funding,
            priority=item.priority,
        )
        for item in old.items.order_by("id")
    )
