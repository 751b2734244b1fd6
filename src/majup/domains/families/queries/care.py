"""What the record says of children's care outside their family, within the reader's scope."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.families.models import CareEpisode
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRow:
    """A child's time with a carer of some kind. Who the carer is belongs to the carer's own file."""

    kind: str
    valid_from: date
    valid_until: date | None


def care_of(*, person_id: UUID, viewer: Viewer) -> tuple[CareRow, ...]:
    """With which kind of carer the child lived, oldest first. One query."""
    found = CareEpisode.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    rows = found.select_related("carer").order_by("valid_from", "id")
    return tuple(
        CareRow(kind=row.carer.kind, valid_from=row.valid_from, valid_until=row.valid_until) for row in rows
    )
