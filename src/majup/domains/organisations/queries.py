"""What can be asked of organisations: which there are, who is a partner, whether the records are made up."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.organisations.models import Organisation, Partnership, Provenance
from majup.kernel.errors import NotFound
from majup.kernel.periods import in_force


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in force, with its territory where it has one."""

    id: UUID
    kind: str
    name_lv: str
    name_en: str
    region_id: int | None
    municipality_id: int | None
    parent_id: UUID | None
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A municipality that is a partner, since when, and where that is written."""

    municipality_id: int
    municipality_lv: str
    municipality_en: str
    region_id: int
    valid_from: date
    source: str


def organisations(
    *, on: date, kind: str | None = None, region_id: int | None = None, municipality_id: int | None = None
) -> tuple[OrganisationRow, ...]:
    """Organisations in force on a day, by name, narrowed by kind or territory. One query."""
    found = Organisation.objects.filter(in_force(on))
    if kind is not None:
        found = found.filter(kind=kind)
    if region_id is not None:
        found = found.filter(region_id=region_id)
    if municipality_id is not None:
        found = found.filter(municipality_id=municipality_id)
    return tuple(_row(organisation) for organisation in found)


def organisation(organisation_id: UUID) -> OrganisationRow:
    """One organisation by id, also one that is no more; raises NotFound."""
    found = Organisation.objects.filter(pk=organisation_id).first()
    if found is None:
        raise NotFound(table="organisation", id=str(organisation_id))
    return _row(found)


def partners_on(on: date) -> tuple[PartnerRow, ...]:
    """The municipalities that are partners of their region's project on a day (R178). One query."""
    found = Partnership.objects.filter(in_force(on)).select_related("municipality")
    return tuple(
        PartnerRow(
            municipality_id=partnership.municipality_id,
            municipality_lv=partnership.municipality.name_lv,
            municipality_en=partnership.municipality.name_en,
            region_id=partnership.municipality.region_id,
            valid_from=partnership.valid_from,
            source=partnership.source,
        )
        for partnership in found.order_by("municipality__name_lv")
    )


def is_synthetic() -> bool:
    """True where a replay made this database's records up. Every page says so; one small query."""
    found: bool = Provenance.objects.filter(is_synthetic=True).exists()
    return found


def _row(found: Organisation) -> OrganisationRow:
    return OrganisationRow(
        id=found.pk,
        kind=found.kind,
        name_lv=found.name_lv,
        name_en=found.name_en,
        region_id=found.region_id,
        municipality_id=found.municipality_id,
        parent_id=found.parent_id,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )
