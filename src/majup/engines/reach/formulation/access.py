"""From each place to the boardings near it, from the stops to the sites of a batch, and ways at any time;
(1).
"""

from typing import NamedTuple

import numpy as np

from majup.engines.reach.formulation.nearness import (
    Floats,
    Ints,
    Longs,
    Near,
    firsts,
    metres_between,
    near,
)
from majup.engines.reach.formulation.timetable import Timetable
from majup.engines.reach.problem.records import GivenWays, Problem, Road

NO_WAY = -1


class Boardings(NamedTuple):
    """The boardings that each place can walk to, by falling time of leaving the place. For compiled
    functions too.

    first   (places + 1,): where those of a place begin.
    leave   when to leave; `row` the boarding.
    """

    first: Longs
    leave: Ints
    row: Ints

    @property
    def longest(self) -> int:
        """Most boardings of one place."""
        return int(np.diff(self.first).max(initial=0))


def boardings_of(timetable: Timetable, access: Near, *, places: range, earliest: int) -> Boardings:
    """Boardings near to some of the places, left for no earlier than `earliest`.

    access   pairs of a place and a stop.
    Cost: places × stops near × vehicles a day.
    """
    begin, end = np.searchsorted(access.origin, (places.start, places.stop))
    stop, walk = access.target[begin:end], access.seconds[begin:end]
    sizes = np.diff(timetable.row_first)[stop]
    row = np.repeat(timetable.row_first[stop] - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
    leave = timetable.row_time[row] - np.repeat(walk, sizes)
    owner = np.repeat(access.origin[begin:end] - places.start, sizes)
    kept = leave >= earliest
    leave, row, owner = leave[kept], row[kept], owner[kept]
    order = np.lexsort((-leave, owner))
    return Boardings(firsts(owner, len(places)), leave[order], row[order].astype(np.int32))


def boardings_at(timetable: Timetable, access: Near, *, places: int) -> Longs:
    """How many boardings each place can walk to, shape (places,)."""
    many = np.diff(timetable.row_first)[access.target]
    return np.bincount(access.origin, weights=many, minlength=places).astype(np.int64)


def walks_to(access: Near, *, stops: int, sites: Ints, never: int) -> Ints:
    """Seconds from every stop to the site of every lane, shape (stops, lanes); `never` where it is not near.

    access   pairs of a site and a stop.
    sites    of each lane; negative for a lane that is not used.
    """
    table = np.full((stops, len(sites)), never, dtype=np.int32)
    for lane, site in enumerate(sites):
        begin, end = np.searchsorted(access.origin, (site, site + 1))
        table[access.target[begin:end], lane] = access.seconds[begin:end]
    return table


def ways_at_any_time(problem: Problem, places: Floats, sites: Floats, which: Ints) -> Ints:
    """Seconds of the way from each place to the site of each lane, whenever one leaves; NO_WAY where there
    is none.

    places, sites   points in space, shape (…, 3).
    which           site of each lane, shape (lanes,); negative for a lane that is not used.
    """
    by, walking = problem.by, problem.walking
    if isinstance(by, GivenWays):
        minutes = by.minutes[:, which]
        with np.errstate(invalid="ignore"):
            seconds = np.where(np.isfinite(minutes), np.round(minutes * 60.0), NO_WAY)
        return seconds.astype(np.int32)
    if isinstance(by, Road):
        metres = metres_between(places[:, None, :], sites[None, which, :])
        known = np.isfinite(metres)
        seconds = np.round(np.where(known, metres, 0.0) * by.factor * 3.6 / by.speed_kmh)
        return np.where(known, seconds, NO_WAY).astype(np.int32)
    pairs = near(places, sites[which], km=walking.all_the_way_km, walking=walking)
    walks = np.full((len(places), len(which)), NO_WAY, dtype=np.int32)
    walks[pairs.origin, pairs.target] = pairs.seconds
    return walks
