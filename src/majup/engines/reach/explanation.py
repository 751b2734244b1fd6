"""The two ways of a return trip leg by leg, travelled again by rounds (formula 11) at the times the answer
says.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from majup.engines.reach.feed.records import Feed
from majup.engines.reach.formulation.access import ways_at_any_time
from majup.engines.reach.formulation.days import CLOSED
from majup.engines.reach.formulation.nearness import Floats, on_sphere
from majup.engines.reach.journeys import Journey, Traveller
from majup.engines.reach.problem.records import Place, Site
from majup.engines.reach.solution.fields import COST, END, LEAVE
from majup.engines.reach.solution.records import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The way there and the way back; None where there is none at that time."""

    there: Journey | None
    back: Journey | None


def ways_of(matrix: Matrix, *, day_class: int, place: int, lane: int) -> Ways | None:
    """Travel a pair's best return trip on a class of days, by numbers; None without a timetable or a trip.

    Cost: rides × calls of the feed, twice.
    """
    problem = matrix.problem
    row = matrix.tables[day_class][place, lane]
    if not isinstance(problem.by, Feed) or row[COST] < 0:
        return None
    days = matrix.days.classes[day_class]
    site = int(days.site[lane])
    home, door = _point(problem.places[place]), _point(problem.sites[site])
    walk = int(ways_at_any_time(problem, home[None, :], door[None, :], np.zeros(1, dtype=np.int32))[0, 0])
    traveller = Traveller(problem.by, problem.walking, days.runs)
    return Ways(
        there=traveller.journey(home, door, leave=int(row[LEAVE]), walk=walk),
        back=traveller.journey(door, home, leave=int(row[END]), walk=walk),
    )


def _point(row: Place | Site) -> Floats:
    return on_sphere(np.array([row.latitude]), np.array([row.longitude])).reshape(3)


def ways_of_pair(matrix: Matrix, place: str, site: str, day: dt.date) -> Ways | None:
    """Travel a pair's best return trip on a day, by ids; None without a timetable or a trip."""
    number = matrix.problem.days.index(day)
    lane = int(matrix.days.lane_of[number, matrix.site_numbers[site]])
    if lane == CLOSED:
        return None
    return ways_of(
        matrix, day_class=matrix.days.class_of[number], place=matrix.place_numbers[place], lane=lane
    )
