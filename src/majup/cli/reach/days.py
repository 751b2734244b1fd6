"""Which days are computed: the week of a day, as far as the feed reaches."""

import datetime as dt

from majup.cli.reach.faults import FilesRefused
from majup.engines.reach.feed import Fault, Feed
from majup.engines.reach.problem import week_of

WEEK = dt.timedelta(days=7)
MOST_WEEKS = 60


def asked_days(
    feed: Feed | None, day: dt.date | None, *, is_one_day: bool, feed_name: str
) -> tuple[dt.date, tuple[dt.date, ...], list[str]]:
    """The day whose times are told, the days that are computed, and what to say about them.

    A weekday on which the week of the day lies outside the feed is taken from the next week inside it.
    Raises FilesRefused for a day outside the feed.
    """
    if feed is None:
        day = day or dt.datetime.now(tz=dt.UTC).date()
        return day, (day,) if is_one_day else week_of(day), []
    span = feed.services.span()
    if span is None:
        remedy = "names no day on which anything runs; complete calendar.txt or calendar_dates.txt"
        raise FilesRefused([Fault(file=feed_name, remedy=remedy)])
    notes = []
    if day is None:
        day = _fullest_day(feed, *span)
        notes.append(f"no date was given; {day} is in the week with the most trips of the feed")
    if not span[0] <= day <= span[1]:
        remedy = f"is not covered: the feed tells of {span[0]} to {span[1]}; give a --date within"
        raise FilesRefused([Fault(file=feed_name, field="--date", found=str(day), remedy=remedy)])
    if is_one_day:
        return day, (day,), notes
    days = [_within(other, span) for other in week_of(day)]
    moved = [other for other in days if other is not None and other not in week_of(day)]
    if moved:
        shown = ", ".join(str(other) for other in moved)
        notes.append(f"the feed ends or begins in the week of {day}; {shown} taken from the week beside it")
    return day, tuple(other for other in days if other is not None), notes


def _within(day: dt.date, span: tuple[dt.date, dt.date]) -> dt.date | None:
    """The day, or the same weekday a week later or earlier if only that is within the span."""
    return next((d for d in (day, day + WEEK, day - WEEK) if span[0] <= d <= span[1]), None)


def _fullest_day(feed: Feed, first: dt.date, last: dt.date) -> dt.date:
    """The day with the most trips, of the week with the most; the earliest of equals."""
    monday = week_of(first)[0]
    mondays = [monday + k * WEEK for k in range(min(MOST_WEEKS, (last - monday).days // 7 + 1))]
    by_week = {
        m: [int(feed.trips_on(d).sum()) if first <= d <= last else -1 for d in week_of(m)] for m in mondays
    }
    best = max(by_week, key=lambda m: (sum(by_week[m]), -m.toordinal()))
    trips = by_week[best]
    return week_of(best)[trips.index(max(trips))]
