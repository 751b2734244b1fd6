"""Start the assessment of a person's needs by a team with one instrument (R093)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.assessments import policies
from majup.domains.assessments.errors import AssessmentRefused
from majup.domains.assessments.models import Assessment, Instrument
from majup.domains.assessments.rules.team import order_warnings
from majup.domains.people.actions.entrust_person import entrust_person
from majup.domains.people.models import Capacity, Identification, Person
from majup.domains.people.queries import visible_person
from majup.domains.people.rules.eligibility import group_fault
from majup.domains.territory.queries import parish
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AssessmentStarted:
    """Which assessment, and the codes of what is odd about it."""

    assessment_id: UUID
    warnings: tuple[str, ...]


def start_assessment(
    *,
    person_id: UUID,
    group: str,
    instrument_id: int,
    team_id: UUID,
    started_on: date,
    by: Viewer,
    today: date,
) -> AssessmentStarted:
    """Open an assessment; the team sees the person's file from the day it starts.

    That the person was identified later or never is a warning, not a refusal (X07). Raises AssessmentRefused
    where one is open already, for a day ahead, the wrong age, or an instrument not for the group or the day.
    """
    with act("assessments.started", by=by, needs=policies.START) as record:
        person = visible_person(person_id=person_id, viewer=by)
        instrument = _instrument(instrument_id, group=group, on=started_on)
        _require_none_open(person, group=group)
        if started_on > today:
            raise AssessmentRefused("assessment_starts_ahead")
        fault = group_fault(group, born_on=person.born_on, on=started_on)
        if fault:
            raise AssessmentRefused(fault)
        found = Identification.objects.filter(person=person, group=group).first()
        assessment = Assessment.objects.create(
            person=person,
            group=group,
            instrument=instrument,
            team_id=team_id,
            region_id=found.region_id if found else parish(person.residence_id).region_before_id,
            from_institution=bool(found and found.from_institution),
            started_on=started_on,
        )
        _open_file_to_team(person, team_id=team_id, since=started_on, by=by)
        warnings = order_warnings(identified_on=found.identified_on if found else None, started_on=started_on)
        record.about(person, assessment=assessment.pk, warnings=" ".join(warnings))
    return AssessmentStarted(assessment_id=assessment.pk, warnings=warnings)


def _instrument(instrument_id: int, *, group: str, on: date) -> Instrument:
    instrument: Instrument | None = Instrument.objects.filter(pk=instrument_id).first()
    if instrument is None:
        raise NotFound
    if instrument.group != group:
        raise AssessmentRefused("instrument_is_for_another_group")
    if instrument.valid_from > on:
        raise AssessmentRefused("instrument_not_in_force", day=instrument.valid_from)
    return instrument


def _require_none_open(person: Person, *, group: str) -> None:
    open_one = Assessment.objects.filter(person=person, group=group, completed_on__isnull=True).first()
    if open_one is not None:
        raise AssessmentRefused("assessment_open", day=open_one.started_on)


def _open_file_to_team(person: Person, *, team_id: UUID, since: date, by: Viewer) -> None:
    """The worker's own organisation answers for the person already and needs no second responsibility."""
    if team_id != by.organisation_id:
        entrust_person(
            person_id=person.pk,
            organisation_id=team_id,
            capacity=Capacity.ASSESSMENT_TEAM,
            since=since,
            by=by,
        )
