"""Register an organisation that has to do with the programme."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.organisations import policies
from majup.domains.organisations.errors import AlreadyRegistered
from majup.domains.organisations.models import Organisation
from majup.kernel.act import act
from majup.kernel.periods import overlaps
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDetails:
    """What is written down about an organisation; `kind` is a code of OrganisationKind."""

    kind: str
    name_lv: str
    name_en: str
    valid_from: date
    region_id: int | None = None
    municipality_id: int | None = None
    parent_id: UUID | None = None


def register_organisation(*, details: OrganisationDetails, by: Viewer) -> UUID:
    """Register it from its first day on. Returns its id.

    Raises AlreadyRegistered where one of the kind and name is in force on that day or later.
    """
    with act("organisations.registered", by=by, needs=policies.REGISTER) as record:
        same = Organisation.objects.filter(
            overlaps(details.valid_from, None), kind=details.kind, name_lv=details.name_lv
        )
        if same.exists():
            raise AlreadyRegistered("already_registered", name=details.name_lv)
        row = Organisation.objects.create(
            kind=details.kind,
            name_lv=details.name_lv,
            name_en=details.name_en,
            valid_from=details.valid_from,
            region_id=details.region_id,
            municipality_id=details.municipality_id,
            parent_id=details.parent_id,
        )
        record.about(row, kind=details.kind)
    found: UUID = row.pk
    return found
