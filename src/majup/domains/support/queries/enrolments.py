"""Which services a person has received, and where."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.support.models import Enrolment
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentRow:
    """A person's time with a service at a site; `has_places` where the site counts places for it."""

    service: str
    service_lv: str
    service_en: str
    delivery: str
    site: str
    site_id: UUID
    has_places: bool
    valid_from: date
    valid_until: date | None


def enrolments_of(*, person_id: UUID, viewer: Viewer) -> tuple[EnrolmentRow, ...]:
    """The person's services, oldest first. One query."""
    found = Enrolment.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    rows = found.select_related("offer__service", "offer__site").order_by("valid_from", "id")
    return tuple(_row(row) for row in rows)


def _row(row: Enrolment) -> EnrolmentRow:
    offer = row.offer
    return EnrolmentRow(
        service=offer.service_id,
        service_lv=offer.service.name_lv,
        service_en=offer.service.name_en,
        delivery=offer.service.delivery,
        site=offer.site.name,
        site_id=offer.site_id,
        has_places=offer.places is not None,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
