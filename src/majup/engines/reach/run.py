"""The engine's door: places, sites and days in, the best return trips of all pairs out."""

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from majup.engines.reach.checks import verify
from majup.engines.reach.feed.records import Feed
from majup.engines.reach.formulation.access import ways_at_any_time
from majup.engines.reach.formulation.days import DayClass, Days, days_of
from majup.engines.reach.formulation.nearness import Ints, Near
from majup.engines.reach.formulation.timetable import MIRROR, Timetable, no_timetable, timetable_of
from majup.engines.reach.formulation.world import World, world_of
from majup.engines.reach.problem.codec import problem_sha256
from majup.engines.reach.problem.records import GivenWays, Problem, Road, Source
from majup.engines.reach.solution.fields import FIELDS
from majup.engines.reach.solution.records import Matrix, Progress, Receipt
from majup.engines.reach.solver.batches import Task, solved
from majup.engines.reach.validation import ProblemRefused, validate

ENGINE_VERSION = "1.0"

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


class Cancelled(Exception):
    """A run was cancelled. A part of the pairs would be no answer, so there is none."""


def reach_matrix(
    problem: Problem,
    *,
    threads: int = 1,
    on_progress: OnProgress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Matrix:
    """Find the best return trip of every place, site and day.

    threads       how many batches are computed at a time; the answer is the same.
    on_progress   told after each batch how far the run is.
    is_cancelled  asked before each batch; a cancelled run raises Cancelled.

    Raises ProblemRefused with every complaint, or TripsDoNotAddUp where the checker counts otherwise.
    Days with the same vehicles are computed once. Cost: docs/methods/reach.md, section 6.
    """
    begun = time.monotonic()
    complaints = validate(problem)
    if complaints:
        raise ProblemRefused(complaints)
    world, days = world_of(problem), days_of(problem)
    tables = []
    for number, day_class in enumerate(days.classes):
        table = np.empty((len(problem.places), len(day_class.site), len(FIELDS)), dtype=np.int32)
        done = 0
        for part in solved(
            _task(problem, world, day_class), threads=threads, is_cancelled=is_cancelled or _never
        ):
            chosen = slice(part.places.start, part.places.stop), slice(part.lanes.start, part.lanes.stop)
            table[chosen] = part.found
            done += len(part.places) * len(part.lanes)
            if on_progress:
                share = (number + done / max(1, table.shape[0] * table.shape[1])) / len(days.classes)
                on_progress(Progress(stage="scan", share=share))
        if done < table.shape[0] * table.shape[1]:
            raise Cancelled
        tables.append(table)
    return _checked(problem, world, days, tuple(tables), threads=threads, begun=begun)


def _never() -> bool:
    return False


def _task(problem: Problem, world: World, day_class: DayClass) -> Task:
    there, back = _timetables(problem, world, day_class)

    def ways(sites: Ints) -> Ints:
        return ways_at_any_time(problem, world.places, world.sites, sites)

    return Task(
        day_class=day_class,
        there=there,
        back=back,
        home=world.home,
        door=world.door,
        ways=ways,
        places=len(problem.places),
        stops=len(there.row_first) - 1,
    )


def _timetables(problem: Problem, world: World, day_class: DayClass) -> tuple[Timetable, Timetable]:
    """The day there, as late as anybody may still come in, and the mirrored day back."""
    feed = problem.by
    if not isinstance(feed, Feed) or world.there is None or world.back is None or not len(day_class.site):
        return no_timetable(), no_timetable()
    latest = int((day_class.closes - day_class.least).max())
    earliest = int((day_class.opens + day_class.least).min())
    calls = feed.trips.calls
    return (
        timetable_of(calls, day_class.runs, world.there, is_mirrored=False, latest=latest),
        timetable_of(calls, day_class.runs, world.back, is_mirrored=True, latest=MIRROR - earliest),
    )


def _checked(
    problem: Problem,
    world: World,
    days: Days,
    tables: tuple[Ints, ...],
    *,
    threads: int,
    begun: float,
) -> Matrix:
    by = problem.by
    is_feed = isinstance(by, Feed)
    source = (
        Source.ROAD if isinstance(by, Road) else Source.MATRIX if isinstance(by, GivenWays) else Source.WALK
    )
    receipt = Receipt(
        engine_version=ENGINE_VERSION,
        problem_sha256=problem_sha256(problem),
        feed_sha256=by.sha256 if isinstance(by, Feed) else "",
        threads=threads,
        day_classes=len(days.classes),
        checked=0,
        seconds=0.0,
    )
    matrix = Matrix(
        problem=problem,
        days=days,
        tables=tables,
        at_any_time=source,
        place_stops=_stops_near(world.home, len(problem.places)) if is_feed else None,
        site_stops=_stops_near(world.door, len(problem.sites)) if is_feed else None,
        receipt=receipt,
    )
    checked = verify(matrix)
    seconds = time.monotonic() - begun
    return replace(matrix, receipt=replace(receipt, checked=checked, seconds=seconds))


def _stops_near(access: Near, count: int) -> Ints:
    return np.bincount(access.origin, minlength=count).astype(np.int32)
