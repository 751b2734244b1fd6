"""What the record says of institutions and who lives in them, within the reader's scope."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.institutions.models import Residency
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidencyRow:
    """A person's time in a branch; `kind` is the branch's."""

    branch: str
    institution_lv: str
    institution_en: str
    kind: str
    parish_lv: str
    valid_from: date
    valid_until: date | None
    ended_because: str


def residencies_of(*, person_id: UUID, viewer: Viewer) -> tuple[ResidencyRow, ...]:
    """Where the person lived in institutions, oldest first. One query."""
    found = Residency.objects.visible_to(viewer, Purpose.CASEWORK).filter(person=person_id)
    return tuple(
        ResidencyRow(
            branch=row.branch.name,
            institution_lv=row.branch.organisation.name_lv,
            institution_en=row.branch.organisation.name_en,
            kind=row.branch.kind,
            parish_lv=row.branch.parish.name_lv,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            ended_because=row.ended_because,
        )
        for row in found.select_related("branch__parish", "branch__organisation").order_by("valid_from", "id")
    )
