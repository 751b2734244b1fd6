"""The other question that a timetable answers: when is one there, leaving now? For comparison and for
curiosity.
"""

import numpy as np

from majup.engines.reach.feed.records import Feed
from majup.engines.reach.formulation.access import ways_at_any_time
from majup.engines.reach.formulation.nearness import Ints
from majup.engines.reach.formulation.timetable import MIRROR, NO_ROW, Timetable, caught, timetable_of
from majup.engines.reach.formulation.world import World, world_of
from majup.engines.reach.problem.records import Problem
from majup.engines.reach.solver.batches import MOST_LANES, scanned
from majup.engines.reach.solver.scan import NEVER
from majup.engines.reach.validation import ProblemRefused, validate


def earliest_arrivals(problem: Problem, *, leave: int, latest: int = MIRROR) -> Ints:
    """When one is at each site, leaving each place at `leave` on the first day of the problem.

    latest   arrivals after this do not count.

    Shape (places, sites), seconds of the service day; -1 where one does not arrive. Opening hours do not
    matter. Raises ProblemRefused. Cost: connections from `leave` to `latest` × sites.
    """
    complaints = validate(problem)
    if complaints:
        raise ProblemRefused(complaints)
    world = world_of(problem)
    found = np.full((len(problem.places), len(problem.sites)), NEVER, dtype=np.int32)
    feed = problem.by
    if isinstance(feed, Feed) and world.there is not None:
        runs = feed.trips_on(problem.days[0])
        day = timetable_of(
            feed.trips.calls, runs, world.there, is_mirrored=False, latest=latest, earliest=leave
        )
        for begin in range(0, len(problem.sites), MOST_LANES):
            sites = np.arange(begin, min(begin + MOST_LANES, len(problem.sites)), dtype=np.int32)
            found[:, sites] = _by_riding(world, day, leave, sites)
    sites = np.arange(len(problem.sites), dtype=np.int32)
    ways = ways_at_any_time(problem, world.places, world.sites, sites)
    found = np.minimum(found, np.where(ways >= 0, leave + ways, NEVER))
    return np.where(found <= min(latest, NEVER - 1), found, -1).astype(np.int32)


def _by_riding(world: World, day: Timetable, leave: int, sites: Ints) -> Ints:
    wait = scanned(day, world.door, sites=sites, stops=len(day.row_first) - 1)
    home = world.home
    row = caught(
        day.row_first, day.row_time, home.target.astype(np.int64), leave + home.seconds.astype(np.int64)
    )
    place, row = home.origin[row != NO_ROW], row[row != NO_ROW]
    found = np.full((len(world.places), len(sites)), NEVER, dtype=np.int32)
    if len(row):
        begins = np.flatnonzero(np.diff(place, prepend=-1))
        found[place[begins]] = np.minimum.reduceat(wait[row], begins, axis=0)
    return found
