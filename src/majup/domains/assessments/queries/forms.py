"""What the forms of an assessment are drawn from: instruments, teams, and the questions at a person's age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from majup.domains.assessments.errors import AssessmentRefused
from majup.domains.assessments.models import Assessment, Instrument
from majup.domains.assessments.rules import scoring
from majup.domains.assessments.rules.answers import Section, answer_faults, kept, sections
from majup.domains.organisations.models import Organisation, OrganisationKind
from majup.domains.people.rules.eligibility import age_on
from majup.kernel.errors import NotFound
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """A version of an instrument in force."""

    id: int
    group: str
    name_lv: str
    name_en: str
    version: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """An organisation that may assess."""

    id: UUID
    name_lv: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentForm:
    """An assessment under way: the questions asked at the person's age on the day."""

    assessment_id: UUID
    person_id: UUID
    group: str
    instrument_lv: str
    instrument_en: str
    started_on: date
    age: int
    sections: tuple[Section, ...]


def instruments_for(groups: tuple[str, ...], *, on: date) -> tuple[InstrumentRow, ...]:
    """Instruments in force on a day for any of the target groups, those with questions first. One query."""
    found = Instrument.objects.filter(group__in=groups, valid_from__lte=on).order_by("code", "-version")
    return tuple(InstrumentRow(row.pk, row.group, row.name_lv, row.name_en, row.version) for row in found)


def teams_for(viewer: Viewer, *, on: date) -> tuple[TeamRow, ...]:
    """The viewer's own organisation and the assessment teams of its region. One query."""
    teams = Q(kind=OrganisationKind.ASSESSMENT_TEAM) & (Q(region=viewer.region_id) | Q(region__isnull=True))
    found = Organisation.objects.filter(Q(pk=viewer.organisation_id) | teams).filter(in_force(on))
    rows = [TeamRow(row.pk, row.name_lv, row.name_en) for row in found]
    return tuple(sorted(rows, key=lambda row: (row.id != viewer.organisation_id, row.name_lv)))


def assessment_form(*, assessment_id: UUID, viewer: Viewer, on: date) -> AssessmentForm:
    """An assessment under way. One query.

    Raises NotFound for one that is not the viewer's, AssessmentRefused for one that is completed.
    """
    assessment = _under_way(assessment_id, viewer)
    age = age_on(on, born_on=assessment.person.born_on)
    return AssessmentForm(
        assessment_id=assessment.pk,
        person_id=assessment.person_id,
        group=assessment.group,
        instrument_lv=assessment.instrument.name_lv,
        instrument_en=assessment.instrument.name_en,
        started_on=assessment.started_on,
        age=age,
        sections=sections(assessment.instrument.questionnaire, age=age),
    )


def proposed_care_level(
    *, assessment_id: UUID, answers: Mapping[str, object], viewer: Viewer, on: date
) -> int | None:
    """The care level these answers propose; None where one is missing or the instrument scores nothing."""
    assessment = _under_way(assessment_id, viewer)
    questionnaire = assessment.instrument.questionnaire
    age = age_on(on, born_on=assessment.person.born_on)
    if answer_faults(questionnaire, answers, age=age):
        return None
    found = scoring.severities(questionnaire, kept(questionnaire, answers, age=age))
    return scoring.care_level(found) if found else None


def _under_way(assessment_id: UUID, viewer: Viewer) -> Assessment:
    visible = Assessment.objects.visible_to(viewer, Purpose.CASEWORK).select_related("person", "instrument")
    found: Assessment | None = visible.filter(pk=assessment_id).first()
    if found is None:
        raise NotFound
    if found.completed_on is not None:
        raise AssessmentRefused("assessment_completed_already", day=found.completed_on)
    return found
