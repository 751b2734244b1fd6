"""A person's assessments and what they found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.assessments.models import Assessment, Need
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A chapter of life and how severe the difficulty in it is, 0 to 4."""

    chapter: str
    severity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """One assessment; without completed_on it is still under way. professions: codes of who signed."""

    id: UUID
    person_id: UUID
    group: str
    instrument_lv: str
    instrument_en: str
    instrument_version: str
    team_lv: str
    team_en: str
    region_id: int
    from_institution: bool
    started_on: date
    completed_on: date | None
    professions: tuple[str, ...]
    care_level: int | None
    needs: tuple[NeedRow, ...]


def assessments_of(*, person_id: UUID, viewer: Viewer) -> tuple[AssessmentRow, ...]:
    """The person's assessments, oldest first, those under way too. Two queries."""
    found = Assessment.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    return _rows(found.select_related("instrument", "team").order_by("started_on", "id"), viewer=viewer)


def assessment_row(*, assessment_id: UUID, viewer: Viewer) -> AssessmentRow:
    """One assessment; raises NotFound outside the viewer's scope. Two queries."""
    found = Assessment.objects.visible_to(viewer, Purpose.CASEWORK).filter(pk=assessment_id)
    rows = _rows(found.select_related("instrument", "team"), viewer=viewer)
    if not rows:
        raise NotFound
    return rows[0]


def latest_completed(*, person_id: UUID, group: str, viewer: Viewer) -> AssessmentRow | None:
    """The newest completed assessment for a target group, if there is one. Two queries."""
    found = [row for row in assessments_of(person_id=person_id, viewer=viewer) if row.group == group]
    completed = [row for row in found if row.completed_on is not None]
    return max(completed, key=lambda row: (row.completed_on or date.min, row.started_on), default=None)


def _rows(found: Iterable[Assessment], *, viewer: Viewer) -> tuple[AssessmentRow, ...]:
    assessments = list(found)
    needs: dict[UUID, list[NeedRow]] = defaultdict(list)
    keys = [assessment.pk for assessment in assessments]
    for need in (
        Need.objects.visible_to(viewer, Purpose.CASEWORK).filter(assessment__in=keys).order_by("chapter")
    ):
        needs[need.assessment_id].append(NeedRow(need.chapter, need.severity))
    return tuple(_row(assessment, needs=tuple(needs[assessment.pk])) for assessment in assessments)


def _row(assessment: Assessment, *, needs: tuple[NeedRow, ...]) -> AssessmentRow:
    return AssessmentRow(
        id=assessment.pk,
        person_id=assessment.person_id,
        group=assessment.group,
        instrument_lv=assessment.instrument.name_lv,
        instrument_en=assessment.instrument.name_en,
        instrument_version=assessment.instrument.version,
        team_lv=assessment.team.name_lv,
        team_en=assessment.team.name_en,
        region_id=assessment.region_id,
        from_institution=assessment.from_institution,
        started_on=assessment.started_on,
        completed_on=assessment.completed_on,
        professions=tuple(assessment.professions.split()),
        care_level=assessment.care_level,
        needs=needs,
    )
