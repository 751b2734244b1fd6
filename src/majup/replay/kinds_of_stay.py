"""The three flows of the institutions: children in state care, children elsewhere, adults.

Pure. Ages at admission and reasons for leaving are ours where nobody published them.
"""

from datetime import date
from itertools import pairwise

from majup.replay import assumed
from majup.replay.chance import Chance
from majup.replay.crowd import birthday, born_at_age
from majup.replay.flows import Flow, Stay

OF_AGE = 18
OLDEST_ADMISSION = date(1998, 1, 1)


def state_children() -> Flow:
    """Children in state care centres (R244 to R246): most are admitted before the fourth birthday."""
    present = assumed.children_in_state_care()
    young_by_start = {
        day: young for (day, _), (_, young) in zip(present, assumed.state_admissions(), strict=False)
    }

    def newcomer(chance: Chance, start: date, day: date, n: int) -> date:
        is_young = n < young_by_start[start]
        age = chance.pick((0, 0, 0, 1, 1, 2, 3)) if is_young else chance.whole(4, 16)
        return born_at_age(chance, age=age, on=day)

    return Flow(
        present=present,
        admitted=tuple(admitted for admitted, _ in assumed.state_admissions()),
        first=lambda chance, day: _child_there(
            chance, day, ages=(0, 0, 1, 1, 2, 3, *range(4, 18), *range(4, 18))
        ),
        newcomer=newcomer,
        likely=_likely_of_child,
        why=_why_of_child,
        out_at_age=OF_AGE,
    )


def other_children() -> Flow:
    """Children in municipal and other children's institutions: older, and siblings among them."""
    present = assumed.children_elsewhere()
    admitted = tuple(
        sum(number for year, number in assumed.CHILDREN_ADMITTED.items() if start <= date(year, 7, 1) < end)
        for (start, _), (end, _) in pairwise(present)
    )
    return Flow(
        present=present,
        admitted=admitted,
        first=lambda chance, day: _child_there(
            chance, day, ages=(*range(1, 18), *range(6, 18), *range(9, 17))
        ),
        newcomer=lambda chance, start, day, n: born_at_age(
            chance, age=chance.pick((0, 1, 2, 3, *range(3, 17), *range(6, 16))), on=day
        ),
        likely=_likely_of_child,
        why=_why_of_child,
        out_at_age=OF_AGE,
    )


def adults() -> Flow:
    """Adults with mental disabilities in institutions (P43)."""
    present = assumed.adults_in_institutions()
    return Flow(
        present=present,
        admitted=(assumed.ADULTS_ADMITTED_A_YEAR,) * (len(present) - 1),
        first=_adult_there,
        newcomer=lambda chance, start, day, n: born_at_age(chance, age=chance.whole(19, 74), on=day),
        likely=lambda stay, day: 0.3 + max(day.year - stay.born_on.year - 35, 0) ** 2 / 500,
        why=lambda chance, stay, day: "MOVED_HOME" if chance.chance(_moves(stay, day)) else "DIED",
    )


def _child_there(chance: Chance, day: date, *, ages: tuple[int, ...]) -> Stay:
    born_on = born_at_age(chance, age=chance.pick(ages), on=day)
    return Stay(born_on, chance.day(max(born_on, OLDEST_ADMISSION), day))


def _adult_there(chance: Chance, day: date) -> Stay:
    born_on = born_at_age(chance, age=min(max(round(chance.gauss(49, 14)), 20), 88), on=day)
    earliest = max(birthday(born_on, age=OF_AGE), OLDEST_ADMISSION)
    return Stay(born_on, chance.day(earliest, day))


def _likely_of_child(stay: Stay, day: date) -> float:
    age = day.year - stay.born_on.year
    return 3.0 if age < 4 else 1.0


def _why_of_child(chance: Chance, stay: Stay, day: date) -> str:
    age = day.year - stay.born_on.year
    small = ("ADOPTED", "ADOPTED", "TO_FOSTER_FAMILY", "TO_GUARDIAN", "TO_PARENTS")
    older = ("TO_PARENTS", "TO_PARENTS", "TO_GUARDIAN", "TO_FOSTER_FAMILY", "TO_OTHER_INSTITUTION")
    return chance.pick(small if age < 5 else older)


def _moves(stay: Stay, day: date) -> float:
    """How likely leaving means moving home: more so with the programme, less so in old age."""
    share = 0.15 if day.year < 2018 else 0.4
    return share if day.year - stay.born_on.year < 65 else share / 6
