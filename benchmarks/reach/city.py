"""A real feed (--feed): return trips of a day and of a week, all stops to all stops."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.child import Ran, run_majup
from benchmarks.row import Row
from benchmarks.setting import NotThere, Setting

GOAL_SECONDS = 10.0
LIMIT_SECONDS = 600.0
DAY = ("all stops to all stops, a day", ("--one-day",))
WEEK = ("all stops to all stops, a week", ())
TWO_THREADS = ("all stops to all stops, a day, two threads", ("--one-day", "--threads", "2"))


def rows(setting: Setting) -> Iterator[Row]:
    """Run our door once to compile what is compiled once, and then for each row."""
    if setting.feed is None:
        raise NotThere("No feed was named: give a GTFS zip or folder with --feed.")
    wanted = [work for work in (DAY, WEEK, TWO_THREADS) if setting.wants(work[0])]
    if wanted:
        _ran(setting.feed, setting, ("--one-day",))
    for name, options in wanted:
        is_week = not options
        yield _row(name, _ran(setting.feed, setting, options), is_week=is_week)


def _ran(feed: Path, setting: Setting, options: tuple[str, ...]) -> Ran:
    out = setting.scratch / "reach.csv"
    return run_majup(
        "reach", "matrix", "--feed", feed, "--out", out, "--json", *options, seconds=LIMIT_SECONDS
    )


def _row(name: str, ran: Ran, *, is_week: bool) -> Row:
    goal = "within the feed's week" if is_week else f"{GOAL_SECONDS:.0f} s at most after reading"
    if ran.code != 0:
        return Row(work=name, goal=goal, ours=f"ended with code {ran.code}: {ran.complaint}", met=False)
    answer = ran.answer
    seconds = answer["compute_seconds"]
    ours = (
        f"{answer['pairs']:,} pairs, {answer['reachable']:,} reached: {seconds:.2f} s after reading "
        f"{answer['read_seconds']:.2f} s ({ran.cpu_seconds:.1f} s of processor with start and writing), "
        f"{answer['peak_mb']:,.0f} MB"
    )
    return Row(work=name, goal=goal, ours=ours, met=None if is_week else seconds <= GOAL_SECONDS)
