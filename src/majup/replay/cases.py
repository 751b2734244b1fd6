"""The people of the thread: each batch gets its persons, its homes and its days.

Called by `run`. Children in out-of-family care and adults from state care centres are taken from the
residents.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from majup.domains.institutions.models import InstitutionKind
from majup.domains.people.models import Person
from majup.domains.territory.queries import ParishRow
from majup.replay.chance import Chance
from majup.replay.crowd import Crowd, birthday, born_at_age
from majup.replay.land import Land
from majup.replay.residents import Resident, Residents
from majup.replay.thread import WORK_STARTS, Batch, Milestones, batches, milestones

IN_STATE_CARE = {InstitutionKind.STATE_ADULTS, InstitutionKind.STATE_CHILDREN}
LEAST_TOGETHER = timedelta(days=90)
"""How long a resident must still be there after being found, so that an assessment can happen."""


@dataclass(frozen=True, slots=True)
class Case:
    """One person on the thread."""

    person: Person
    home: ParishRow
    region: str
    group: str
    course: str
    days: Milestones
    resident: Resident | None = None

    @property
    def from_institution(self) -> bool:
        """“Of which from a state care centre”."""
        return self.resident is not None and self.resident.branch.kind in IN_STATE_CARE


def make_cases(land: Land, crowd: Crowd, residents: Residents, *, seed: int) -> list[Case]:
    """Everybody of the thread; new persons are pending in the crowd."""
    chance = Chance(seed=seed, stage="cases")
    adults = _by_region(land, residents.adults, chance)
    children = _by_region(land, [*residents.state_children, *residents.other_children], chance)
    found: list[Case] = []
    for batch in batches():
        if batch.group == "CHILD_OFC":
            found += _taken(batch, children[batch.region], chance)
        elif batch.from_institution:
            found += _taken(batch, adults[batch.region], chance)
        else:
            found += _made_up(batch, land, crowd, chance)
    return found


def _by_region(land: Land, residents: list[Resident], chance: Chance) -> dict[str, Iterator[Resident]]:
    """Residents whose home is in a partner municipality, those who moved home first, the rest mixed."""
    mixed = chance.shuffled(residents)
    mixed.sort(key=lambda resident: resident.stay.reason != "MOVED_HOME")
    found: dict[str, list[Resident]] = {}
    for resident in mixed:
        if resident.home.municipality_before_id in land.partner_ids:
            found.setdefault(resident.region, []).append(resident)
    return {region: iter(there) for region, there in found.items()}


def _taken(batch: Batch, there: Iterator[Resident], chance: Chance) -> list[Case]:
    found: list[Case] = []
    while len(found) < batch.count:
        case = _case_of(batch, next(there), chance)
        if case is not None:
            found.append(case)
    return found


def _case_of(batch: Batch, resident: Resident, chance: Chance) -> Case | None:
    """The resident's case, or None where the stay does not fit the course."""
    stay = resident.stay
    if batch.group == "ADULT_GRT":
        lasts_until = date(2018, 1, 15) if batch.course != "LATER" else date(2021, 12, 31)
        if stay.start > date(2016, 12, 1) or (stay.until is not None and stay.until < lasts_until):
            return None
        days = milestones(chance, batch.course)
    else:
        first = max(stay.start, WORK_STARTS)
        last = min(stay.until or date.max, date(2017, 9, 1))
        if last - first < LEAST_TOGETHER:
            return None
        days = milestones(chance, batch.course, not_before=first, not_after=last)
    return Case(resident.person, resident.home, batch.region, batch.group, batch.course, days, resident)


def _made_up(batch: Batch, land: Land, crowd: Crowd, chance: Chance) -> list[Case]:
    homes = land.residences(chance, count=batch.count, region=batch.region, partners_only=True)
    return [_newcomer(batch, home, crowd, chance) for home in homes]


def _newcomer(batch: Batch, home: ParishRow, crowd: Crowd, chance: Chance) -> Case:
    days = milestones(chance, batch.course)
    is_adult = batch.group == "ADULT_GRT"
    born_on = _born(chance, days, is_adult=is_adult)
    person = crowd.person(
        chance,
        sex="M" if chance.chance(0.54 if is_adult else 0.6) else "F",
        born_on=born_on,
        home=home,
        disability_group=(1 if chance.chance(0.27) else 2) if is_adult else None,
        communication=_communication(chance, is_adult=is_adult),
    )
    return Case(person, home, batch.region, batch.group, batch.course, days)


def _born(chance: Chance, days: Milestones, *, is_adult: bool) -> date:
    """Of age, or not yet of age until the plan is agreed."""
    first = min(days.applied_on or days.identified_on, days.identified_on)
    if is_adult:
        age = min(max(round(chance.gauss(41, 14)), 18), 79)
        return born_at_age(chance, age=age, on=first)
    last = max(days.assessed.agreed_on if days.assessed else first, days.identified_on)
    born_on = born_at_age(chance, age=min(int(chance.triangular(0, 17.9, 8)), 17), on=first)
    return born_on if birthday(born_on, age=18) > last else born_at_age(chance, age=15, on=first)


def _communication(chance: Chance, *, is_adult: bool) -> str:
    ways = ("SPEECH",) * 7 + (("EASY_LANGUAGE",) * 3 if is_adult else ("SYMBOLS",) * 2) + ("SYMBOLS",)
    return "SIGN_LANGUAGE" if chance.chance(0.02) else chance.pick(ways)
