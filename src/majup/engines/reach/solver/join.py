"""Ways there and back to the best return trip, for one place after another: formulas (4) to (8)."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from majup.engines.reach.formulation.access import Boardings
from majup.engines.reach.solution.fields import (
    ARRIVE,
    COST,
    END,
    FIRST,
    HOME,
    LAST,
    LEAVE,
    RIDES,
    RIDES_BACK,
    RIDES_THERE,
    START,
)
from majup.engines.reach.solver.compiled import compiled
from majup.engines.reach.solver.scan import NEVER

Ints = npt.NDArray[np.int32]
Found = npt.NDArray[np.int32]


class Visit(NamedTuple):
    """When one may be inside, each (lanes,). Mirrored for the way back: opens is then MIRROR - closes."""

    opens: Ints
    closes: Ints
    least: Ints


class Profiles(NamedTuple):
    """Ways from one place to each lane's site.

    Falling times of leaving and arriving, `size` of them in a lane. `best` is the earliest arrival so far.
    """

    leave: Ints
    at: Ints
    size: Ints
    best: Ints


class Way(NamedTuple):
    """One direction: the boardings near each place, the scanned values, when one may be inside, and room."""

    boardings: Boardings
    wait: Ints
    visit: Visit
    room: Profiles


@compiled
def _profile(place: int, way: Way) -> None:
    """The ways that leave later than any other that arrives as early: formula (4)."""
    boardings, visit, into, best = way.boardings, way.visit, way.room, way.room.best
    lanes = way.wait.shape[1]
    for k in range(lanes):
        best[k] = visit.closes[k] - visit.least[k] + 1
        into.size[k] = 0
    for e in range(boardings.first[place], boardings.first[place + 1]):
        at, leave = way.wait[boardings.row[e]], boardings.leave[e]
        better = False
        for k in range(lanes):
            better |= at[k] < best[k]
        if better:
            for k in range(lanes):
                if at[k] < best[k]:
                    n = into.size[k]
                    if n > 0 and into.leave[k, n - 1] == leave:
                        n -= 1
                    into.leave[k, n] = leave
                    into.at[k, n] = at[k]
                    into.size[k] = n + 1
                    # Whoever is there when it opens gains nothing by leaving earlier.
                    best[k] = at[k] if at[k] > visit.opens[k] else -1


@compiled
def _keep(
    found: Ints, cost: int, leave: int, arrive: int, start: int, end: int, home: int, rides: int
) -> None:
    """Keep the trip if it costs less, or as much and leaves later, or that too and is home earlier."""
    if cost != found[COST]:
        is_better = found[COST] < 0 or cost < found[COST]
    elif leave != found[LEAVE]:
        is_better = leave > found[LEAVE]
    else:
        is_better = home < found[HOME]
    if is_better:
        found[COST], found[LEAVE], found[ARRIVE], found[START] = cost, leave, arrive, start
        found[END], found[HOME], found[RIDES] = end, home, rides


@compiled
def _by_riding(
    found: Ints, k: int, there: Profiles, back: Profiles, mirror: int, visit: Visit, steady: int
) -> None:
    """Riding back, and riding or walking there: formulas (5) and (6).

    Ways there come nearer as ways back leave earlier.
    """
    opens, least, shuts = visit.opens[k], visit.least[k], mirror - visit.closes[k]
    i, out_cost, out_leave, out_at = there.size[k] - 1, NEVER, 0, 0
    for j in range(back.size[k]):
        left = max(back.at[k, j], shuts)
        end, home = mirror - left, mirror - back.leave[k, j]
        while i >= 0 and max(there.at[k, i], opens) + least <= end:
            cost = max(there.at[k, i], opens) - there.leave[k, i]
            if cost <= out_cost:
                out_cost, out_leave, out_at = cost, there.leave[k, i], there.at[k, i]
            i -= 1
        if out_cost < NEVER:
            start = max(out_at, opens)
            _keep(found, out_cost + home - end, out_leave, out_at, start, end, home, RIDES_THERE | RIDES_BACK)
        start = end - least
        if steady >= 0 and start >= max(opens, steady):
            _keep(found, steady + home - end, start - steady, start, start, end, home, RIDES_BACK)


@compiled
def _by_walking_back(found: Ints, k: int, there: Profiles, visit: Visit, steady: int) -> None:
    """Walking back (or taking the road), and riding or walking there: formulas (6) and (7)."""
    opens, closes, least = visit.opens[k], visit.closes[k], visit.least[k]
    for i in range(there.size[k]):
        leave, at = there.leave[k, i], there.at[k, i]
        start = max(at, opens)
        end = start + least
        if end <= closes:
            _keep(found, start - leave + steady, leave, at, start, end, end + steady, RIDES_THERE)
    start = closes - least
    if start >= max(opens, steady):
        _keep(found, 2 * steady, start - steady, start, start, closes, closes + steady, 0)


@compiled
def _ends(
    found: Ints, k: int, there: Profiles, back: Profiles, mirror: int, visit: Visit, steady: int
) -> None:
    """First possible start inside and last possible end, over all trips; formula (8)."""
    first, last = NEVER, -NEVER
    if there.size[k] > 0:
        first = max(there.at[k, there.size[k] - 1], visit.opens[k])
    if back.size[k] > 0:
        last = min(mirror - back.at[k, back.size[k] - 1], visit.closes[k])
    if steady >= 0:
        first = min(first, max(visit.opens[k], steady))
        last = visit.closes[k]
    if first + visit.least[k] <= last:
        found[FIRST], found[LAST] = first, last


@compiled
def join(mirror: int, there: Way, back: Way, steady: Ints, found: Found) -> None:
    """Fill `found` (places × lanes × fields), which comes as NOT_REACHED, with the best return trips.

    back     in mirrored time: it opens at mirror - closes.
    steady   (places × lanes): seconds of a way that can be taken at any time, or below 0.

    Cost: boardings near each place × lanes.
    """
    visit, out, home = there.visit, there.room, back.room
    for p in range(found.shape[0]):
        _profile(p, there)
        _profile(p, back)
        for k in range(found.shape[1]):
            if visit.opens[k] + visit.least[k] <= visit.closes[k]:
                trip, at_any_time = found[p, k], steady[p, k]
                _by_riding(trip, k, out, home, mirror, visit, at_any_time)
                if at_any_time >= 0:
                    _by_walking_back(trip, k, out, visit, at_any_time)
                _ends(trip, k, out, home, mirror, visit, at_any_time)
