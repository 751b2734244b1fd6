"""The answer as frozen arrays, and single trips read from it. Times are seconds of the service day."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from majup.engines.reach.formulation.days import CLOSED, Days
from majup.engines.reach.problem.records import Problem, Source
from majup.engines.reach.solution.fields import ARRIVE, COST, END, FIRST, HOME, LAST, LEAVE, RIDES, START

Ints = npt.NDArray[np.int32]


class Outcome(StrEnum):
    """How a run ended. The scan is exact, so an answer is always the best there is."""

    PROVED_BEST = "PROVED_BEST"
    NO_ANSWER_IN_TIME = "NO_ANSWER_IN_TIME"


class Reached(StrEnum):
    """What a day says about a place and a site."""

    REACHED = "REACHED"
    NOT_REACHED = "NOT_REACHED"
    CLOSED = "CLOSED"


class Reason(StrEnum):
    """Why a site is not reached on a day."""

    NO_STOP_NEAR_PLACE = "NO_STOP_NEAR_PLACE"
    NO_STOP_NEAR_SITE = "NO_STOP_NEAR_SITE"
    OPEN_TOO_SHORT = "OPEN_TOO_SHORT"
    NOTHING_RUNS = "NOTHING_RUNS"
    NO_TRIP_IN_TIME = "NO_TRIP_IN_TIME"
    NO_WAY_GIVEN = "NO_WAY_GIVEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: the stage, and the share of all parts that is done."""

    stage: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the answer was computed from and with. `checked` pairs were travelled again by another method."""

    engine_version: str
    problem_sha256: str
    feed_sha256: str
    threads: int
    day_classes: int
    checked: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTrip:
    """The best return trip of one place, site and day.

    leave, home    when one leaves home and is back.
    arrive, start  at the site, and inside (later if it is not open yet).
    end            when one leaves the site.
    first, last    first possible start inside and last possible end, over all trips of the day.
    seconds        on the way, both ways, waiting outside and at stops counted: formula (5).
    there, back    where the time of each way comes from.
    """

    day: dt.date
    leave: int
    arrive: int
    start: int
    end: int
    home: int
    first: int
    last: int
    there: Source
    back: Source

    @property
    def seconds(self) -> int:
        """Time on the way."""
        return (self.start - self.leave) + (self.home - self.end)

    @property
    def minutes(self) -> float:
        """Time on the way."""
        return self.seconds / 60.0

    @property
    def source(self) -> Source:
        """Where the whole comes from: a trip that rides at all is by timetable."""
        return Source.TIMETABLE if Source.TIMETABLE in (self.there, self.back) else self.there


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Every place with every site on every day of the problem.

    tables      of each class of days: (places × lanes × fields), NOT_REACHED where there is no trip.
    at_any_time where a way without a ride comes from.
    place_stops, site_stops   how many stops are near; None without a timetable.
    """

    problem: Problem
    days: Days
    tables: tuple[Ints, ...]
    at_any_time: Source
    place_stops: Ints | None
    site_stops: Ints | None
    receipt: Receipt
    outcome: Outcome = Outcome.PROVED_BEST

    @cached_property
    def place_numbers(self) -> dict[str, int]:
        """Row of each place by its id."""
        return {place.id: number for number, place in enumerate(self.problem.places)}

    @cached_property
    def site_numbers(self) -> dict[str, int]:
        """Column of each site by its id."""
        return {site.id: number for number, site in enumerate(self.problem.sites)}

    def field(self, day: int, field: int) -> Ints:
        """One field of a day of the problem (by number), shape (places, sites).

        Below 0 where not reached or closed.
        """
        lanes = self.days.lane_of[day]
        table = self.tables[self.days.class_of[day]]
        values = np.full((table.shape[0], len(lanes)), CLOSED, dtype=np.int32)
        is_open = lanes != CLOSED
        values[:, is_open] = table[:, lanes[is_open], field]
        return values

    def is_open(self, day: int) -> npt.NDArray[np.bool_]:
        """Which sites are open on a day of the problem, shape (sites,)."""
        return np.asarray(self.days.lane_of[day] != CLOSED)

    def reached(self, place: str, site: str, day: dt.date) -> Reached:
        """Whether the site is reached from the place on a day."""
        number, lane = self._lane(site, day)
        if lane == CLOSED:
            return Reached.CLOSED
        cost = self.tables[self.days.class_of[number]][self.place_numbers[place], lane, COST]
        return Reached.REACHED if cost >= 0 else Reached.NOT_REACHED

    def trip(self, place: str, site: str, day: dt.date) -> ReturnTrip | None:
        """The best return trip on a day.

        None where the site is closed or not reached (`reached` tells which).
        """
        number, lane = self._lane(site, day)
        if self.reached(place, site, day) is not Reached.REACHED:
            return None
        row = self.tables[self.days.class_of[number]][self.place_numbers[place], lane].tolist()
        return ReturnTrip(
            day=day,
            leave=row[LEAVE],
            arrive=row[ARRIVE],
            start=row[START],
            end=row[END],
            home=row[HOME],
            first=row[FIRST],
            last=row[LAST],
            there=Source.TIMETABLE if row[RIDES] & 1 else self.at_any_time,
            back=Source.TIMETABLE if row[RIDES] & 2 else self.at_any_time,
        )

    def reason(self, place: str, site: str, day: dt.date) -> Reason:
        """Why the site is not reached from the place on a day; only where `reached` says NOT_REACHED."""
        number, lane = self._lane(site, day)
        day_class = self.days.classes[self.days.class_of[number]]
        if day_class.opens[lane] + day_class.least[lane] > day_class.closes[lane]:
            return Reason.OPEN_TOO_SHORT
        if self.place_stops is None or self.site_stops is None:
            return Reason.NO_WAY_GIVEN
        if not self.place_stops[self.place_numbers[place]]:
            return Reason.NO_STOP_NEAR_PLACE
        if not self.site_stops[self.site_numbers[site]]:
            return Reason.NO_STOP_NEAR_SITE
        return Reason.NO_TRIP_IN_TIME if day_class.runs.any() else Reason.NOTHING_RUNS

    def _lane(self, site: str, day: dt.date) -> tuple[int, int]:
        number = self.problem.days.index(day)
        return number, int(self.days.lane_of[number, self.site_numbers[site]])
