"""Open a person's file: everything the viewer may see of it, and the mark that they looked."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from majup.domains.assessments.queries import AssessmentRow, assessments_of
from majup.domains.audit.actions.record_read import record_read
from majup.domains.audit.queries import Look, looks_at
from majup.domains.families.queries import CareRow, care_of
from majup.domains.institutions.queries import ResidencyRow, residencies_of
from majup.domains.people.queries import (
    ApplicationRow,
    IdentificationRow,
    PersonRow,
    ResponsibilityRow,
    applications_of,
    identifications_of,
    person_row,
    responsibilities_of,
    visible_person,
)
from majup.domains.support.queries import EnrolmentRow, PlanRow, current_plan, enrolments_of, plans_of
from majup.kernel.viewer import Purpose, Viewer
from majup.workflows.golden_thread import ThreadPoint, golden_thread

LOOKS_KEPT_IN_SIGHT = timedelta(days=30)
PERSON = "people.Person"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """A person's file as of a day, oldest first within each kind, plans newest first."""

    person: PersonRow
    identifications: tuple[IdentificationRow, ...]
    applications: tuple[ApplicationRow, ...]
    responsibilities: tuple[ResponsibilityRow, ...]
    assessments: tuple[AssessmentRow, ...]
    plans: tuple[PlanRow, ...]
    enrolments: tuple[EnrolmentRow, ...]
    residencies: tuple[ResidencyRow, ...]
    care: tuple[CareRow, ...]
    thread: tuple[ThreadPoint, ...]
    looks: tuple[Look, ...]

    @property
    def plan(self) -> PlanRow | None:
        """The version a reader looks for first."""
        return current_plan(self.plans)

    @property
    def assessment(self) -> AssessmentRow | None:
        """The newest completed assessment."""
        completed = [row for row in self.assessments if row.completed_on]
        return completed[-1] if completed else None

    @property
    def applied(self) -> bool:
        """True where an application stands that was not withdrawn."""
        return any(row.withdrawn_on is None for row in self.applications)

    @property
    def open_assessment(self) -> AssessmentRow | None:
        """The assessment under way, if there is one."""
        return next((row for row in self.assessments if row.completed_on is None), None)


def open_person_file(*, person_id: UUID, page: str, by: Viewer, today: date) -> PersonFile:
    """Read the file and leave the mark. Raises NotFound outside the viewer's scope, and then leaves none.

    Fourteen queries and the mark, however much the file holds. `page` names which page was opened.
    """
    person = person_row(person_id=person_id, viewer=by, on=today)
    identifications = identifications_of(person_id=person_id, viewer=by)
    applications = applications_of(person_id=person_id, viewer=by)
    assessments = assessments_of(person_id=person_id, viewer=by)
    plans = plans_of(person_id=person_id, viewer=by)
    enrolments = enrolments_of(person_id=person_id, viewer=by)
    opened = visible_person(person_id=person_id, viewer=by)
    record_read(of=opened, page=page, by=by, purpose=Purpose.CASEWORK)
    return PersonFile(
        person=person,
        identifications=identifications,
        applications=applications,
        responsibilities=responsibilities_of(person_id=person_id, viewer=by),
        assessments=assessments,
        plans=plans,
        enrolments=enrolments,
        residencies=residencies_of(person_id=person_id, viewer=by),
        care=care_of(person_id=person_id, viewer=by),
        thread=golden_thread(
            identifications=identifications,
            applications=applications,
            assessments=assessments,
            plans=plans,
            enrolments=enrolments,
            is_alive=person.died_on is None,
        ),
        looks=tuple(looks_at(subject_model=PERSON, key=str(person_id), since=today - LOOKS_KEPT_IN_SIGHT)),
    )
