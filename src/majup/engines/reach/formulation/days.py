"""Days with the same vehicles are computed once: each such class of days has a lane for a site and its
hours.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from majup.engines.reach.feed.records import Feed, Flags
from majup.engines.reach.formulation.nearness import Ints
from majup.engines.reach.problem.records import Problem

CLOSED = -1


@dataclass(frozen=True, slots=True)
class DayClass:
    """Days on which the same vehicles run (or, without a timetable, all days).

    runs     shape (trips,): which vehicles; without a timetable empty.
    site, opens, closes, least  shape (lanes,): a site with its hours on some of these days.
    """

    runs: Flags
    site: Ints
    opens: Ints
    closes: Ints
    least: Ints


@dataclass(frozen=True, slots=True)
class Days:
    """The classes, and for each day of the problem its class and, by site, its lane there (CLOSED if
    closed).
    """

    classes: tuple[DayClass, ...]
    class_of: tuple[int, ...]
    lane_of: npt.NDArray[np.int32]


def days_of(problem: Problem) -> Days:
    """Sort the problem's days into classes."""
    by = problem.by
    runs = [by.trips_on(day) if isinstance(by, Feed) else np.zeros(0, dtype=bool) for day in problem.days]
    keys: dict[bytes, int] = {}
    class_of = tuple(keys.setdefault(row.tobytes(), len(keys)) for row in runs)
    lanes: list[dict[tuple[int, int, int, int], int]] = [{} for _key in keys]
    lane_of = np.full((len(problem.days), len(problem.sites)), CLOSED, dtype=np.int32)
    for number, day in enumerate(problem.days):
        known = lanes[class_of[number]]
        for k, site in enumerate(problem.sites):
            hours = site.openings[day.weekday()]
            if hours is not None:
                lane = (hours.opens, hours.closes, site.least_inside, k)
                lane_of[number, k] = known.setdefault(lane, len(known))
    first = {key: class_of.index(key) for key in keys.values()}
    classes = tuple(_class(runs[first[key]], lanes[key]) for key in keys.values())
    return Days(classes, class_of, lane_of)


def _class(runs: Flags, lanes: dict[tuple[int, int, int, int], int]) -> DayClass:
    rows = np.array(list(lanes), dtype=np.int32).reshape(-1, 4)
    return DayClass(runs, rows[:, 3].copy(), rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2].copy())
