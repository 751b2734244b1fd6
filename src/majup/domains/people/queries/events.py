"""What happened to a person in this domain: identified, applied, taken over by an organisation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.people.models import Application, Identification, Responsibility
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentificationRow:
    """Found for a target group on a day, by whom."""

    group: str
    identified_on: date
    organisation_lv: str
    organisation_en: str
    from_institution: bool
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRow:
    """Asked to take part."""

    id: int
    group: str
    received_on: date
    received_by_lv: str
    received_by_en: str
    applicant: str
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow:
    """An organisation's time with the person."""

    capacity: str
    organisation_lv: str
    organisation_en: str
    valid_from: date
    valid_until: date | None


def identifications_of(*, person_id: UUID, viewer: Viewer) -> tuple[IdentificationRow, ...]:
    """The person's identifications, oldest first. One query."""
    found = Identification.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    return tuple(
        IdentificationRow(
            group=row.group,
            identified_on=row.identified_on,
            organisation_lv=row.organisation.name_lv,
            organisation_en=row.organisation.name_en,
            from_institution=row.from_institution,
            remark=row.remark,
        )
        for row in found.select_related("organisation").order_by("identified_on", "id")
    )


def applications_of(*, person_id: UUID, viewer: Viewer) -> tuple[ApplicationRow, ...]:
    """The person's applications, oldest first, withdrawn ones too. One query."""
    found = Application.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    return tuple(
        ApplicationRow(
            id=row.pk,
            group=row.group,
            received_on=row.received_on,
            received_by_lv=row.received_by.name_lv,
            received_by_en=row.received_by.name_en,
            applicant=row.applicant,
            withdrawn_on=row.withdrawn_on,
        )
        for row in found.select_related("received_by").order_by("received_on", "id")
    )


def responsibilities_of(*, person_id: UUID, viewer: Viewer) -> tuple[ResponsibilityRow, ...]:
    """Which organisations had to do with the person, oldest first. One query."""
    found = Responsibility.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    return tuple(
        ResponsibilityRow(
            capacity=row.capacity,
            organisation_lv=row.organisation.name_lv,
            organisation_en=row.organisation.name_en,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in found.select_related("organisation").order_by("valid_from", "id")
    )
