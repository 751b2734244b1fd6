"""Who waits longest for what: the first few people of each kind of thing due, for whoever starts a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Exists, F, Max, Min, OuterRef, QuerySet, Subquery

from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Application, Identification, Person
from majup.domains.support.models import PlanState, SupportPlan
from majup.domains.support.queries.narrowing import is_due
from majup.domains.support.rules.stages import Due
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class PressingRow:
    """Somebody who waits, since the day that made it due; `days` to the day asked for."""

    person_id: UUID
    given_name: str
    family_name: str
    parish_lv: str
    municipality_lv: str
    municipality_en: str
    due: Due
    since: date
    days: int

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}"


def pressing(*, due: Due, viewer: Viewer, on: date, limit: int) -> tuple[PressingRow, ...]:
    """Those of the viewer's scope who wait longest for one thing, the longest first. One query.

    Who waits is said by `narrowing.is_due`, so the list and its count cannot differ.
    """
    waiting = Person.objects.visible_to(viewer, Purpose.CASEWORK).filter(is_due(due, on=on))
    found = (
        waiting.annotate(since=_since(due))
        .select_related("residence__municipality")
        .order_by(F("since").asc(nulls_last=True), "record_no")[:limit]
    )
    return tuple(_row(person, due=due, on=on) for person in found)


def reviews_ahead(*, viewer: Viewer, on: date, days: int) -> int:
    """How many people of the scope have a plan to be reviewed in the days after `on`. One query."""
    coming = SupportPlan.objects.filter(
        person=OuterRef("pk"),
        state=PlanState.AGREED,
        review_on__gt=on,
        review_on__lte=on + timedelta(days=days),
    )
    people = Person.objects.visible_to(viewer, Purpose.CASEWORK).filter(died_on__isnull=True)
    found: int = people.filter(Exists(coming)).count()
    return found


def without_application(*, viewer: Viewer, on: date) -> int:
    """How many of those to be assessed have no application in force. One query."""
    people = Person.objects.visible_to(viewer, Purpose.CASEWORK).filter(is_due(Due.ASSESS, on=on))
    applied = Application.objects.filter(person=OuterRef("pk"), withdrawn_on__isnull=True)
    found: int = people.filter(~Exists(applied)).count()
    return found


def _since(due: Due) -> Subquery:
    """The day from which somebody waits for this."""
    match due:
        case Due.ASSESS:
            return _of(Identification.objects.all(), Min("identified_on"))
        case Due.FINISH_ASSESSMENT:
            return _of(Assessment.objects.filter(completed_on__isnull=True), Min("started_on"))
        case Due.DRAW_UP:
            return _of(Assessment.objects.filter(completed_on__isnull=False), Max("completed_on"))
        case Due.AGREE:
            return _of(SupportPlan.objects.filter(state=PlanState.DRAFT), Min("drawn_on"))
        case Due.TALK_AGAIN:
            return _of(SupportPlan.objects.filter(state=PlanState.REFUSED), Max("refused_on"))
        case Due.REVIEW:
            return _of(SupportPlan.objects.filter(state=PlanState.AGREED), Min("review_on"))


def _of(records: QuerySet[Any], day: Aggregate) -> Subquery:
    mine = records.filter(person=OuterRef("pk")).order_by().values("person")
    return Subquery(mine.annotate(day=day).values("day"))


def _row(person: Any, *, due: Due, on: date) -> PressingRow:
    municipality = person.residence.municipality
    return PressingRow(
        person_id=person.pk,
        given_name=person.given_name,
        family_name=person.family_name,
        parish_lv=person.residence.name_lv,
        municipality_lv=municipality.name_lv,
        municipality_en=municipality.name_en,
        due=due,
        since=person.since,
        days=(on - person.since).days,
    )
