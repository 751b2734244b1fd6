"""On which days the made-up buses run: workdays, school days, weekends, or a few weekdays of the smallest.

Pure. The public holidays are those of the law on holidays for the two years of the feed; the terms follow the
usual school year. On a public holiday buses run as on a Sunday.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(2026, 1, 1)
LAST_DAY = date(2027, 12, 31)
HOLIDAYS = tuple(
    date(year, month, day)
    for year, moving in ((2026, ((4, 3), (4, 6))), (2027, ((3, 26), (3, 29))))
    for month, day in (
        *moving,
        (1, 1),
        (5, 1),
        (5, 4),
        (6, 23),
        (6, 24),
        (11, 18),
        (12, 24),
        (12, 25),
        (12, 26),
        (12, 31),
    )
)
NO_SCHOOL = (
    (date(2026, 1, 1), date(2026, 1, 5)),
    (date(2026, 3, 16), date(2026, 3, 21)),
    (date(2026, 6, 1), date(2026, 9, 1)),
    (date(2026, 10, 19), date(2026, 10, 24)),
    (date(2026, 12, 21), date(2027, 1, 4)),
    (date(2027, 3, 15), date(2027, 3, 20)),
    (date(2027, 6, 1), date(2027, 9, 1)),
    (date(2027, 10, 18), date(2027, 10, 23)),
    (date(2027, 12, 20), date(2028, 1, 1)),
)
"""Days without school, [from, until)."""

DAILY, WORKDAYS, SCHOOL_DAYS, SATURDAYS, SUNDAYS = "DAILY", "WORK", "SCHOOL", "SAT", "SUN"
NOT_THURSDAYS = "MON-TUE-WED-FRI"
FEW_DAYS = ("MON-WED-FRI", "TUE-FRI", "MON-THU", "TUE-THU")
WEEKDAYS = {
    DAILY: "1111111",
    WORKDAYS: "1111100",
    SCHOOL_DAYS: "1111100",
    SATURDAYS: "0000010",
    SUNDAYS: "0000001",
    NOT_THURSDAYS: "1110100",
    "MON-WED-FRI": "1010100",
    "TUE-FRI": "0100100",
    "MON-THU": "1001000",
    "TUE-THU": "0101000",
}
"""By service: 1 where it runs on Monday, Tuesday … Sunday."""
ADDED, REMOVED = 1, 2


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day on which a service runs although its week says no, or the other way round."""

    service: str
    day: date
    kind: int


def other_days() -> tuple[OtherDay, ...]:
    """Every day on which a service differs from its week, by service and day."""
    found = []
    for service, week in WEEKDAYS.items():
        for day in _days():
            usual = week[day.weekday()] == "1"
            runs = _runs(service, day, usual=usual)
            if runs is not usual:
                found.append(OtherDay(service, day, ADDED if runs else REMOVED))
    return tuple(found)


def _runs(service: str, day: date, *, usual: bool) -> bool:
    if service == DAILY:
        return True
    if day in HOLIDAYS:
        return service == SUNDAYS
    if service == SCHOOL_DAYS:
        return usual and not any(start <= day < until for start, until in NO_SCHOOL)
    return usual


def _days() -> list[date]:
    return [FIRST_DAY + timedelta(days=number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]
