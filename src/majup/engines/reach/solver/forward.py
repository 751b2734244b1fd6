"""One departure only: connections by rising departure, for all places of a batch side by side; formula (12).

A place is a lane. This is the earliest-arrival scan of Dibbelt, Pajor, Strasser and Wagner (2018).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from majup.engines.reach.formulation.footpaths import Footpaths
from majup.engines.reach.formulation.timetable import Timetable
from majup.engines.reach.solver.compiled import compiled
from majup.engines.reach.solver.scan import NEVER

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


class Reached(NamedTuple):
    """What the scan reads and fills, each (… × lanes).

    ready   (stops × lanes): from when on one can board.
    out     (stops × lanes): earliest arrival in a vehicle.
    on      (vehicles × lanes): 0 where one is in the vehicle, else NEVER.
    kept    room for a block that is scanned again.
    """

    ready: Ints
    out: Ints
    on: Ints
    kept: Ints


class Paths(NamedTuple):
    """Changes from each stop, as in Footpaths, and where each boarding is."""

    first: Longs
    target: Ints
    seconds: Ints
    stop_of_row: Ints


@compiled
def _ride_block(begin: int, end: int, day: Timetable, paths: Paths, reached: Reached) -> bool:
    """Take the connections of a block, the last one first; tell whether anybody arrived earlier."""
    lanes = reached.ready.shape[1]
    has_fallen = False
    for c in range(end - 1, begin - 1, -1):
        on = reached.on[day.trip[c]]
        if day.row[c] >= 0:
            ready, depart = reached.ready[paths.stop_of_row[day.row[c]]], day.row_time[day.row[c]]
            for k in range(lanes):
                on[k] = min(on[k], 0 if ready[k] <= depart else NEVER)
        if not day.may_alight[c]:
            continue
        out, at = reached.out[day.stop[c]], day.arrive[c]
        is_earlier = False
        for k in range(lanes):
            is_earlier |= at + on[k] < out[k]
        if is_earlier:
            has_fallen = True
            for k in range(lanes):
                out[k] = min(out[k], at + on[k])
            for path in range(paths.first[day.stop[c]], paths.first[day.stop[c] + 1]):
                there, seconds = reached.ready[paths.target[path]], paths.seconds[path]
                for k in range(lanes):
                    there[k] = min(there[k], at + seconds + on[k])
    return has_fallen


@compiled
def ride_forward(day: Timetable, paths: Paths, reached: Reached) -> None:
    """Fill `reached.out` from `reached.ready`. Cost: connections × lanes, changes only where somebody is
    earlier.
    """
    reached.on[:] = NEVER
    reached.out[:] = NEVER
    for block in range(len(day.block_repeats) - 1, -1, -1):
        begin, end = day.block_first[block], day.block_first[block + 1]
        if not day.block_repeats[block]:
            _ride_block(begin, end, day, paths, reached)
            continue
        for c in range(begin, end):
            reached.kept[c - begin] = reached.on[day.trip[c]]
        while _ride_block(begin, end, day, paths, reached):
            # Who boarded downstream in this block was not in the vehicle upstream.
            for c in range(begin, end):
                reached.on[day.trip[c]] = reached.kept[c - begin]
        # The last round changed no arrival, and left in each vehicle who is in it at the end of the block.


@compiled
def arrive(first: Longs, stop: Ints, walk: Ints, out: Ints, found: Ints) -> None:
    """Fill `found` (sites × lanes) with the earliest arrival over the stops near each site, by their
    walks.
    """
    lanes = out.shape[1]
    for site in range(found.shape[0]):
        at = found[site]
        for k in range(lanes):
            at[k] = NEVER
        for door in range(first[site], first[site + 1]):
            here, seconds = out[stop[door]], walk[door]
            for k in range(lanes):
                at[k] = min(at[k], here[k] + seconds)


def earliest_out(day: Timetable, paths: Footpaths, ready: Ints) -> Ints:
    """Earliest arrivals in vehicles at every stop, (stops × lanes), of who can board at `ready` (stops ×
    lanes).
    """
    lanes = ready.shape[1]
    again = int(np.diff(day.block_first)[day.block_repeats].max(initial=0))
    stop_of_row = np.repeat(np.arange(len(ready), dtype=np.int32), np.diff(day.row_first))
    reached = Reached(
        ready=ready,
        out=np.empty_like(ready),
        on=np.empty((day.trips, lanes), dtype=np.int32),
        kept=np.empty((again, lanes), dtype=np.int32),
    )
    ride_forward(day, Paths(paths.first, paths.target, paths.seconds, stop_of_row), reached)
    return reached.out
