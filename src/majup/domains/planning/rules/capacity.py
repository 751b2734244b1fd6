"""How many people one place serves, and what they cost, from the units their plans ask for.

A support plan says an amount, a unit and how often: 3 days a week. A place gives a number of units a year:
a day care place 250 days. So one place serves 250 / (3 × 52) = 1.6 people who come three days a week, and a
room for consultations serves many.
"""

from majup.domains.support.rules.items import MONTHS_A_YEAR, WEEKS_A_YEAR

TIMES_A_YEAR = {"WEEK": WEEKS_A_YEAR, "MONTH": MONTHS_A_YEAR, "YEAR": 1}
"""How often a year an amount falls due that a plan's item names by week, month or year."""


def persons_per_place(*, units_per_place: float, units_per_person: float) -> float:
    """People one place serves in turn; never fewer than one: nobody needs more than one place."""
    return max(1.0, units_per_place / units_per_person)


def persons_held(places: int, *, persons_each: float) -> int:
    """Whole people that so many places serve; cut, so that a place is never promised twice."""
    return max(places, int(places * persons_each + 1e-9))
