"""A feed as frozen arrays. Stops, trips, lines and services are numbered from 0 in the order of their
files.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from majup.engines.reach.feed.faults import Note

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """Where vehicles call. A stop without coordinates has NaN; no vehicle calls there.

    latitude, longitude  degrees, shape (stops,).
    parent               shape (stops,): number of the station a stop belongs to, NONE for none.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    latitude: Floats
    longitude: Floats
    parent: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Every call of a vehicle at a stop, trip after trip in the order of travel.

    first   shape (trips + 1,): where each trip's calls begin.
    stop, arrive, depart  shape (calls,); seconds since the start of the service day, never falling within a
                          trip.
    may_board, may_alight  shape (calls,).
    """

    first: npt.NDArray[np.int64]
    stop: Ints
    arrive: Ints
    depart: Ints
    may_board: Flags
    may_alight: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Trips:
    """Runs of a vehicle; a trip that repeats by frequency stands here once for each departure.

    Service, line  shape (trips,).
    """

    ids: tuple[str, ...]
    service: Ints
    line: Ints
    headsigns: tuple[str, ...]
    lines: tuple[str, ...]
    calls: Calls

    @property
    def count(self) -> int:
        """How many trips there are."""
        return len(self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """On which days trips run: weekly patterns within dates, and exceptions.

    weekly       shape (services, 7), Monday first; all False for a service without a pattern.
    begin, end   shape (services,): first and last day of the pattern, as proleptic ordinals.
    added, removed  by ordinal of the day: the services that run or do not run, whatever the pattern says.
    """

    ids: tuple[str, ...]
    weekly: Flags
    begin: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    added: dict[int, tuple[int, ...]]
    removed: dict[int, tuple[int, ...]]

    def on(self, day: dt.date) -> Flags:
        """Which services run on a day, shape (services,)."""
        number = day.toordinal()
        runs = self.weekly[:, day.weekday()] & (self.begin <= number) & (number <= self.end)
        runs[list(self.added.get(number, ()))] = True
        runs[list(self.removed.get(number, ()))] = False
        return runs

    def span(self) -> tuple[dt.date, dt.date] | None:
        """First and last day on which the calendar says anything; None if it says nothing."""
        ends = [*self.begin[self.weekly.any(axis=1)].tolist(), *self.end[self.weekly.any(axis=1)].tolist()]
        ends += self.added
        return (dt.date.fromordinal(min(ends)), dt.date.fromordinal(max(ends))) if ends else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfers:
    """What the feed says about changing from a stop to another (or to itself); the last row of a pair counts.

    seconds   shape (pairs,): time that a change takes; BY_WALK: as long as the walk; FORBIDDEN: not possible.
    """

    origin: Ints
    target: Ints
    seconds: Ints


BY_WALK = -1
FORBIDDEN = -2


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed that passed every check.

    `notes` says what was repaired or left aside, `sha256` is of its files.
    """

    stops: Stops
    trips: Trips
    services: Services
    transfers: Transfers
    notes: tuple[Note, ...] = ()
    sha256: str = ""

    @cached_property
    def stop_numbers(self) -> dict[str, int]:
        """Number of each stop by its id."""
        return {name: number for number, name in enumerate(self.stops.ids)}

    def trips_on(self, day: dt.date) -> Flags:
        """Which trips run on a service day, shape (trips,)."""
        return self.services.on(day)[self.trips.service]
