"""The scan of formula (2): one pass over a day's connections, for all sites of a batch side by side.

A site of the batch is a lane. Every value is kept for all lanes next to one another, so that one step of the
scan is one short loop over adjacent numbers, which the processor does many at a time. This is the profile
connection scan of Dibbelt, Pajor, Strasser and Wagner (2018) on lanes as in PHAST (Delling, Goldberg,
Nowatzyk and Werneck 2013).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from majup.engines.reach.formulation.timetable import Timetable
from majup.engines.reach.solver.compiled import compiled

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

NEVER = 1 << 29
"""Later than any time of any day, and still far from where whole numbers of 32 bits end."""


class Values(NamedTuple):
    """What the scan reads and fills, each (… × lanes).

    walk    (stops × lanes): seconds from a stop to the site, NEVER if it is not near; `is_near`: to any site.
    ride    (vehicles × lanes): earliest arrival at the site from the seat, at the point of the scan.
    wait    (boardings × lanes): the same from boarding there, or at that stop later.
    kept, before  room for a block that is scanned again and again; `before` comes as NEVER.
    """

    walk: Ints
    is_near: Flags
    ride: Ints
    wait: Ints
    kept: Ints
    before: Ints


@compiled
def _scan_block(begin: int, end: int, day: Timetable, values: Values) -> None:
    lanes = values.ride.shape[1]
    for c in range(begin, end):
        on = values.ride[day.trip[c]]
        if day.may_alight[c]:
            if values.is_near[day.stop[c]]:
                to_site = values.walk[day.stop[c]]
                at = day.arrive[c]
                for k in range(lanes):
                    on[k] = min(on[k], at + to_site[k])
            for look in range(day.look_first[c], day.look_first[c + 1]):
                caught = values.wait[day.look_row[look]]
                for k in range(lanes):
                    on[k] = min(on[k], caught[k])
        here = day.row[c]
        if here >= 0:
            board = values.wait[here]
            if day.row_begins[here]:
                for k in range(lanes):
                    board[k] = min(board[k], on[k])
            else:
                later = values.wait[here - 1]
                for k in range(lanes):
                    board[k] = min(board[k], later[k], on[k])


@compiled
def _has_fallen(begin: int, end: int, day: Timetable, values: Values) -> bool:
    """Whether a boarding of the block has a smaller value than after the last round; if none, forget the
    rounds.
    """
    fallen = False
    for c in range(begin, end):
        if day.row[c] >= 0:
            now, before = values.wait[day.row[c]], values.before[c - begin]
            for k in range(len(now)):
                if now[k] < before[k]:
                    fallen = True
                before[k] = now[k]
    if not fallen:
        for c in range(end - begin):
            for k in range(values.before.shape[1]):
                values.before[c, k] = NEVER
    return fallen


@compiled
def _copy(source: Ints, row: int, target: Ints, into: int) -> None:
    """Copy a row; a loop compiles in a tenth of the time of an assignment of slices."""
    for k in range(source.shape[1]):
        target[into, k] = source[row, k]


@compiled
def scan(day: Timetable, values: Values) -> None:
    """Fill `values.wait`; it and `values.ride` come as NEVER. Cost: connections and changes × lanes."""
    for block in range(len(day.block_repeats)):
        begin, end = day.block_first[block], day.block_first[block + 1]
        repeats = day.block_repeats[block]
        if repeats:
            for c in range(begin, end):
                _copy(values.ride, day.trip[c], values.kept, c - begin)
        again = True
        while again:
            if repeats:
                # What is upstream in this block must not be taken for downstream when it is scanned again.
                for c in range(begin, end):
                    _copy(values.kept, c - begin, values.ride, day.trip[c])
            _scan_block(begin, end, day, values)
            again = repeats and _has_fallen(begin, end, day, values)
