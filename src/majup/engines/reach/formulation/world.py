"""What all days of a question share: points in space, who is near which stop, and changes both ways."""

from dataclasses import dataclass

import numpy as np

from majup.engines.reach.feed.records import Feed
from majup.engines.reach.formulation.footpaths import Footpaths, footpaths_of
from majup.engines.reach.formulation.nearness import Floats, Near, near, on_sphere
from majup.engines.reach.problem.records import Problem


@dataclass(frozen=True, slots=True)
class World:
    """Places and sites as points, (…, 3), pairs of those with stops, and changes; without a feed none of
    these.
    """

    places: Floats
    sites: Floats
    home: Near
    door: Near
    there: Footpaths | None
    back: Footpaths | None


def world_of(problem: Problem) -> World:
    """Find who is near whom. Cost: places and sites × stops near."""
    places = on_sphere(
        np.array([row.latitude for row in problem.places]),
        np.array([row.longitude for row in problem.places]),
    )
    sites = on_sphere(
        np.array([row.latitude for row in problem.sites]), np.array([row.longitude for row in problem.sites])
    )
    walking, feed = problem.walking, problem.by
    if not isinstance(feed, Feed):
        none = near(places[:0], sites[:0], km=0.0, walking=walking)
        return World(places, sites, none, none, None, None)
    stops = on_sphere(feed.stops.latitude, feed.stops.longitude)
    # Only where a vehicle calls is a stop worth walking to.
    called_at = np.zeros(len(stops), dtype=bool)
    called_at[feed.trips.calls.stop] = True
    stops[~called_at] = np.nan
    paths = footpaths_of(feed, walking)
    return World(
        places,
        sites,
        near(places, stops, km=walking.access_km, walking=walking),
        near(sites, stops, km=walking.access_km, walking=walking),
        paths,
        paths.turned(),
    )
