"""One journey leg by leg, by another method than the scan: rounds over all vehicles (RAPTOR, Delling et al.
2015).

It explains answers and checks them: it shares only the feed and the walks with the solver. Round n finds for
every stop the earliest moment at which one can board there after n rides; formula (11).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from majup.engines.reach.feed.records import Calls, Feed, Flags
from majup.engines.reach.formulation.footpaths import Footpaths, footpaths_of
from majup.engines.reach.formulation.nearness import Floats, near, on_sphere
from majup.engines.reach.problem.records import Walking

Longs = npt.NDArray[np.int64]
NEVER = 1 << 40
MOST_ROUNDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """On foot from a point or stop to another; stop numbers, NOWHERE for the place or the site."""

    origin: int
    target: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """In a vehicle: trip number, stops, departure and arrival."""

    trip: int
    origin: int
    target: int
    begin: int
    end: int


Leg = Walk | Ride
NOWHERE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The earliest arrival with the fewest rides among those, leaving at `leave`."""

    leave: int
    arrive: int
    legs: tuple[Leg, ...]


@dataclass(frozen=True)
class Traveller:
    """Travels on one day of a feed."""

    feed: Feed
    walking: Walking
    runs: Flags

    @cached_property
    def paths(self) -> Footpaths:
        """Changes between stops."""
        return footpaths_of(self.feed, self.walking)

    @cached_property
    def stops(self) -> Floats:
        """Points of the stops in space."""
        return on_sphere(self.feed.stops.latitude, self.feed.stops.longitude)

    @cached_property
    def _trip_of(self) -> Longs:
        return np.repeat(np.arange(self.feed.trips.count), np.diff(self.feed.trips.calls.first))

    def journey(self, origin: Floats, target: Floats, *, leave: int, walk: int = NOWHERE) -> Journey | None:
        """Go from a point in space, shape (3,), to another as early as can be, leaving at `leave`.

        walk    seconds of walking all the way, where that is allowed; below 0 where not.

        None if the target is not reached at all. Cost: rides × calls of the feed.
        """
        km = self.walking.access_km
        start = near(origin[None, :], self.stops, km=km, walking=self.walking)
        door = near(target[None, :], self.stops, km=km, walking=self.walking)
        ready = np.full(len(self.stops), NEVER, dtype=np.int64)
        ready[start.target] = leave + start.seconds
        rounds = [_Round(ready, np.full(len(self.stops), NOWHERE), np.full(len(self.stops), NOWHERE))]
        best = leave + walk if walk >= 0 else NEVER
        ends: tuple[int, int] | None = None
        for number in range(1, MOST_ROUNDS + 1):
            ridden = self._ridden(rounds[-1])
            arrived = ridden.arrived
            at = int((arrived[door.target] + door.seconds).min(initial=NEVER))
            if at < best:
                stop = int(door.target[int((arrived[door.target] + door.seconds).argmin())])
                best, ends = at, (number, int(ridden.by_call[stop]))
            after = self._changed(rounds[-1], ridden)
            if (after.ready >= rounds[-1].ready).all() or best <= leave:
                break
            rounds.append(after)
        if best >= NEVER:
            return None
        if ends is None:
            only = Walk(origin=NOWHERE, target=NOWHERE, begin=leave, end=best)
            return Journey(leave=leave, arrive=best, legs=(only,))
        return Journey(leave=leave, arrive=best, legs=self._legs(rounds, *ends, leave=leave, arrive=best))

    def _boarded(self, ready: Longs) -> Longs:
        """For each call, the call at which its vehicle was boarded; NOWHERE if it was not yet."""
        calls = self.feed.trips.calls
        here = np.arange(len(calls.stop))
        can = calls.may_board & self.runs[self._trip_of] & (ready[calls.stop] <= calls.depart)
        # A vehicle is boarded where it can be caught last, which waits least: but before the call in
        # question.
        last = np.maximum.accumulate(np.where(can, here, NOWHERE))
        previous = np.concatenate(([NOWHERE], last[:-1]))
        return np.where(previous >= calls.first[self._trip_of], previous, NOWHERE)

    def _ridden(self, before: "_Round") -> "_Ridden":
        calls = self.feed.trips.calls
        boarded = self._boarded(before.ready)
        alight = np.flatnonzero((boarded != NOWHERE) & calls.may_alight)
        arrived = np.full(len(self.stops), NEVER, dtype=np.int64)
        by_call = np.full(len(self.stops), NOWHERE)
        order = alight[np.argsort(-calls.arrive[alight].astype(np.int64), kind="stable")]
        arrived[calls.stop[order]] = calls.arrive[order]
        by_call[calls.stop[order]] = order
        return _Ridden(arrived, by_call)

    def _changed(self, before: "_Round", ridden: "_Ridden") -> "_Round":
        """When one can board after one ride more: one path after the ride, or what was possible before."""
        paths = self.paths
        origin = np.repeat(np.arange(len(self.stops)), np.diff(paths.first))
        at = ridden.arrived[origin] + paths.seconds
        order = np.argsort(-at, kind="stable")
        order = order[at[order] < before.ready[paths.target[order]]]
        ready, by_call, by_stop = (
            before.ready.copy(),
            np.full_like(before.by_call, NOWHERE),
            before.by_stop.copy(),
        )
        ready[paths.target[order]] = at[order]
        by_call[paths.target[order]] = ridden.by_call[origin[order]]
        by_stop[paths.target[order]] = origin[order]
        return _Round(ready, by_call, by_stop)

    def _legs(
        self, rounds: list["_Round"], number: int, call: int, *, leave: int, arrive: int
    ) -> tuple[Leg, ...]:
        """Read the legs from the end: the last ride was taken in round `number` and left at `call`."""
        calls = self.feed.trips.calls
        legs: list[Leg] = [
            Walk(origin=int(calls.stop[call]), target=NOWHERE, begin=int(calls.arrive[call]), end=arrive)
        ]
        while True:
            number -= 1
            boarded = int(self._boarded(rounds[number].ready)[call])
            stop = int(calls.stop[boarded])
            legs.insert(0, self._ride(calls, boarded, call))
            # What was ready in an earlier round already needs no ride in between.
            while number and rounds[number].by_call[stop] == NOWHERE:
                number -= 1
            ready = int(rounds[number].ready[stop])
            if number == 0:
                legs.insert(0, Walk(origin=NOWHERE, target=stop, begin=leave, end=ready))
                return tuple(legs)
            call = int(rounds[number].by_call[stop])
            left = int(rounds[number].by_stop[stop])
            legs.insert(0, Walk(origin=left, target=stop, begin=int(calls.arrive[call]), end=ready))

    def _ride(self, calls: Calls, boarded: int, call: int) -> Ride:
        return Ride(
            trip=int(self._trip_of[call]),
            origin=int(calls.stop[boarded]),
            target=int(calls.stop[call]),
            begin=int(calls.depart[boarded]),
            end=int(calls.arrive[call]),
        )


@dataclass(frozen=True, slots=True)
class _Round:
    """By stop: when one can board, the call that was left for it in this round, and the stop where that
    was.
    """

    ready: Longs
    by_call: Longs
    by_stop: Longs


@dataclass(frozen=True, slots=True)
class _Ridden:
    """By stop: the earliest arrival of a ride of this round, and its call."""

    arrived: Longs
    by_call: Longs
