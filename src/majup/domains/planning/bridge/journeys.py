"""Places and destinations as the reach engine's question, and its matrix as travel times of the territory."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, time
from typing import Any

import numpy as np
import numpy.typing as npt

from majup.domains.planning.queries.destinations import DestinationAsked
from majup.domains.territory.queries import DestinationTimes, ParishRow, TravelTimeRow, WaySource
from majup.engines.reach.feed.records import Feed
from majup.engines.reach.problem import Opening, Place, Problem, Site, Walking, week_of
from majup.engines.reach.solution import Matrix
from majup.engines.reach.solution.fields import COST, FIRST, LAST, RIDES

HOUR = 3600
DAY = 24 * HOUR
LONGEST_KEPT_MINUTES = 120.0
"""Ways longer than this on their best day matter to no service and are not kept."""
WALKING = Walking(access_km=1.5)
"""As the engine has it, but up to a mile from the stop to a site in a town with few lines."""
NOT_REACHED = -1.0
Minutes = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


def reach_problem(
    feed: Feed, *, parishes: Iterable[ParishRow], asked: Sequence[DestinationAsked], week: date
) -> Problem:
    """Ask for the return trips of every parish to every destination on the seven days of a week."""
    return Problem(
        by=feed,
        places=tuple(
            Place(id=row.atvk, latitude=row.lat, longitude=row.lon, name=row.name_lv)
            for row in sorted(parishes, key=lambda row: row.atvk)
        ),
        sites=tuple(_site(one) for one in asked),
        days=week_of(week),
        walking=WALKING,
    )


def travel_times_of(matrix: Matrix, *, asked: Sequence[DestinationAsked]) -> tuple[DestinationTimes, ...]:
    """The ways within LONGEST_KEPT_MINUTES, by destination: half of the best return trip of each weekday."""
    days = range(len(matrix.problem.days))
    one_way = np.stack([_one_way(matrix.field(day, COST)) for day in days])
    rides = np.stack([np.maximum(matrix.field(day, RIDES), 0) for day in days]).max(axis=0)
    first = np.stack([matrix.field(day, FIRST) for day in days])
    last = np.stack([matrix.field(day, LAST) for day in days])
    is_reached = one_way >= 0
    first_of_all = np.where(is_reached, first, DAY).min(axis=0)
    last_of_all = np.where(is_reached, last, -1).max(axis=0)
    best = np.where(is_reached, one_way, np.inf).min(axis=0)
    codes = [place.id for place in matrix.problem.places]
    return tuple(
        DestinationTimes(
            place=one.place,
            name=one.name,
            latitude=one.latitude,
            longitude=one.longitude,
            hours=one.hours,
            times={
                codes[i]: _row(one_way[:, i, j], rides[i, j], first_of_all[i, j], last_of_all[i, j])
                for i in np.flatnonzero(best[:, j] <= LONGEST_KEPT_MINUTES).tolist()
            },
        )
        for j, one in enumerate(asked)
    )


def settings_of(matrix: Matrix) -> dict[str, object]:
    """What the times were computed with, to be stored beside them."""
    receipt, walking = matrix.receipt, matrix.problem.walking
    return {
        "engine": f"reach {receipt.engine_version}",
        "problem_sha256": receipt.problem_sha256,
        "walking": asdict(walking),
        "longest_kept_minutes": LONGEST_KEPT_MINUTES,
    }


def _site(one: DestinationAsked) -> Site:
    hours = one.hours
    same = Opening(opens=_seconds(hours.opens_at), closes=_seconds(hours.closes_at))
    return Site(
        id=one.key,
        openings=tuple(same if str(day) in hours.weekdays else None for day in range(1, 8)),
        least_inside=round(hours.hours_inside * HOUR),
        latitude=one.latitude,
        longitude=one.longitude,
        name=one.name,
    )


def _one_way(cost: Ints) -> Minutes:
    return np.where(cost >= 0, np.round(cost / 120.0, 1), NOT_REACHED)


def _row(week: Minutes, rides: Any, first: Any, last: Any) -> TravelTimeRow:
    told: list[float | None] = [float(minutes) if minutes >= 0 else None for minutes in week]
    return TravelTimeRow(
        minutes=(told[0], told[1], told[2], told[3], told[4], told[5], told[6]),
        source=WaySource.TIMETABLE if rides > 0 else WaySource.WALK,
        first_at=_clock(int(first)),
        last_at=_clock(int(last)),
    )


def _seconds(clock: time) -> int:
    return clock.hour * HOUR + clock.minute * 60 + clock.second


def _clock(seconds: int) -> time | None:
    """A clock of the day; times after midnight are told as the day's last minute."""
    if seconds < 0:
        return None
    inside = min(seconds, DAY - 60)
    return time(inside // HOUR, inside % HOUR // 60)
