"""A made-up country of a million stop times: 592 places, 300 sites, five opening patterns, seven weekdays."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.child import Ran, run_majup
from benchmarks.reach.country import DAY, write_country
from benchmarks.row import Row
from benchmarks.setting import Setting

GOAL_SECONDS, GOAL_MB = 120.0, 2048.0
LIMIT_SECONDS = 900.0
WORKS = (("country, one thread", 1), ("country, two threads", 2))


def rows(setting: Setting) -> Iterator[Row]:
    """Write the country, and find its return trips of a whole week."""
    wanted = [work for work in WORKS if setting.wants(work[0])]
    if not wanted:
        return
    country = write_country(setting.scratch)
    for work, threads in wanted:
        ran = run_majup(
            "reach",
            "matrix",
            "--feed",
            country.feed,
            "--places",
            country.places,
            "--sites",
            country.sites,
            "--date",
            DAY,
            "--threads",
            str(threads),
            "--out",
            Path(setting.scratch / "reach.csv"),
            "--json",
            seconds=LIMIT_SECONDS,
        )
        yield _row(work, country.stop_times, ran)


def _row(work: str, stop_times: int, ran: Ran) -> Row:
    goal = f"week of return trips in {GOAL_SECONDS:.0f} s, {GOAL_MB:,.0f} MB at most"
    if ran.code != 0:
        return Row(work=work, goal=goal, ours=f"ended with code {ran.code}: {ran.complaint}", met=False)
    answer = ran.answer
    seconds, megabytes = ran.seconds, max(ran.peak_mb, answer["peak_mb"])
    parts = ", ".join(f"{part} {answer[f'{part}_seconds']:.1f}" for part in ("read", "compute", "write"))
    ours = (
        f"{stop_times:,} stop times, {answer['day_classes']} different days: {seconds:.1f} s in all "
        f"({ran.cpu_seconds:.1f} s of processor; {parts}), {megabytes:,.0f} MB"
    )
    return Row(work=work, goal=goal, ours=ours, met=seconds <= GOAL_SECONDS and megabytes <= GOAL_MB)
