"""ferrobus beside ours on a real feed (--feed): leaving at one moment, and whenever in a morning.

Both get the same walks: straight lines at the same speed, up to the same time. ferrobus may walk twice in a
row, ours never does; so it is earlier for some pairs. Where it is later, ours has a way that it does not
find.
"""

import json
import shutil
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.child import run_json
from benchmarks.row import Row
from benchmarks.setting import NotThere, Setting
from majup.cli.reach.days import asked_days
from majup.cli.reach.feed_files import feed_files
from majup.engines.reach.feed import Feed, read_feed
from majup.engines.reach.one_way import earliest_arrivals
from majup.engines.reach.problem import Place, Problem, Site, Walking, every_day
from majup.engines.reach.run import reach_matrix

SCRIPT = Path(__file__).parent / "peers" / "ferrobus_ways.py"
ONE, MORNING = "leaving at 8:00, all stops to all stops", "return trips, against its departures of a morning"
LEAVE, WALK_SECONDS, KMH = 8 * 3600, 600, 5.04
CLOSE_SECONDS, LIMIT_SECONDS = 5, 600.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Both answers: seconds of processor to read and to answer, and arrivals after leaving (-1 for none)."""

    problem: Problem
    read_cpu: float
    ours_cpu: float
    ours: npt.NDArray[np.int64]
    theirs: npt.NDArray[np.int64]
    said: dict[str, float]


def rows(setting: Setting) -> Iterator[Row]:
    """Ask both the same question and compare times and answers."""
    wanted = [work for work in (ONE, MORNING) if setting.wants(work)]
    if not wanted:
        return
    if setting.feed is None:
        raise NotThere("No feed was named: give a GTFS zip or folder with --feed.")
    begun = time.process_time()
    problem = _problem(setting.feed)
    read = time.process_time() - begun
    try:
        said, theirs = _theirs(setting, problem)
    except NotThere as fault:
        yield from (
            Row(work=work, goal="the same answers", ours="not run", peer=str(fault)) for work in wanted
        )
        return
    cpu, ours = _ours(problem)
    measured = Measured(problem, read, cpu, ours, theirs, said)
    if ONE in wanted:
        yield _one(measured)
    if MORNING in wanted:
        yield _morning(measured)


def _problem(path: Path) -> Problem:
    feed: Feed = read_feed(feed_files(path))
    day, _days, _notes = asked_days(feed, None, is_one_day=True, feed_name=path.name)
    stops = feed.stops
    spots = list(zip(stops.ids, stops.latitude.tolist(), stops.longitude.tolist(), strict=True))
    km = WALK_SECONDS * KMH / 3600
    return Problem(
        by=feed,
        places=tuple(Place(id=name, latitude=a, longitude=b) for name, a, b in spots),
        sites=tuple(
            Site(id=name, latitude=a, longitude=b, openings=every_day(9, 17), least_inside=3 * 3600)
            for name, a, b in spots
        ),
        days=(day,),
        walking=Walking(speed_kmh=KMH, factor=1.0, access_km=km, transfer_km=km, all_the_way_km=km),
    )


def _theirs(setting: Setting, problem: Problem) -> tuple[dict[str, float], npt.NDArray[np.int64]]:
    folder, out = _unpacked(setting), setting.scratch / "ferrobus.json"
    day = problem.days[0].isoformat()
    command: list[str | Path] = [setting.peer(), SCRIPT, folder, day, str(LEAVE), str(WALK_SECONDS), out]
    ran = run_json(command, seconds=LIMIT_SECONDS)
    if ran.code != 0:
        raise NotThere(f"ferrobus ended with code {ran.code}: {ran.complaint}")
    return ran.answer, np.array(json.loads(out.read_text()), dtype=np.int64)


def _unpacked(setting: Setting) -> Path:
    """The feed as a folder, which is what ferrobus reads."""
    if setting.feed is None or setting.feed.is_dir():
        return setting.feed or Path()
    folder = setting.scratch / "feed"
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(setting.feed) as archive:
        archive.extractall(folder)
    return folder


def _ours(problem: Problem) -> tuple[float, npt.NDArray[np.int64]]:
    earliest_arrivals(problem, leave=LEAVE)
    begun = time.process_time()
    found = earliest_arrivals(problem, leave=LEAVE).astype(np.int64)
    seconds = time.process_time() - begun
    return seconds, np.where(found >= 0, found - LEAVE, -1)


def _one(measured: Measured) -> Row:
    ours, theirs = measured.ours, measured.theirs
    both = (ours >= 0) & (theirs >= 0)
    apart = (theirs - ours)[both]
    equal, later = float((np.abs(apart) <= CLOSE_SECONDS).mean()), float((apart > CLOSE_SECONDS).mean())
    said, read, cpu = measured.said, measured.read_cpu, measured.ours_cpu
    peer_read, peer_cpu = said["built_cpu_seconds"], said["matrix_cpu_seconds"]
    reached, peer_reached = int((ours >= 0).sum()), int((theirs >= 0).sum())
    differs = f"later for {later:.1%}, earlier for {1 - equal - later:.1%}"
    return Row(
        work=ONE,
        goal="the same arrivals, but for walks in a row",
        ours=f"{cpu:.2f} s of processor after {read:.2f} s, {reached:,} pairs reached, {equal:.1%} equal",
        peer=f"ferrobus {peer_cpu:.2f} s after {peer_read:.2f} s, {peer_reached:,} pairs reached, {differs}",
        ratio=(peer_read + peer_cpu) / (read + cpu),
        met=None,
    )


def _morning(measured: Measured) -> Row:
    begun = time.process_time()
    reach_matrix(measured.problem)
    seconds = time.process_time() - begun
    pairs = len(measured.problem.places) * len(measured.problem.sites)
    a_pair = measured.said["pair_cpu_seconds"]
    whole = a_pair * pairs
    asked = f"{a_pair * 1000:.1f} ms a pair, one way, all departures from 6:00 to 14:00"
    return Row(
        work=MORNING,
        goal="faster than asking for every pair",
        ours=f"{seconds:.2f} s of processor for {pairs:,} pairs, there and back",
        peer=f"ferrobus {asked}: {whole:,.0f} s for as many pairs",
        ratio=whole / seconds,
        met=whole > seconds,
    )
