"""Changes from stop to stop: near stops, stops of one station, and what transfers.txt says; formula (3)."""

from dataclasses import dataclass

import numpy as np

from majup.engines.reach.feed.records import BY_WALK, FORBIDDEN, NONE, Feed
from majup.engines.reach.formulation.nearness import (
    Ints,
    Longs,
    firsts,
    metres_between,
    near,
    on_sphere,
    walk_seconds,
)
from majup.engines.reach.problem.records import Walking


@dataclass(frozen=True, slots=True)
class Footpaths:
    """From each stop to others and to itself: seconds from alighting to the earliest boarding.

    first   shape (stops + 1,): where the paths from a stop begin in `target` and `seconds`.
    """

    first: Longs
    target: Ints
    seconds: Ints

    def turned(self) -> "Footpaths":
        """The same paths from their ends to their starts."""
        count = len(self.first) - 1
        origin = np.repeat(np.arange(count, dtype=np.int32), np.diff(self.first))
        order = np.argsort(self.target, kind="stable")
        return Footpaths(firsts(self.target[order], count), origin[order], self.seconds[order])


def footpaths_of(feed: Feed, walking: Walking) -> Footpaths:
    """All changes that are possible.

    One change is one path; paths are not chained. Cost: pairs of near stops.
    """
    origin, target, seconds = _by_walk(feed, walking)
    count = len(feed.stops.ids)
    said = feed.transfers
    if len(said.origin):
        key = origin.astype(np.int64) * count + target
        overruled = np.isin(key, said.origin.astype(np.int64) * count + said.target)
        told = _as_told(feed, walking)
        kept = said.seconds != FORBIDDEN
        origin = np.concatenate((origin[~overruled], said.origin[kept]))
        target = np.concatenate((target[~overruled], said.target[kept]))
        seconds = np.concatenate((seconds[~overruled], told[kept]))
    order = np.lexsort((target, origin))
    return Footpaths(firsts(origin[order], count), target[order], seconds[order])


def _by_walk(feed: Feed, walking: Walking) -> tuple[Ints, Ints, Ints]:
    """Stops within the limit, each stop with itself, and stops of one station however far; each pair once."""
    points = on_sphere(feed.stops.latitude, feed.stops.longitude)
    pairs = near(points, points, km=walking.transfer_km, walking=walking)
    count = len(feed.stops.ids)
    family = _of_one_station(feed.stops.parent)
    itself = np.flatnonzero(np.isfinite(points).all(axis=1))
    key = np.unique(
        np.concatenate(
            (
                pairs.origin.astype(np.int64) * count + pairs.target,
                family[:, 0] * count + family[:, 1],
                itself * count + itself,
            )
        )
    )
    origin, target = (key // count).astype(np.int32), (key % count).astype(np.int32)
    seconds = walk_seconds(metres_between(points[origin], points[target]), walking)
    return origin, target, (seconds + walking.change_seconds).astype(np.int32)


def _of_one_station(parent: Ints) -> Longs:
    """Ordered pairs of stops with the same parent, shape (pairs, 2)."""
    children = np.flatnonzero(parent != NONE)
    children = children[np.argsort(parent[children], kind="stable")]
    groups = np.split(children, np.flatnonzero(np.diff(parent[children])) + 1)
    pairs = [np.stack(np.meshgrid(group, group), axis=-1).reshape(-1, 2) for group in groups if len(group)]
    return np.concatenate(pairs).astype(np.int64) if pairs else np.zeros((0, 2), dtype=np.int64)


def _as_told(feed: Feed, walking: Walking) -> Ints:
    """Seconds of the transfers of the feed; those without a time take as long as the walk."""
    said = feed.transfers
    points = on_sphere(feed.stops.latitude, feed.stops.longitude)
    metres = metres_between(points[said.origin], points[said.target])
    walked = walk_seconds(np.nan_to_num(metres), walking) + walking.change_seconds
    return np.where(said.seconds == BY_WALK, walked, said.seconds).astype(np.int32)
