"""Figures nobody published, set by us between the published ones so that a history can be told.

Data only. None of these may be shown as a statement of any document.
"""

from datetime import date

from majup.replay.published import (
    ADULTS_IN_INSTITUTIONS,
    CHILDREN_IN_INSTITUTIONS,
    CHILDREN_IN_STATE_CARE,
    STATE_ADMISSIONS,
)


def _new_year(numbers: dict[int, int]) -> dict[date, int]:
    return {date(year, 1, 1): number for year, number in numbers.items()}


CHILDREN_IN_STATE_CARE_BETWEEN = _new_year(
    {2005: 930, 2006: 880, 2007: 825, 2008: 770, 2009: 715, 2010: 660, 2011: 605, 2012: 560}
    | {2014: 490, 2015: 440, 2016: 385, 2018: 260, 2019: 200, 2020: 160, 2021: 140, 2022: 120, 2023: 105}
    | {2024: 95, 2025: 85, 2026: 80}
) | {date(2012, 12, 31): 530}
STATE_ADMISSIONS_OTHER = dict.fromkeys(range(2004, 2013), (285, 240)) | {
    2018: (70, 52),
    2019: (58, 42),
    2020: (48, 34),
    2021: (40, 28),
    2022: (36, 25),
    2023: (32, 22),
    2024: (30, 20),
    2025: (28, 18),
}
STATE_ADMISSIONS_2017 = ((78, 57), (62, 45))
"""All and under four, in the two halves of 2017."""

CHILDREN_IN_INSTITUTIONS_BETWEEN = _new_year(
    {2014: 1565, 2015: 1435, 2016: 1330, 2022: 545, 2024: 510, 2025: 500, 2026: 490}
)
CHILDREN_ADMITTED = {
    2012: 420,
    2013: 400,
    2014: 385,
    2015: 370,
    2016: 360,
    2017: 330,
    2018: 260,
    2019: 220,
    2020: 200,
    2021: 190,
    2022: 180,
    2023: 170,
    2024: 160,
    2025: 150,
}
"""Into children's care institutions other than state care centres."""

ADULTS_BETWEEN = _new_year(
    {2013: 4880, 2014: 4840, 2015: 4800, 2016: 4755, 2017: 4700, 2018: 4640, 2019: 4570, 2020: 4500}
    | {2021: 4430, 2022: 4380, 2023: 4330, 2024: 4300, 2025: 4280, 2026: 4260}
)
ADULTS_ADMITTED_A_YEAR = 110

STATE_PLACES_BEFORE = {2004: 1060, 2008: 880, 2012: 640, 2015: 500}
"""Places for children in state care centres from the first day of a year; 411 from 2017 (R246)."""


def children_in_state_care() -> tuple[tuple[date, int], ...]:
    """The number present by day, published and assumed together."""
    return tuple(sorted((CHILDREN_IN_STATE_CARE_BETWEEN | CHILDREN_IN_STATE_CARE).items()))


def children_elsewhere() -> tuple[tuple[date, int], ...]:
    """Present in children's institutions other than state care centres: all of them less those."""
    state = dict(children_in_state_care())
    every = CHILDREN_IN_INSTITUTIONS_BETWEEN | CHILDREN_IN_INSTITUTIONS
    return tuple(sorted((day, number - state[day]) for day, number in every.items()))


def state_admissions() -> tuple[tuple[int, int], ...]:
    """Admitted in each interval of `children_in_state_care`: all, and under four."""
    by_year = STATE_ADMISSIONS | STATE_ADMISSIONS_OTHER
    return tuple(
        found
        for year in range(2004, 2026)
        for found in (STATE_ADMISSIONS_2017 if year == 2017 else (by_year[year],))
    )


def adults_in_institutions() -> tuple[tuple[date, int], ...]:
    """The number of adults present by day."""
    return tuple(sorted((ADULTS_BETWEEN | ADULTS_IN_INSTITUTIONS).items()))


GUARDIANSHIP_BETWEEN = _new_year({2019: 4378, 2022: 3950, 2024: 3720, 2025: 3660, 2026: 3600})
FOSTER_BETWEEN = _new_year({2019: 1266, 2022: 1413, 2024: 1480, 2025: 1490, 2026: 1500})
INTO_GUARDIANSHIP, INTO_FOSTER_CARE = 620, 330
"""Children taken in a year."""
NEW_FOSTER_FAMILIES = {
    2017: 25,
    2018: 36,
    2019: 76,
    2020: 40,
    2021: 12,
    2022: 10,
    2023: 10,
    2024: 10,
    2025: 10,
}
"""Families given the status in a year less those who gave it up (P42: 636, 712, 752 at year ends)."""
