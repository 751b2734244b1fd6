"""The list of people: who they are, how far they have come, what is due. Always in the reader's scope."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, Model, OrderBy, QuerySet

from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Application, Identification, Membership, Person
from majup.domains.people.queries import in_latvian_order
from majup.domains.support.models import Enrolment, PlanState, SupportPlan
from majup.domains.support.queries.narrowing import CaseFilter, narrowed, stage_of
from majup.domains.support.rules.stages import Due, Stage
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer

Row = TypeVar("Row", bound=Model)
PART = 1000
"""An export reads so many people at a time, to stay within what a database takes in one condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One person as the list shows them. `stage_on` is the day of the furthest stage.

    groups are the target groups of the day, or the last one of somebody who outgrew it.
    """

    person_id: UUID
    record_no: str
    given_name: str
    family_name: str
    born_on: date
    parish_lv: str
    municipality_lv: str
    municipality_en: str
    groups: tuple[str, ...]
    from_institution: bool
    stage: Stage
    stage_on: date | None
    due: Due | None
    outlook: str
    care_level: int | None


@dataclass(frozen=True, slots=True)
class CasesFound:
    """One page of the list, and how many there are in all."""

    rows: tuple[CaseRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Records:
    """What the domains hold of the people of one part, by person."""

    memberships: dict[UUID, list[Membership]]
    identifications: dict[UUID, list[Identification]]
    applications: dict[UUID, list[Application]]
    assessments: dict[UUID, list[Assessment]]
    plans: dict[UUID, list[SupportPlan]]
    enrolments: dict[UUID, list[Enrolment]]


def cases_found(
    *, wanted: CaseFilter, ordering: str, viewer: Viewer, on: date, offset: int, limit: int
) -> CasesFound:
    """One page of the people who fit, and how many fit. Nine queries, however long the page.

    ordering is name, born, municipality or stage, with a minus from the end; names by the Latvian alphabet.
    """
    people = _people(wanted, ordering=ordering, viewer=viewer, on=on)
    keys = list(people.values_list("pk", flat=True)[offset : offset + limit])
    return CasesFound(rows=_rows(keys, viewer=viewer, on=on), total=people.count())


def cases_in_parts(
    *, wanted: CaseFilter, ordering: str, viewer: Viewer, on: date
) -> Iterator[tuple[CaseRow, ...]]:
    """Everybody who fits, in the same order, read a thousand at a time: for files that may be long."""
    keys = list(_people(wanted, ordering=ordering, viewer=viewer, on=on).values_list("pk", flat=True))
    for start in range(0, len(keys), PART):
        yield _rows(keys[start : start + PART], viewer=viewer, on=on)


def _people(wanted: CaseFilter, *, ordering: str, viewer: Viewer, on: date) -> QuerySet[Person]:
    people = narrowed(Person.objects.visible_to(viewer, Purpose.CASEWORK), wanted, on=on)
    return people.order_by(*_order(ordering, on=on))


def _order(ordering: str, *, on: date) -> list[OrderBy]:
    key = ordering.removeprefix("-")
    by_name = [
        in_latvian_order("family_name").asc(),
        in_latvian_order("given_name").asc(),
        F("record_no").asc(),
    ]
    first: Any = {
        "born": F("born_on"),
        "municipality": in_latvian_order("residence__municipality__name_lv"),
        "stage": stage_of(on),
    }.get(key)
    if first is not None:
        return [first.desc() if ordering.startswith("-") else first.asc(), *by_name]
    if ordering.startswith("-"):
        return [in_latvian_order("family_name").desc(), in_latvian_order("given_name").desc(), F("pk").asc()]
    return by_name


def _rows(keys: Sequence[UUID], *, viewer: Viewer, on: date) -> tuple[CaseRow, ...]:
    people = Person.objects.visible_to(viewer, Purpose.CASEWORK).select_related("residence__municipality")
    found = {person.pk: person for person in people.filter(pk__in=keys)}
    records = _records(keys, viewer=viewer, on=on)
    return tuple(_row(found[key], records, on=on) for key in keys if key in found)


def _records(keys: Sequence[UUID], *, viewer: Viewer, on: date) -> _Records:
    def of(model: type[Row]) -> QuerySet[Row]:
        visible: QuerySet[Row] = model.objects.visible_to(viewer, Purpose.CASEWORK)  # type: ignore[attr-defined]  # TypeVar hides it
        return visible.filter(person__in=keys)

    return _Records(
        memberships=_by_person(of(Membership).filter(valid_from__lte=on).order_by("valid_from", "group")),
        identifications=_by_person(of(Identification).order_by("identified_on")),
        applications=_by_person(of(Application).filter(withdrawn_on__isnull=True).order_by("received_on")),
        assessments=_by_person(of(Assessment).defer("answers").order_by("started_on")),
        plans=_by_person(of(SupportPlan).defer("own_words").order_by("drawn_on", "version")),
        enrolments=_by_person(of(Enrolment).filter(in_force(on)).order_by("valid_from")),
    )


def _by_person(found: QuerySet[Row]) -> dict[UUID, list[Row]]:
    rows: dict[UUID, list[Row]] = defaultdict(list)
    for row in found:
        rows[row.person_id].append(row)  # type: ignore[attr-defined]  # each of these belongs to a person
    return rows


def _row(person: Person, records: _Records, *, on: date) -> CaseRow:
    identifications = records.identifications[person.pk]
    assessments = records.assessments[person.pk]
    plans = records.plans[person.pk]
    stage, stage_on = _stage(person.pk, records)
    shown = next(
        (plan for plan in reversed(plans) if plan.state in {PlanState.DRAFT, PlanState.AGREED}), None
    )
    completed = [assessment for assessment in assessments if assessment.completed_on]
    memberships = records.memberships[person.pk]
    waits = bool(identifications) and any(_is_in_force(one, on) for one in memberships)
    return CaseRow(
        person_id=person.pk,
        record_no=person.record_no,
        given_name=person.given_name,
        family_name=person.family_name,
        born_on=person.born_on,
        parish_lv=person.residence.name_lv,
        municipality_lv=person.residence.municipality.name_lv,
        municipality_en=person.residence.municipality.name_en,
        groups=_groups(memberships, on=on),
        from_institution=any(found.from_institution for found in identifications),
        stage=stage,
        stage_on=stage_on,
        due=None if person.died_on else _due(waits, assessments, plans, on=on),
        outlook=shown.outlook if shown else "",
        care_level=completed[-1].care_level if completed else None,
    )


def _groups(memberships: list[Membership], *, on: date) -> tuple[str, ...]:
    """The target groups of the day; of somebody who outgrew them, the last one."""
    now = [one.group for one in memberships if _is_in_force(one, on)]
    return tuple(dict.fromkeys(now or [one.group for one in memberships[-1:]]))


def _is_in_force(membership: Membership, on: date) -> bool:
    return membership.valid_until is None or membership.valid_until > on


def _stage(key: UUID, records: _Records) -> tuple[Stage, date | None]:
    """The furthest stage, as `narrowing.stage_of` says it in the query, with its day."""
    agreed = [plan.agreed_on for plan in records.plans[key] if plan.state == PlanState.AGREED]
    completed = [a.completed_on for a in records.assessments[key] if a.completed_on]
    days: list[tuple[Stage, list[date | None]]] = [
        (Stage.SERVED, [enrolment.valid_from for enrolment in records.enrolments[key]]),
        (Stage.PLANNED, list(agreed)),
        (Stage.ASSESSED, list(completed)),
        (Stage.APPLIED, [application.received_on for application in records.applications[key]]),
        (Stage.IDENTIFIED, [found.identified_on for found in records.identifications[key]]),
    ]
    return next(((stage, on[0]) for stage, on in days if on), (Stage.IN_CARE, None))


def _due(waits: bool, assessments: list[Assessment], plans: list[SupportPlan], *, on: date) -> Due | None:
    """What is due first, as `narrowing.is_due` says it in the query; a draft comes before anything older."""
    states = {plan.state for plan in plans}
    under_way = any(assessment.completed_on is None for assessment in assessments)
    assessed = any(assessment.completed_on is not None for assessment in assessments)
    reviews = [p.review_on for p in plans if p.state == PlanState.AGREED and p.review_on]
    checks = (
        (Due.AGREE, PlanState.DRAFT in states),
        (Due.FINISH_ASSESSMENT, under_way),
        (Due.REVIEW, any(day <= on for day in reviews)),
        (Due.TALK_AGAIN, PlanState.REFUSED in states and PlanState.AGREED not in states),
        (Due.DRAW_UP, assessed and not states - {PlanState.REPLACED}),
        (Due.ASSESS, waits and not assessed),
    )
    return next((due for due, holds in checks if holds), None)
