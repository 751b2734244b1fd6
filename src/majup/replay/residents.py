"""Everybody who lived in an institution: persons, stays, places, and which institution answers for them.

Called by `run`. The stays come from `flows`; here they get names, homes and branches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from majup.domains.institutions.models import Branch, InstitutionKind, PlacesPlanned, Residency
from majup.domains.organisations.models import Organisation, OrganisationKind
from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.models import Membership, Person, Responsibility
from majup.domains.territory.queries import ParishRow
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay import branches, kinds_of_stay
from majup.replay.allocation import shared_out
from majup.replay.answering import court_rows, institution_row
from majup.replay.assumed import STATE_PLACES_BEFORE
from majup.replay.bodies import Bodies
from majup.replay.chance import Chance
from majup.replay.crowd import Crowd, birthday
from majup.replay.flows import Flow, Stay, history
from majup.replay.land import Land
from majup.replay.ledger import write
from majup.replay.published import REGIONS, STATE_PLACES_FOR_CHILDREN

PARTNER_SHARE = 0.8
"""How many children's homes of origin lie in partner municipalities; the rest anywhere in the region."""
OPENED = date(1998, 1, 1)
OFC_REGION_WEIGHTS = (126, 228, 398, 156, 273)


@dataclass(frozen=True, slots=True)
class House:
    """A branch with what choosing it depends on."""

    row: Branch
    region: str
    weight: int


@dataclass(frozen=True, slots=True)
class Resident:
    """One stay of one person in one branch."""

    person: Person
    stay: Stay
    region: str
    home: ParishRow
    branch: Branch


@dataclass(frozen=True, slots=True)
class Residents:
    """Everybody in institutions, by kind."""

    state_children: list[Resident]
    other_children: list[Resident]
    adults: list[Resident]


def write_residents(land: Land, bodies: Bodies, crowd: Crowd, *, seed: int) -> Residents:
    """Write institutions, places and all who lived there, as one act."""
    chance = Chance(seed=seed, stage="institutions")
    organisations: list[Organisation] = []
    adult_houses, child_houses = _state_houses(land, bodies, organisations, chance)
    care_houses = _care_houses(land, bodies, organisations, chance)
    found = Residents(
        state_children=_settle(land, crowd, kinds_of_stay.state_children(), child_houses, chance),
        other_children=_settle(land, crowd, kinds_of_stay.other_children(), care_houses, chance),
        adults=_settle(land, crowd, kinds_of_stay.adults(), adult_houses, chance),
    )
    everybody = [*found.state_children, *found.other_children, *found.adults]
    places = (
        _state_places(child_houses, found.state_children)
        + _places_for(found.other_children)
        + _places_for(found.adults)
    )
    with act("replay.institutions_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        write(record, organisations, [house.row for house in (*adult_houses, *child_houses, *care_houses)])
        write(record, places, crowd.taken(), [_residency(resident) for resident in everybody])
        write(record, *_around(found, bodies))
    return found


def _residency(resident: Resident) -> Residency:
    return Residency(
        person_id=resident.person.id,
        branch_id=resident.branch.id,
        valid_from=resident.stay.start,
        valid_until=resident.stay.until,
        ended_because=resident.stay.reason,
    )


def _around(found: Residents, bodies: Bodies) -> tuple[list[Responsibility], list[Membership]]:
    """The institution answers for everybody, the court for the children, who are in out-of-family care."""
    children = [*found.state_children, *found.other_children]
    responsible = [
        institution_row(r.person, r.branch.organisation_id, start=r.stay.start, until=r.stay.until)
        for r in (*children, *found.adults)
    ]
    for r in children:
        responsible += court_rows(r.person, r.home, bodies, start=r.stay.start, until=r.stay.until)
    return responsible, [in_care(r.person, r.stay) for r in children]


def in_care(person: Person, stay: Stay) -> Membership:
    """A child's time in out-of-family care, which ends with the eighteenth birthday at the latest."""
    of_age = birthday(person.born_on, age=18)
    return Membership(
        person_id=person.id,
        group="CHILD_OFC",
        basis="Bāriņtiesas lēmums",
        valid_from=stay.start,
        valid_until=min(stay.until or of_age, of_age),
    )


def _state_houses(
    land: Land, bodies: Bodies, organisations: list[Organisation], chance: Chance
) -> tuple[list[House], list[House]]:
    for name, region in branches.CENTRES:
        centre = Organisation(
            id=chance.uuid(),
            kind=OrganisationKind.STATE_CARE_CENTRE,
            name_lv=f"Valsts sociālās aprūpes centrs “{name}”",
            name_en=f"State social care centre “{name}”",
            region_id=land.region_ids[region],
            parent_id=bodies.named["ministry"],
            valid_from=OPENED,
        )
        organisations.append(centre)
        bodies.named[f"centre:{name}"] = centre.id
    adults = [
        _house(land, bodies, fact, InstitutionKind.STATE_ADULTS, chance) for fact in branches.ADULT_BRANCHES
    ]
    children = [
        _house(land, bodies, fact, InstitutionKind.STATE_CHILDREN, chance) for fact in branches.CHILD_BRANCHES
    ]
    return adults, children


def _house(
    land: Land, bodies: Bodies, fact: branches.BranchFact, kind: InstitutionKind, chance: Chance
) -> House:
    parish = land.parish_named(fact.parish)
    row = Branch(
        id=chance.uuid(),
        organisation_id=bodies.named[f"centre:{fact.centre}"],
        kind=kind,
        name=fact.name,
        parish_id=parish.id,
        valid_from=OPENED,
        valid_until=fact.until,
        source=fact.source,
    )
    return House(row, land.region_code(parish.region_before_id), fact.weight)


def _care_houses(
    land: Land, bodies: Bodies, organisations: list[Organisation], chance: Chance
) -> list[House]:
    found = []
    for region, places in branches.CHILD_CARE.items():
        for name, where in places:
            parish = land.parish_named(where)
            owner = Organisation(
                id=chance.uuid(),
                kind=OrganisationKind.CHILD_CARE_INSTITUTION,
                name_lv=f"Bērnu un jauniešu centrs “{name}”",
                name_en=f"Children and youth centre “{name}”",
                region_id=land.region_ids[region],
                municipality_id=parish.municipality_id,
                valid_from=OPENED,
            )
            organisations.append(owner)
            bodies.named[f"care:{name}"] = owner.id
            row = Branch(
                id=chance.uuid(),
                organisation_id=owner.id,
                kind=InstitutionKind.CHILD_CARE,
                name=name,
                parish_id=parish.id,
                valid_from=OPENED,
                source="invented",
            )
            found.append(House(row, region, chance.whole(2, 5)))
    return found


def _settle(land: Land, crowd: Crowd, flow: Flow, houses: Sequence[House], chance: Chance) -> list[Resident]:
    stays = sorted(history(chance, flow), key=lambda stay: (stay.start, stay.born_on))
    is_adult = flow.out_at_age is None
    homes = _homes(land, chance, len(stays), is_adult=is_adult)
    found = []
    for stay, (region, home) in zip(stays, homes, strict=True):
        person = crowd.person(
            chance,
            sex="M" if chance.chance(0.55) else "F",
            born_on=stay.born_on,
            home=home,
            disability_group=(1 if chance.chance(0.45) else 2) if is_adult else None,
            communication=_communication(chance, is_adult=is_adult),
            died_on=stay.until if stay.reason == "DIED" else None,
        )
        found.append(Resident(person, stay, region, home, _branch_for(chance, houses, stay, region)))
    return found


def _communication(chance: Chance, *, is_adult: bool) -> str:
    if is_adult:
        return chance.pick(("SPEECH", "SPEECH", "SPEECH", "EASY_LANGUAGE", "EASY_LANGUAGE", "SYMBOLS"))
    return "SPEECH" if chance.chance(0.9) else "SYMBOLS"


def _homes(land: Land, chance: Chance, count: int, *, is_adult: bool) -> list[tuple[str, ParishRow]]:
    if is_adult:
        homes = land.residences(chance, count=count, region=None, partners_only=False)
        return [(land.region_code(home.region_before_id), home) for home in homes]
    found: list[tuple[str, ParishRow]] = []
    for region, number in zip(REGIONS, shared_out(count, weights=OFC_REGION_WEIGHTS), strict=True):
        of_partners = round(number * PARTNER_SHARE)
        homes = land.residences(chance, count=of_partners, region=region, partners_only=True)
        homes += land.residences(chance, count=number - of_partners, region=region, partners_only=False)
        found += [(region, home) for home in homes]
    return chance.shuffled(found)


def _branch_for(chance: Chance, houses: Sequence[House], stay: Stay, region: str) -> Branch:
    """A branch open all through the stay, three times as likely where it lies in the person's region."""
    open_then = [house for house in houses if _open_through(house.row, stay)]
    weights = [house.weight * (4 if house.region == region else 1) for house in open_then]
    return chance.choices(open_then, weights=weights)[0].row


def _open_through(branch: Branch, stay: Stay) -> bool:
    return branch.valid_until is None or (stay.until is not None and stay.until <= branch.valid_until)


def _state_places(houses: Sequence[House], residents: Sequence[Resident]) -> list[PlacesPlanned]:
    """Places for children in state care; 411 on 01.07.2017 (R246), more before, fewer with each closing.

    The total of a time is shared out by the most children each branch had in it.
    """
    _, published = STATE_PLACES_FOR_CHILDREN
    totals = STATE_PLACES_BEFORE | {2017: published}
    starts = [date(year, 1, 1) for year in totals]
    rows = []
    for start, end, total in zip(starts, [*starts[1:], None], totals.values(), strict=True):
        there = [house for house in houses if house.row.valid_until is None or house.row.valid_until > start]
        most = [_most_at_once(residents, house.row, start, end) + 1 for house in there]
        for house, places in zip(there, shared_out(total, weights=most), strict=True):
            days = [day for day in (end, house.row.valid_until) if day is not None]
            until = min(days) if days else None
            rows.append(
                PlacesPlanned(branch_id=house.row.id, places=places, valid_from=start, valid_until=until)
            )
    return rows


def _most_at_once(residents: Sequence[Resident], branch: Branch, start: date, end: date | None) -> int:
    """The most who lived in a branch on one day of [start, end)."""
    last = end or date.max
    stays = [r.stay for r in residents if r.branch.id == branch.id and r.stay.start < last]
    moves = sorted(
        [(max(stay.start, start), 1) for stay in stays if stay.until is None or stay.until > start]
        + [(stay.until, -1) for stay in stays if stay.until is not None and start < stay.until]
    )
    now = most = 0
    for _, step in moves:
        now += step
        most = max(most, now)
    return most


def _places_for(residents: Sequence[Resident]) -> list[PlacesPlanned]:
    """Places of the other branches: the most who ever lived there at once, and a tenth more."""
    branches_there = {resident.branch.id: resident.branch for resident in residents}
    rows = []
    for branch in branches_there.values():
        most = _most_at_once(residents, branch, OPENED, None)
        rows.append(
            PlacesPlanned(
                branch_id=branch.id,
                places=most + most // 10 + 1,
                valid_from=OPENED,
                valid_until=branch.valid_until,
            )
        )
    return rows
