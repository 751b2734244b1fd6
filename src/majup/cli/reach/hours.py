"""Texts that people write for times, hours and weekdays, to seconds and numbers of days."""

import re

from majup.engines.reach.problem import Opening

HOUR = 3600
LATEST = 48 * HOUR
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
CLOSED = {"closed", "off", "-", "no", "none"}


class NotUnderstood(ValueError):
    """A text that is no time, no hours or no weekdays; the message says what to write."""


def time_of(text: str) -> int:
    """Seconds of a time: 9:30, 09:30:00, 9.5 or 9; up to 48:00 for the night after.

    >>> time_of("9:30"), time_of("9.5"), time_of("17"), time_of("26:00")
    (34200, 34200, 61200, 93600)
    """
    plain = text.strip().lower().replace(",", ".")
    found = re.match(r"^(\d{1,2}):([0-5]?\d)(?::([0-5]?\d))?$", plain)
    if found:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        total = hours * HOUR + minutes * 60 + seconds
    elif re.match(r"^\d{1,2}(\.\d+)?$", plain):
        total = round(float(plain) * HOUR)
    else:
        raise NotUnderstood("is no time; write it as 09:30")
    if total > LATEST:
        raise NotUnderstood("is later than 48:00; write a time of the day, or of the night after as 26:00")
    return total


def length_of(text: str) -> int:
    """Seconds of a length of time: 3, 1.5 or 1:30, all in hours.

    >>> length_of("1:30"), length_of("1.5")
    (5400, 5400)
    """
    try:
        return time_of(text)
    except NotUnderstood as fault:
        raise NotUnderstood("is no number of hours; write it as 3, 1.5 or 1:30") from fault


def days_of(text: str) -> tuple[int, ...]:
    """Weekdays, 0 for Monday: `mon-fri`, `Mo,We,Fr`, `tuesday sunday`, `1111100` or `daily`.

    >>> days_of("Mon-Wed, Sun"), days_of("1000001")
    ((0, 1, 2, 6), (0, 6))
    """
    plain = text.strip().lower()
    if plain in {"daily", "all", "every day"}:
        return EVERY_DAY
    if re.fullmatch(r"[01]{7}", plain):
        return tuple(day for day in EVERY_DAY if plain[day] == "1")
    found: set[int] = set()
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", plain)):
        ends = [_day(name) for name in part.split("-")] if part else []
        if len(ends) > 2:
            raise NotUnderstood("is no list of weekdays; write it as mon-fri or mon,wed")
        if ends:
            count = (ends[-1] - ends[0]) % 7
            found |= {(ends[0] + step) % 7 for step in range(count + 1)}
    if not found:
        raise NotUnderstood("names no weekday; write it as mon-fri or mon,wed")
    return tuple(sorted(found))


def _day(name: str) -> int:
    found = [number for number, day in enumerate(DAYS) if len(name) >= 2 and day.startswith(name.rstrip("."))]
    if len(found) != 1:
        raise NotUnderstood("is no list of weekdays; write it as mon-fri or mon,wed")
    return found[0]


def opening_of(opens: int, closes: int) -> Opening:
    """Opening hours; closing at or before opening means the night after."""
    if closes <= opens and closes < 24 * HOUR:
        closes += 24 * HOUR
    return Opening(opens=opens, closes=closes)


def span_of(text: str) -> Opening | None:
    """Opening hours written as 9:00-17:00; None for `closed`."""
    plain = text.strip().lower()
    if plain in CLOSED:
        return None
    if plain == "24/7":
        return Opening(opens=0, closes=24 * HOUR)
    ends = re.split(r"\s*(?:-|–|\bto\b)\s*", plain)
    if len(ends) != 2:
        raise NotUnderstood("are no opening hours; write them as 09:00-17:00, or closed")
    return opening_of(time_of(ends[0]), time_of(ends[1]))


def week_of(text: str) -> tuple[Opening | None, ...]:
    """A week's opening hours: `09:00-17:00`, or by days as `Mo-Fr 09:00-17:00; Sa 10:00-14:00`, others
    closed.

    >>> [opening is None for opening in week_of("Mo-Fr 9-17; Sa 10-14")]
    [False, False, False, False, False, False, True]
    """
    if not re.search(r"[a-z]{2}", text.lower().replace("to", "")) or text.strip().lower() in CLOSED:
        return (span_of(text),) * 7
    week: list[Opening | None] = [None] * 7
    for rule in (rule for rule in text.split(";") if rule.strip()):
        parts = re.match(r"^\s*([A-Za-z ,.–-]+?)\s*(\d.*|closed|off)\s*$", rule, flags=re.IGNORECASE)
        if parts is None:
            raise NotUnderstood("are no opening hours; write them as Mo-Fr 09:00-17:00; Sa 10:00-14:00")
        for day in days_of(parts.group(1)):
            week[day] = span_of(parts.group(2))
    return tuple(week)
