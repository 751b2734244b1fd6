"""One class of days, computed batch by batch: some places with some sites at a time, on one thread or
more.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from majup.engines.reach.formulation.access import Boardings, boardings_at, boardings_of, walks_to
from majup.engines.reach.formulation.days import DayClass
from majup.engines.reach.formulation.nearness import Ints, Near
from majup.engines.reach.formulation.timetable import MIRROR, Timetable
from majup.engines.reach.solution.fields import FIELDS, NOT_REACHED
from majup.engines.reach.solver.join import Profiles, Visit, Way, join
from majup.engines.reach.solver.scan import NEVER, Flags, Values, scan

WIDTH = 16
"""Numbers of 32 bits that the widest registers hold; lanes come in so many."""
MOST_LANES = 64
MOST_BYTES = 256 * 2**20
"""Memory of the values of one batch, in all threads together."""
MOST_BOARDINGS = 12_000_000
"""Boardings of places that are held at a time."""
UNUSED = -1

Ways = Callable[[Ints], Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A class of days with all that its scan needs.

    there, back  the day's connections, and those of the mirrored day.
    home, door   pairs of a place and a stop, and of a site and a stop.
    ways         seconds of a way at any time, (places × lanes), for the site of each lane.
    """

    day_class: DayClass
    there: Timetable
    back: Timetable
    home: Near
    door: Near
    ways: Ways
    places: int
    stops: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some places and some lanes, and their share of the answer: (places × lanes × fields)."""

    places: range
    lanes: range
    found: npt.NDArray[np.int32]


def solved(task: Task, *, threads: int, is_cancelled: Callable[[], bool]) -> Iterator[Part]:
    """Compute every part, in the order of places and lanes. Ends early where a cancel was asked for."""
    width = lanes_at_a_time(task, threads=threads)
    count = len(task.day_class.site)
    if not count:
        return
    for places in _places_at_a_time(task):
        there = boardings_of(task.there, task.home, places=places, earliest=0)
        # Home may be reached at any hour, also after midnight.
        back = boardings_of(task.back, task.home, places=places, earliest=-MIRROR)
        lanes = (range(begin, min(begin + width, count)) for begin in range(0, count, width))
        jobs = (_Job(task, places, there, back, part, width) for part in lanes)
        if threads == 1:
            for job in jobs:
                if is_cancelled():
                    return
                yield job.run()
            continue
        with ThreadPoolExecutor(threads) as pool:
            while ahead := list(islice(jobs, threads)):
                if is_cancelled():
                    return
                yield from pool.map(_Job.run, ahead)


def lanes_at_a_time(task: Task, *, threads: int) -> int:
    """How many lanes a batch has: few enough for the memory, and no batch much smaller than the others."""
    rows = (
        len(task.there.row_time)
        + len(task.back.row_time)
        + task.there.trips
        + task.back.trips
        + 2 * task.stops
    )
    most = min(MOST_LANES, MOST_BYTES // (4 * max(rows, 1) * threads))
    most = max(WIDTH, most // WIDTH * WIDTH)
    count = max(1, len(task.day_class.site))
    batches = -(-count // most)
    batches = -(-batches // threads) * threads
    return -(-count // (batches * WIDTH)) * WIDTH


def _places_at_a_time(task: Task) -> Iterator[range]:
    many = np.maximum(
        boardings_at(task.there, task.home, places=task.places),
        boardings_at(task.back, task.home, places=task.places),
    )
    begin, held = 0, 0
    for place, size in enumerate(many.tolist()):
        if held and held + size > MOST_BOARDINGS:
            yield range(begin, place)
            begin, held = place, 0
        held += size
    if begin < task.places:
        yield range(begin, task.places)


@dataclass(frozen=True, slots=True)
class _Job:
    task: Task
    places: range
    there: Boardings
    back: Boardings
    lanes: range
    width: int

    def run(self) -> Part:
        """Scan both ways and join them. Lanes beyond the last site are filled up and never open."""
        task, chosen = self.task, slice(self.lanes.start, self.lanes.stop)
        sites = self._filled(task.day_class.site[chosen], UNUSED)
        out_wait = scanned(task.there, task.door, sites=sites, stops=task.stops)
        back_wait = scanned(task.back, task.door, sites=sites, stops=task.stops)
        used = np.maximum(sites, 0)
        steady = task.ways(used)[self.places.start : self.places.stop]
        opens, closes, least = (
            self._filled(values[chosen], rest)
            for values, rest in (
                (task.day_class.opens, 1),
                (task.day_class.closes, 0),
                (task.day_class.least, 0),
            )
        )
        found = np.full((len(self.places), self.width, len(FIELDS)), NOT_REACHED, dtype=np.int32)
        join(
            MIRROR,
            Way(self.there, out_wait, Visit(opens, closes, least), self._room(self.there)),
            Way(self.back, back_wait, Visit(MIRROR - closes, MIRROR - opens, least), self._room(self.back)),
            np.ascontiguousarray(steady),
            found,
        )
        return Part(self.places, self.lanes, found[:, : len(self.lanes)])

    def _room(self, boardings: Boardings) -> Profiles:
        shape = (self.width, boardings.longest + 1)
        leave, at = (np.empty(shape, dtype=np.int32) for _part in range(2))
        best, size = (np.empty(self.width, dtype=np.int32) for _part in range(2))
        return Profiles(leave, at, size, best)

    def _filled(self, values: Ints, rest: int) -> Ints:
        whole = np.full(self.width, rest, dtype=np.int32)
        whole[: len(values)] = values
        return whole


def scanned(day: Timetable, door: Near, *, sites: Ints, stops: int) -> Ints:
    """Earliest arrivals from every boarding at the site of every lane: (boardings × lanes), NEVER if at none.

    sites   of each lane; negative for a lane that is not used.
    """
    walk = walks_to(door, stops=stops, sites=sites, never=NEVER)
    is_near: Flags = np.any(walk < NEVER, axis=1)
    wait = np.full((len(day.row_time), len(sites)), NEVER, dtype=np.int32)
    ride = np.full((day.trips, len(sites)), NEVER, dtype=np.int32)
    again = int(np.diff(day.block_first)[day.block_repeats].max(initial=0))
    kept, before = (np.full((again, len(sites)), NEVER, dtype=np.int32) for _room in range(2))
    scan(day, Values(walk, is_near, ride, wait, kept, before))
    return wait
