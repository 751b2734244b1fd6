"""Conditions on people by where they stand: stage, what is due, outlook, origin."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Application, Identification, Membership, Person
from majup.domains.people.queries import found_by_words
from majup.domains.support.models import Enrolment, PlanState, SupportPlan
from majup.domains.support.rules.stages import Due, Stage
from majup.kernel.periods import in_force

STANDING = (PlanState.DRAFT, PlanState.AGREED, PlanState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What to look for; empty fields do not narrow. `from_institution` None means both."""

    text: str = ""
    group: str = ""
    stage: int | None = None
    due: str = ""
    municipality_id: int | None = None
    from_institution: bool | None = None
    outlook: str = ""


def narrowed(people: QuerySet[Person], wanted: CaseFilter, *, on: date) -> QuerySet[Person]:
    """The people who fit every wish, as of a day."""
    if wanted.text:
        people = people.filter(found_by_words(wanted.text))
    if wanted.municipality_id is not None:
        people = people.filter(residence__municipality=wanted.municipality_id)
    if wanted.group:
        people = people.filter(_in_group(wanted.group, on=on))
    if wanted.from_institution is not None:
        came = Exists(Identification.objects.filter(person=OuterRef("pk"), from_institution=True))
        people = people.filter(came if wanted.from_institution else ~came)
    if wanted.outlook:
        people = people.filter(_plan_in(PlanState.DRAFT, PlanState.AGREED, outlook=wanted.outlook))
    if wanted.stage is not None:
        people = people.alias(stage=stage_of(on)).filter(stage=wanted.stage)
    if wanted.due in set(Due):
        people = people.filter(is_due(Due(wanted.due), on=on))
    return people


def stage_of(on: date) -> Case:
    """The furthest stage reached by a day, as `Stage` numbers it."""
    return Case(
        When(_received(on), then=Value(Stage.SERVED.value)),
        When(_plan_in(PlanState.AGREED), then=Value(Stage.PLANNED.value)),
        When(_assessed(), then=Value(Stage.ASSESSED.value)),
        When(_applied(), then=Value(Stage.APPLIED.value)),
        When(_identified(), then=Value(Stage.IDENTIFIED.value)),
        default=Value(Stage.IN_CARE.value),
        output_field=IntegerField(),
    )


def is_due(due: Due, *, on: date) -> Q:
    """Who waits for this, as of a day. The dead wait for nothing."""
    alive = Q(died_on__isnull=True)
    match due:
        case Due.ASSESS:
            # Somebody who outgrew the group without an assessment is not assessed for it any more.
            waits = alive & Q(_identified()) & Q(_in_some_group(on))
            return waits & ~Q(_assessed()) & ~Q(_assessment_open())
        case Due.FINISH_ASSESSMENT:
            return alive & Q(_assessment_open())
        case Due.DRAW_UP:
            return alive & Q(_assessed()) & ~Q(_plan_in(*STANDING))
        case Due.AGREE:
            return alive & Q(_plan_in(PlanState.DRAFT))
        case Due.TALK_AGAIN:
            settled = _plan_in(PlanState.DRAFT, PlanState.AGREED)
            return alive & Q(_plan_in(PlanState.REFUSED)) & ~Q(settled)
        case Due.REVIEW:
            return alive & Q(_plan_in(PlanState.AGREED, review_on__lte=on)) & ~Q(_plan_in(PlanState.DRAFT))


def _in_group(group: str, *, on: date) -> Exists:
    return Exists(Membership.objects.filter(in_force(on), person=OuterRef("pk"), group=group))


def _in_some_group(on: date) -> Exists:
    return Exists(Membership.objects.filter(in_force(on), person=OuterRef("pk")))


def _identified() -> Exists:
    return Exists(Identification.objects.filter(person=OuterRef("pk")))


def _applied() -> Exists:
    return Exists(Application.objects.filter(person=OuterRef("pk"), withdrawn_on__isnull=True))


def _assessed() -> Exists:
    return Exists(Assessment.objects.filter(person=OuterRef("pk"), completed_on__isnull=False))


def _assessment_open() -> Exists:
    return Exists(Assessment.objects.filter(person=OuterRef("pk"), completed_on__isnull=True))


def _plan_in(*states: PlanState, **more: object) -> Exists:
    return Exists(SupportPlan.objects.filter(person=OuterRef("pk"), state__in=states, **more))


def _received(on: date) -> Exists:
    return Exists(Enrolment.objects.filter(in_force(on), person=OuterRef("pk")))
