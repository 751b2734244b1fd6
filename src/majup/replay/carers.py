"""Guardians, foster families and the children with them (R237 to R241, P42).

Called by `run`. Children in institutions are told in `residents`.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from majup.domains.families.models import CareEpisode, Carer, CarerKind
from majup.domains.organisations.policies import WRITE_REPLAY
from majup.domains.people.models import Membership, Person, Responsibility
from majup.domains.territory.queries import ParishRow, distance_km
from majup.kernel.act import act
from majup.kernel.viewer import SYSTEM
from majup.replay import assumed, published
from majup.replay.answering import court_rows
from majup.replay.bodies import Bodies
from majup.replay.chance import Chance
from majup.replay.crowd import Crowd, born_at_age
from majup.replay.flows import Flow, Stay, history
from majup.replay.kinds_of_stay import OF_AGE
from majup.replay.land import Land
from majup.replay.ledger import write
from majup.replay.names import family_name
from majup.replay.national import SUPPORT_CENTRES
from majup.replay.residents import in_care

CENTRES_SINCE = date(2018, 8, 17)
FIRST_DAY = published.FAMILY_CARE_DAY


@dataclass
class Families:
    """Rows of the stage."""

    land: Land
    bodies: Bodies
    crowd: Crowd
    chance: Chance
    carers: list[Carer] = field(default_factory=list)
    episodes: list[CareEpisode] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    responsible: list[Responsibility] = field(default_factory=list)
    homes: dict[UUID, ParishRow] = field(default_factory=dict)

    def carer(self, kind: CarerKind, home: ParishRow, *, since: date) -> Carer:
        """One more carer, living at `home`."""
        day = since if since >= _COURTS_SINCE else _COURTS_SINCE
        key = home.municipality_before_id if day < date(2021, 7, 1) else home.municipality_id
        row = Carer(
            id=self.chance.uuid(),
            kind=kind,
            family_name=family_name(
                self.chance, sex=self.chance.pick("FM"), region=self.land.region_code(home.region_before_id)
            ),
            residence_id=home.id,
            orphans_court_id=self.bodies.orphans_court[key],
            valid_from=since,
        )
        self.carers.append(row)
        self.homes[row.id] = home
        return row

    def take_in(self, stay: Stay, carer: Carer, centres: Sequence[tuple[UUID, ParishRow]]) -> None:
        """A child lives with the carer for the stay."""
        home = self.homes[carer.id]
        person = self.crowd.person(
            self.chance, sex="M" if self.chance.chance(0.51) else "F", born_on=stay.born_on, home=home
        )
        self.episodes.append(
            CareEpisode(person_id=person.id, carer_id=carer.id, valid_from=stay.start, valid_until=stay.until)
        )
        self.memberships.append(in_care(person, stay))
        self.responsible += court_rows(person, home, self.bodies, start=stay.start, until=stay.until)
        if centres and (stay.until is None or stay.until > CENTRES_SINCE):
            self.responsible.append(_supported(person, stay, home, centres))


_COURTS_SINCE = date(2009, 7, 1)


def write_carers(land: Land, bodies: Bodies, crowd: Crowd, *, seed: int) -> None:
    """Write carers, children's time with them and who answers, as one act."""
    families = Families(land, bodies, crowd, Chance(seed=seed, stage="families"))
    _guardianship(families)
    _foster_care(families)
    with act("replay.families_written", by=SYSTEM, needs=WRITE_REPLAY) as record:
        write(record, crowd.taken())
        write(record, families.carers, families.episodes, families.memberships, families.responsible)


def _flow(number: int, later: dict[date, int], admitted: int) -> Flow:
    present = tuple(sorted(({FIRST_DAY: number} | later).items()))
    return Flow(
        present=present,
        admitted=tuple(
            admitted * (end.year - start.year) for (start, _), (end, _) in itertools.pairwise(present)
        ),
        first=_child_there,
        newcomer=lambda chance, start, day, n: born_at_age(chance, age=chance.whole(0, 16), on=day),
        likely=lambda stay, day: 1.0,
        why=lambda chance, stay, day: "",
        out_at_age=OF_AGE,
    )


def _child_there(chance: Chance, day: date) -> Stay:
    born_on = born_at_age(chance, age=chance.pick((*range(18), *range(5, 17))), on=day)
    return Stay(born_on, chance.day(max(born_on, date(2005, 1, 1)), day))


def _guardianship(families: Families) -> None:
    """3,664 guardians for 4,548 children on the day; whoever takes a child later is a new guardian."""
    chance = families.chance
    later = {day: guarded for day, (guarded, _) in published.LATER_CARE.items()}
    stays = history(
        chance, _flow(published.GUARDIANSHIP, later | assumed.GUARDIANSHIP_BETWEEN, assumed.INTO_GUARDIANSHIP)
    )
    there = [stay for stay in stays if stay.start < FIRST_DAY]
    groups: list[list[Stay]] = [[stay] for stay in there[: published.GUARDIANS]]
    for stay in there[published.GUARDIANS :]:
        chance.pick(groups).append(stay)
    groups += [[stay] for stay in stays if stay.start >= FIRST_DAY]
    homes = families.land.residences(chance, count=len(groups), region=None, partners_only=False)
    for group, home in zip(groups, homes, strict=True):
        guardian = families.carer(CarerKind.GUARDIAN, home, since=min(stay.start for stay in group))
        ends = [stay.until for stay in group]
        guardian.valid_until = None if None in ends else max(end for end in ends if end)
        for stay in group:
            families.take_in(stay, guardian, ())


def _foster_care(families: Families) -> None:
    """575 families on the day, 466 of them with children; those who come later take new children in too."""
    chance = families.chance
    later = {day: fostered for day, (_, fostered) in published.LATER_CARE.items()}
    stays = history(
        chance, _flow(published.FOSTER_CARE, later | assumed.FOSTER_BETWEEN, assumed.INTO_FOSTER_CARE)
    )
    since = [chance.working_day(date(2007, 1, 1), FIRST_DAY) for _ in range(published.FOSTER_FAMILIES)]
    since += [
        chance.working_day(date(year, 1, 2), date(year + 1, 1, 1))
        for year, number in assumed.NEW_FOSTER_FAMILIES.items()
        for _ in range(number)
    ]
    homes = families.land.residences(chance, count=len(since), region=None, partners_only=False)
    carers = [
        families.carer(CarerKind.FOSTER_FAMILY, home, since=day)
        for home, day in zip(homes, since, strict=True)
    ]
    centres = _centres(families.land, families.bodies)
    there = [stay for stay in stays if stay.start < FIRST_DAY]
    with_children = carers[: published.FOSTER_FAMILIES_WITH_CHILDREN]
    for number, stay in enumerate(there):
        carer = with_children[number] if number < len(with_children) else chance.pick(with_children)
        stay.start = max(stay.start, carer.valid_from, stay.born_on)
        families.take_in(stay, carer, centres)
    for stay in (stay for stay in stays if stay.start >= FIRST_DAY):
        carer = next(c for c in iter(lambda: chance.pick(carers), None) if c.valid_from <= stay.start)
        families.take_in(stay, carer, centres)


def _centres(land: Land, bodies: Bodies) -> list[tuple[UUID, ParishRow]]:
    seats = {row.name_lv: row for row in land.after}
    found = []
    for name, place in SUPPORT_CENTRES:
        seat = seats[place]
        parish = min(
            (p for p in land.parishes if p.municipality_id == seat.id),
            key=lambda parish: distance_km(parish.point, seat.point),
        )
        found.append((bodies.named[f"support_centre:{name}"], parish))
    return found


def _supported(
    person: Person, stay: Stay, home: ParishRow, centres: Sequence[tuple[UUID, ParishRow]]
) -> Responsibility:
    nearest, _ = min(centres, key=lambda centre: distance_km(centre[1].point, home.point))
    return Responsibility(
        person_id=person.id,
        organisation_id=nearest,
        capacity="SUPPORT_CENTRE",
        valid_from=max(stay.start, CENTRES_SINCE),
        valid_until=stay.until,
    )
