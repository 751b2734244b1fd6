"""The question as frozen records. Times are seconds since the start of the service day, coordinates
degrees.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from majup.engines.reach.feed.records import Feed

HOUR = 3600
DAYS_OF_WEEK = 7


class Source(StrEnum):
    """Where a travel time comes from. A trip that rides one way and walks the other is by timetable."""

    TIMETABLE = "timetable"
    WALK = "walk"
    ROAD = "road"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When a site is open on one weekday; `closes` may lie after midnight (above 24 hours)."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where people live. Without coordinates (NaN) it has minutes from a matrix only."""

    id: str
    latitude: float = float("nan")
    longitude: float = float("nan")
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a service runs.

    openings      one for each weekday, Monday first; None where it is closed that day.
    least_inside  seconds that a visit lasts at least.
    """

    id: str
    openings: tuple[Opening | None, ...]
    least_inside: int
    latitude: float = float("nan")
    longitude: float = float("nan")
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walking:
    """How people walk: formula (W). Limits are straight-line kilometres.

    factor         way walked by straight line.
    access_km      from a place to a stop, and from a stop to a site.
    transfer_km    from stop to stop, between two rides.
    all_the_way_km from a place to a site without a ride.
    change_seconds kept at every change, on top of any walk, unless the feed says how long it takes.
    """

    speed_kmh: float = 4.0
    factor: float = 1.3
    access_km: float = 1.0
    transfer_km: float = 0.4
    all_the_way_km: float = 2.0
    change_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """Ways by road where no timetable is known: straight line × factor / speed; formula (D)."""

    factor: float = 1.3
    speed_kmh: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWays:
    """Ways that somebody else computed: one-way minutes by place and site, NaN where there is none.

    minutes   shape (places, sites), in the order of the problem.
    """

    minutes: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Which return trips are asked for.

    by       a feed, a road rule, or ways that are given.
    days     the days to answer for, each once; a whole week tells the best and the worst weekday.
    """

    by: Feed | Road | GivenWays
    places: tuple[Place, ...]
    sites: tuple[Site, ...]
    days: tuple[dt.date, ...]
    walking: Walking = field(default_factory=Walking)


def every_day(
    opens: float, closes: float, days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
) -> tuple[Opening | None, ...]:
    """The same opening hours on each of `days` (0 is Monday), closed on others.

    >>> every_day(9, 17, days=(0,))[:2]
    (Opening(opens=32400, closes=61200), None)
    """
    same = Opening(opens=round(opens * HOUR), closes=round(closes * HOUR))
    return tuple(same if day in days else None for day in range(DAYS_OF_WEEK))


def week_of(day: dt.date) -> tuple[dt.date, ...]:
    """Monday to Sunday of the week that holds a day.

    >>> [day.isoformat() for day in week_of(dt.date(2024, 3, 6))][::6]
    ['2024-03-04', '2024-03-10']
    """
    monday = day - dt.timedelta(days=day.weekday())
    return tuple(monday + dt.timedelta(days=k) for k in range(DAYS_OF_WEEK))
