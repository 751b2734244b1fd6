"""What the days of the problem say together: best and worst day, days without a trip, minutes for the
planner.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from majup.engines.reach.solution.fields import COST
from majup.engines.reach.solution.records import Matrix, Reached

Ints = npt.NDArray[np.int32]
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """All pairs over all days, each shape (places, sites); formula (9).

    best, worst          time on the way in seconds, of days on which the site is reached; NONE without any.
    best_day, worst_day  number of the day in the problem (the first of equals); NONE without any.
    open_days, reached_days  on how many days.
    """

    best: Ints
    worst: Ints
    best_day: Ints
    worst_day: Ints
    open_days: Ints
    reached_days: Ints


def week_of_matrix(matrix: Matrix) -> Week:
    """Bring the days together. Cost: places × sites × days."""
    shape = (len(matrix.problem.places), len(matrix.problem.sites))
    best, worst, best_day, worst_day = (np.full(shape, NONE, dtype=np.int32) for _field in range(4))
    reached, open_days = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
    for day in range(len(matrix.problem.days)):
        cost = matrix.field(day, COST)
        is_reached = cost >= 0
        is_best = is_reached & ((best == NONE) | (cost < best))
        is_worst = is_reached & (cost > worst)
        best[is_best], best_day[is_best] = cost[is_best], day
        worst[is_worst], worst_day[is_worst] = cost[is_worst], day
        reached += is_reached
        open_days += matrix.is_open(day)
    return Week(
        best=best,
        worst=worst,
        best_day=best_day,
        worst_day=worst_day,
        open_days=open_days,
        reached_days=reached,
    )


def way_minutes(week: Week, *, least_days: int | None = None) -> npt.NDArray[np.float64]:
    """One-way minutes for the planner of the network: half of the worst day's time; formula (10).

    least_days   on how many days the site must be reached; None: on every day on which it is open.

    NaN where that is not so. Rounded to a tenth, so that they repeat in text.
    """
    needed = week.open_days if least_days is None else np.minimum(least_days, week.open_days)
    holds = (week.reached_days >= needed) & (week.reached_days > 0)
    return np.where(holds, np.round(week.worst / 120.0, 1), np.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfPair:
    """One place and site over the days: best and worst of those reached, those not reached, those closed."""

    best: tuple[dt.date, int] | None
    worst: tuple[dt.date, int] | None
    not_reached: tuple[dt.date, ...]
    closed: tuple[dt.date, ...]


def week_of_pair(matrix: Matrix, place: str, site: str) -> WeekOfPair:
    """Read one pair: a site that is closed on a day is not missed there."""
    days = matrix.problem.days
    trips = {day: matrix.trip(place, site, day) for day in days}
    found = {day: trip.seconds for day, trip in trips.items() if trip is not None}
    by_reached = {kind: tuple(d for d in days if matrix.reached(place, site, d) is kind) for kind in Reached}
    worst = max(found, key=lambda day: found[day], default=None)
    best = min(found, key=lambda day: found[day], default=None)
    return WeekOfPair(
        best=(best, found[best]) if best else None,
        worst=(worst, found[worst]) if worst else None,
        not_reached=by_reached[Reached.NOT_REACHED],
        closed=by_reached[Reached.CLOSED],
    )
