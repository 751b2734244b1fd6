"""What a travel time is: from where, to what, within which hours, on which weekdays, on whose word."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_MINUTES = 24 * 60.0
Week = tuple[float | None, float | None, float | None, float | None, float | None, float | None, float | None]
"""Minutes of one way by weekday, Monday first; None where one cannot get there and back."""


class MatrixKind(StrEnum):
    """Where a table of travel times comes from: computed from a timetable, or taken over from a file."""

    TIMETABLE = "TIMETABLE"
    MATRIX = "MATRIX"


class WaySource(StrEnum):
    """What one travel time rests on."""

    TIMETABLE = "TIMETABLE"
    WALK = "WALK"
    ROAD = "ROAD"
    MATRIX = "MATRIX"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """When somebody can be at a place, and how long they must be inside.

    weekdays    the days it is open, as digits: "12345" is Monday to Friday.
    """

    opens_at: time
    closes_at: time
    hours_inside: float
    weekdays: str

    @property
    def code(self) -> str:
        """The same hours have the same code: "0830-1700/4/12345"."""
        return f"{self.opens_at:%H%M}-{self.closes_at:%H%M}/{self.hours_inside:g}/{self.weekdays}"

    @property
    def is_possible(self) -> bool:
        """True where the hours inside fit between opening and closing."""
        opens = self.opens_at.hour + self.opens_at.minute / 60
        closes = self.closes_at.hour + self.closes_at.minute / 60
        return bool(self.weekdays) and 0 < self.hours_inside <= closes - opens


def destination_key(place: str, hours: OpeningHours | None) -> str:
    """How a matrix calls a destination: a site or unit, and its hours; without hours, at any hour."""
    return f"{place}@{hours.code}" if hours else place


def site_place(site_id: object) -> str:
    """A site of the register, as a destination."""
    return f"s{site_id}"


def unit_place(atvk: str) -> str:
    """The middle of a parish or town, as a destination."""
    return f"p{atvk}"


def every_day(minutes: float | None) -> Week:
    """The same on every weekday."""
    return (minutes, minutes, minutes, minutes, minutes, minutes, minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTimeRow:
    """The way from a parish or town to a destination.

    minutes            half of the best way there and back, by weekday.
    first_at, last_at  the earliest start and the latest end inside over the week; None where not told.
    """

    minutes: Week
    source: WaySource
    first_at: time | None = None
    last_at: time | None = None

    @property
    def weekdays(self) -> str:
        """The days on which one gets there and back, as digits."""
        return "".join(str(day) for day, one in enumerate(self.minutes, start=1) if one is not None)

    @property
    def best_minutes(self) -> float | None:
        """On the best weekday; None where on none."""
        return min((one for one in self.minutes if one is not None), default=None)

    @property
    def worst_minutes(self) -> float | None:
        """On the worst weekday of those on which one gets there and back."""
        return max((one for one in self.minutes if one is not None), default=None)

    def minutes_on(self, days: int) -> float | None:
        """The way of somebody who comes on so many days a week and chooses them: the worst of those.

        None where fewer weekdays are possible.
        """
        possible = sorted(one for one in self.minutes if one is not None)
        return possible[days - 1] if 0 < days <= len(possible) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationTimes:
    """A destination, and the ways to it by the code of the parish or town they start from."""

    place: str
    name: str
    latitude: float
    longitude: float
    hours: OpeningHours | None
    times: dict[str, TravelTimeRow]

    @property
    def key(self) -> str:
        """How the matrix calls it."""
        return destination_key(self.place, self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixFacts:
    """What a table of travel times says of itself.

    week_of    the first day of the week whose timetable was asked; None where none was.
    sha256     of the feed or file it comes from.
    settings   what it was computed with, for people and for repeating it.
    """

    name: str
    kind: MatrixKind
    source: str
    is_synthetic: bool
    week_of: date | None
    sha256: str
    settings: dict[str, object]
