"""The organisations of the country and who is a partner when (R001 to R033, R178).

Called by `run`. Knows no person.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from majup.domains.organisations.models import Organisation, OrganisationKind, Partnership
from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.territory.queries import MunicipalityRow, ParishRow
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay.chance import Chance
from majup.replay.land import REFORM_DAY, Land
from majup.replay.ledger import write
from majup.replay.national import NATIONAL, SUPPORT_CENTRES
from majup.replay.published import BROCHURE_DAY, PARTNERS_IN_BROCHURE, STATUS_DAY

Kind = OrganisationKind
OLD_STRUCTURE = date(2009, 7, 1)
PROJECTS_START = date(2015, 9, 1)


@dataclass
class Bodies:
    """The organisations other stages refer to, by what they are for."""

    municipality: dict[int, UUID] = field(default_factory=dict)
    social_service: dict[int, UUID] = field(default_factory=dict)
    orphans_court: dict[int, UUID] = field(default_factory=dict)
    region: dict[str, UUID] = field(default_factory=dict)
    team: dict[str, UUID] = field(default_factory=dict)
    named: dict[str, UUID] = field(default_factory=dict)
    rows: list[Organisation] = field(default_factory=list)

    def social_service_on(self, home: ParishRow, day: date) -> UUID:
        """The social service of a home on a day: the predecessor's before the reform."""
        key = home.municipality_before_id if day < REFORM_DAY else home.municipality_id
        return self.social_service[key]

    def add(self, chance: Chance, **values: object) -> UUID:
        """Note an organisation to be written; returns its id."""
        row = Organisation(id=chance.uuid(), **values)
        self.rows.append(row)
        return row.id


def genitive(name: str) -> str:
    """A municipality's name as it stands before another word: Talsu novads → Talsu novada, Rīga → Rīgas."""
    if name.endswith("novads"):
        return f"{name[:-1]}a"
    return name if name.endswith("s") else f"{name}s"


def write_bodies(land: Land, *, chance: Chance) -> Bodies:
    """Write every organisation and the partnerships, as one act."""
    bodies = Bodies()
    _national(bodies, chance)
    for code in land.region_ids:
        _regional(bodies, land, code, chance)
    for row in (*land.before, *land.after):
        _municipal(bodies, row, chance)
    _support_centres(bodies, land, chance)
    partnerships = _partnerships(land, chance)
    with act("replay.organisations_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        write(record, bodies.rows, partnerships)
    bodies.rows = []
    return bodies


def _national(bodies: Bodies, chance: Chance) -> None:
    for key, kind, name_lv, name_en, since in NATIONAL:
        bodies.named[key] = bodies.add(
            chance, kind=kind, name_lv=name_lv, name_en=name_en, valid_from=date.fromisoformat(since)
        )


def _regional(bodies: Bodies, land: Land, code: str, chance: Chance) -> None:
    title = {
        "KURZEME": ("Kurzemes", "Kurzeme"),
        "LATGALE": ("Latgales", "Latgale"),
        "RIGA": ("Rīgas", "Rīga"),
        "VIDZEME": ("Vidzemes", "Vidzeme"),
        "ZEMGALE": ("Zemgales", "Zemgale"),
    }[code]
    bodies.region[code] = bodies.add(
        chance,
        kind=Kind.PLANNING_REGION,
        name_lv=f"{title[0]} plānošanas reģions",
        name_en=f"{title[1]} planning region",
        region_id=land.region_ids[code],
        valid_from=date(2006, 8, 1),
    )
    bodies.team[code] = bodies.add(
        chance,
        kind=Kind.ASSESSMENT_TEAM,
        name_lv=f"{title[0]} izvērtēšanas komanda",
        name_en=f"{title[1]} assessment team",
        region_id=land.region_ids[code],
        parent_id=bodies.region[code],
        valid_from=PROJECTS_START,
    )


def _municipal(bodies: Bodies, row: MunicipalityRow, chance: Chance) -> None:
    is_new = row.valid_from == REFORM_DAY
    whose = genitive(row.name_lv) + (" valstspilsētas" if is_new and row.kind == "CITY" else "")
    place = {
        "region_id": row.region_id,
        "municipality_id": row.id,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
    }
    council = bodies.add(
        chance,
        kind=Kind.MUNICIPALITY,
        name_lv=f"{whose} pašvaldība",
        name_en=f"{row.name_en} (council)" if row.kind == "COUNTY" else f"{row.name_en} city council",
        **place,
    )
    bodies.municipality[row.id] = council
    for kind, where, name_lv, name_en in (
        (Kind.SOCIAL_SERVICE, bodies.social_service, "sociālais dienests", "social service"),
        (Kind.ORPHANS_COURT, bodies.orphans_court, "bāriņtiesa", "orphans' court"),
    ):
        where[row.id] = bodies.add(
            chance,
            kind=kind,
            name_lv=f"{whose} {name_lv}",
            name_en=f"{row.name_en} {name_en}",
            parent_id=council,
            **place,
        )


def _support_centres(bodies: Bodies, land: Land, chance: Chance) -> None:
    by_name = {row.name_lv: row for row in land.after}
    for name, place in SUPPORT_CENTRES:
        row = by_name[place]
        bodies.named[f"support_centre:{name}"] = bodies.add(
            chance,
            kind=Kind.SUPPORT_CENTRE,
            name_lv=f"Ārpusģimenes aprūpes atbalsta centrs “{name}”",
            name_en=f"Support centre “{name}”",
            region_id=row.region_id,
            municipality_id=row.id,
            valid_from=date(2018, 8, 17),
        )


def _partnerships(land: Land, chance: Chance) -> list[Partnership]:
    """111 partners on the brochure's day, 115 on the day of the table; the old structure until the reform."""
    partners = [row for row in land.before if row.id in land.partner_ids]
    late = set(chance.sample([row.id for row in partners], len(partners) - PARTNERS_IN_BROCHURE))
    return [
        Partnership(
            municipality_id=row.id,
            valid_from=chance.working_day(date(2016, 9, 1), STATUS_DAY)
            if row.id in late
            else chance.working_day(PROJECTS_START, BROCHURE_DAY),
            source="R178, R253 (S0:445-451), S1:443",
        )
        for row in partners
    ]
