"""A day's vehicles as connections in the order of the scan, with every place to board and to change; section
3.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from majup.engines.reach.feed.records import Calls, Flags
from majup.engines.reach.formulation.footpaths import Footpaths
from majup.engines.reach.formulation.nearness import Ints, Longs, firsts

MIRROR = 1 << 20
"""Time t of the way home stands as MIRROR - t: the way home is the way there in a day that runs backwards."""
NO_ROW = -1


class Timetable(NamedTuple):
    """Connections (a vehicle from one stop to its next) by falling departure; `rows` are boardings, by stop.

    A named tuple, as compiled functions take those and no dataclasses.

    block_first   where connections of one departure time begin; (blocks + 1,).
    block_repeats a block in which a change without any time goes against the order: scanned until nothing
    changes.
    trip, stop, arrive, row  of each connection: vehicle, stop of arrival, its time, its boarding (NO_ROW:
                             none).
    look_first, look_row     boardings that a change from the connection's arrival leads to.
    may_alight    of each connection.
    row_first     (stops + 1,): where the boardings at each stop begin; they fall in time.
    row_time      departure at each boarding; row_begins: it is the last of its stop's day, the first in the
                  scan.
    trips         how many vehicles.
    """

    block_first: Longs
    block_repeats: Flags
    trip: Ints
    stop: Ints
    arrive: Ints
    row: Ints
    look_first: Longs
    look_row: Ints
    may_alight: Flags
    row_first: Longs
    row_time: Ints
    row_begins: Flags
    trips: int


def no_timetable() -> Timetable:
    """A day on which nothing runs, at no stop."""
    ints, longs, flags = np.zeros(0, dtype=np.int32), np.zeros(1, dtype=np.int64), np.zeros(0, dtype=bool)
    return Timetable(
        block_first=longs,
        block_repeats=flags,
        trip=ints,
        stop=ints,
        arrive=ints,
        row=ints,
        look_first=longs,
        look_row=ints,
        may_alight=flags,
        row_first=longs,
        row_time=ints,
        row_begins=flags,
        trips=0,
    )


@dataclass(frozen=True, slots=True)
class _Hops:
    """Connections in any order: from one call of a trip to its next."""

    trip: Ints
    rank: Longs
    board_stop: Ints
    depart: Ints
    may_board: Flags
    stop: Ints
    arrive: Ints
    may_alight: Flags

    def taken(self, which: npt.NDArray[np.int64] | Flags) -> "_Hops":
        """Some of them, in the order given."""
        return _Hops(*(getattr(self, name)[which] for name in self.__slots__))


def timetable_of(
    calls: Calls,
    runs: Flags,
    paths: Footpaths,
    *,
    is_mirrored: bool,
    latest: int,
    earliest: int = -MIRROR,
) -> Timetable:
    """The connections of the trips that run, of those that arrive by `latest` and leave from `earliest` on.

    runs    shape (trips,).
    paths   in the direction of the scan.
    latest, earliest   in mirrored time if mirrored.
    """
    hops = _hops(calls, runs, is_mirrored=is_mirrored)
    hops = hops.taken((hops.arrive <= latest) & (hops.depart >= earliest))
    hops = hops.taken(np.lexsort((-hops.rank, -hops.depart)))
    vehicles, trip = np.unique(hops.trip, return_inverse=True)
    stops = len(paths.first) - 1
    boards = np.flatnonzero(hops.may_board)
    boards = boards[np.argsort(hops.board_stop[boards], kind="stable")]
    row = np.full(len(trip), NO_ROW, dtype=np.int32)
    row[boards] = np.arange(len(boards), dtype=np.int32)
    row_first = firsts(hops.board_stop[boards], stops)
    row_time = hops.depart[boards]
    owner, look = _looks(hops, paths, row_first, row_time)
    late = (row_time[look] == hops.depart[owner]) & (boards[look] >= owner)
    blocks = np.flatnonzero(np.diff(hops.depart, prepend=-1)) if len(trip) else np.zeros(0, dtype=np.int64)
    repeats = np.zeros(len(blocks), dtype=bool)
    repeats[np.searchsorted(blocks, owner[late], side="right") - 1] = True
    return Timetable(
        block_first=np.append(blocks, len(trip)).astype(np.int64),
        block_repeats=repeats,
        trip=trip.astype(np.int32),
        stop=hops.stop,
        arrive=hops.arrive,
        row=row,
        look_first=firsts(owner.astype(np.int32), len(trip)),
        look_row=look.astype(np.int32),
        may_alight=hops.may_alight,
        row_first=row_first,
        row_time=row_time,
        row_begins=_begins(row_first, len(row_time)),
        trips=len(vehicles),
    )


def _begins(row_first: Longs, rows: int) -> Flags:
    begins = np.zeros(rows, dtype=bool)
    begins[row_first[:-1][np.diff(row_first) > 0]] = True
    return begins


def _hops(calls: Calls, runs: Flags, *, is_mirrored: bool) -> _Hops:
    sizes = np.diff(calls.first)
    of_call = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    here = np.flatnonzero((of_call[:-1] == of_call[1:]) & runs[of_call[:-1]]) if len(of_call) else of_call[:0]
    there = here + 1
    if is_mirrored:
        return _Hops(
            trip=of_call[here],
            rank=-here.astype(np.int64),
            board_stop=calls.stop[there],
            depart=MIRROR - calls.arrive[there],
            may_board=calls.may_alight[there],
            stop=calls.stop[here],
            arrive=MIRROR - calls.depart[here],
            may_alight=calls.may_board[here],
        )
    return _Hops(
        trip=of_call[here],
        rank=here.astype(np.int64),
        board_stop=calls.stop[here],
        depart=calls.depart[here],
        may_board=calls.may_board[here],
        stop=calls.stop[there],
        arrive=calls.arrive[there],
        may_alight=calls.may_alight[there],
    )


def _looks(hops: _Hops, paths: Footpaths, row_first: Longs, row_time: Ints) -> tuple[Longs, Longs]:
    """Every change: the connection that is left, and the last boarding (in scan order) that can still be
    caught.

    A boarding that the same vehicle also leads to further on is left out there: staying seated is as good
    (Witt 2015).
    """
    alight = np.flatnonzero(hops.may_alight)
    sizes = np.diff(paths.first)[hops.stop[alight]]
    owner = np.repeat(alight, sizes)
    begin = np.repeat(paths.first[hops.stop[alight]] - (np.cumsum(sizes) - sizes), sizes)
    path = begin + np.arange(len(owner))
    target = paths.target[path].astype(np.int64)
    ready = hops.arrive[owner].astype(np.int64) + paths.seconds[path]
    look = caught(row_first, row_time, target, ready)
    owner, look = owner[look != NO_ROW], look[look != NO_ROW]
    _once, kept = np.unique(hops.trip[owner].astype(np.int64) * (len(row_time) + 1) + look, return_index=True)
    kept.sort()
    return owner[kept], look[kept]


def caught(row_first: Longs, row_time: Ints, stop: Longs, ready: Longs) -> Longs:
    """The last boarding in scan order, so the next one in time, that can be caught at a stop by who is ready
    then.

    stop, ready   shape (askers,). NO_ROW where nothing leaves any more.
    """
    stop_of_row = np.repeat(np.arange(len(row_first) - 1, dtype=np.int64), np.diff(row_first))
    keys = stop_of_row * 2 * MIRROR + (2 * MIRROR - 1 - row_time)
    look = np.searchsorted(keys, stop * 2 * MIRROR + (2 * MIRROR - 1 - ready), side="right") - 1
    return np.where((look >= row_first[stop]) & (ready < 2 * MIRROR), look, NO_ROW)
