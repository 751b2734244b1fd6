"""The other question that a timetable answers: when is one there, leaving now? For comparison and for
curiosity.
"""

import numpy as np

from majup.engines.reach.feed.records import Feed
from majup.engines.reach.formulation.access import ways_at_any_time
from majup.engines.reach.formulation.nearness import Ints, firsts
from majup.engines.reach.formulation.timetable import MIRROR, Timetable, timetable_of
from majup.engines.reach.formulation.world import World, world_of
from majup.engines.reach.problem.records import Problem
from majup.engines.reach.solver.batches import MOST_LANES, WIDTH
from majup.engines.reach.solver.forward import arrive, earliest_out
from majup.engines.reach.solver.scan import NEVER
from majup.engines.reach.validation import ProblemRefused, validate

NOT_THERE = -1


def earliest_arrivals(problem: Problem, *, leave: int, latest: int = MIRROR) -> Ints:
    """When one is at each site, leaving each place at `leave` on the first day of the problem.

    latest   arrivals after this do not count.

    Shape (places, sites), seconds of the service day; NOT_THERE where one does not arrive. Opening hours do
    not matter. Raises ProblemRefused. Cost: connections from `leave` to `latest` × places.
    """
    complaints = validate(problem)
    if complaints:
        raise ProblemRefused(complaints)
    world = world_of(problem)
    sites = np.arange(len(problem.sites), dtype=np.int32)
    ways = ways_at_any_time(problem, world.places, world.sites, sites)
    found = np.where(ways >= 0, leave + ways, NEVER).astype(np.int32)
    feed = problem.by
    if isinstance(feed, Feed) and world.there is not None:
        day = timetable_of(
            feed.trips.calls,
            feed.trips_on(problem.days[0]),
            world.there,
            is_mirrored=False,
            latest=latest,
            earliest=leave,
        )
        for begin in range(0, len(problem.places), MOST_LANES):
            places = range(begin, min(begin + MOST_LANES, len(problem.places)))
            chosen = slice(places.start, places.stop)
            found[chosen] = np.minimum(found[chosen], _by_riding(world, day, leave, places))
    return np.where(found <= min(latest, NEVER - 1), found, NOT_THERE).astype(np.int32)


def _by_riding(world: World, day: Timetable, leave: int, places: range) -> Ints:
    """Arrivals of some places, (places, sites)."""
    lanes = -(-len(places) // WIDTH) * WIDTH
    ready = np.full((len(day.row_first) - 1, lanes), NEVER, dtype=np.int32)
    begin, end = np.searchsorted(world.home.origin, (places.start, places.stop))
    lane = world.home.origin[begin:end] - places.start
    ready[world.home.target[begin:end], lane] = leave + world.home.seconds[begin:end]
    if world.there is None:
        return ready[:0]
    out = earliest_out(day, world.there, ready)
    door = world.door
    found = np.empty((len(world.sites), lanes), dtype=np.int32)
    door = world.door
    arrive(firsts(door.origin, len(world.sites)), door.target, door.seconds, out, found)
    return found[:, : len(places)].T
