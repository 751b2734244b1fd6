"""A matrix in figures: one line of JSON, or a few sentences."""

import resource
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

from majup.cli.reach.question import Question
from majup.engines.reach.feed.times import weekday_name
from majup.engines.reach.problem import Source
from majup.engines.reach.solution import Matrix
from majup.engines.reach.solution.fields import COST, RIDES
from majup.engines.reach.solution.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, and how long everything took."""

    files: dict[str, int]
    compute_seconds: float
    write_seconds: float


def peak_mb() -> float:
    """Most memory this process ever held, in megabytes; 0 where the system does not tell."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)


def summary_of(question: Question, matrix: Matrix, week: Week, written: Written) -> dict[str, Any]:
    """Everything that --json prints."""
    cost, rides = (matrix.field(question.day, field) for field in (COST, RIDES))
    is_reached = cost >= 0
    read = question.read_seconds
    seconds = read + written.compute_seconds + written.write_seconds
    return {
        "outcome": matrix.outcome.value,
        "pairs": int(cost.size),
        "reachable": int(is_reached.sum()),
        "seconds": round(seconds, 3),
        "read_seconds": round(read, 3),
        "compute_seconds": round(written.compute_seconds, 3),
        "write_seconds": round(written.write_seconds, 3),
        "peak_mb": peak_mb(),
        "date": matrix.problem.days[question.day].isoformat(),
        "days": [day.isoformat() for day in matrix.problem.days],
        "places": len(matrix.problem.places),
        "sites": len(matrix.problem.sites),
        "summary": {
            "median_minutes": _median(cost),
            "sources": _sources(matrix, is_reached, rides),
            "reachable_every_open_day": int(
                ((week.reached_days == week.open_days) & (week.open_days > 0)).sum()
            ),
            "reachable_some_day": int((week.reached_days > 0).sum()),
            "never_reachable": int((week.reached_days == 0).sum()),
            "by_day": [_of_day(matrix, number) for number in range(len(matrix.problem.days))],
        },
        "day_classes": matrix.receipt.day_classes,
        "checked": matrix.receipt.checked,
        "notes": list(question.notes),
        "out": written.files,
        "problem_sha256": matrix.receipt.problem_sha256,
        "feed_sha256": matrix.receipt.feed_sha256,
    }


def _of_day(matrix: Matrix, number: int) -> dict[str, Any]:
    cost = matrix.field(number, COST)
    day = matrix.problem.days[number]
    runs = matrix.days.classes[matrix.days.class_of[number]].runs
    return {
        "date": day.isoformat(),
        "weekday": weekday_name(day),
        "trips": int(runs.sum()),
        "open_sites": int(matrix.is_open(number).sum()),
        "reachable": int((cost >= 0).sum()),
        "median_minutes": _median(cost),
    }


def _median(cost: "np.ndarray[Any, np.dtype[np.int32]]") -> float | None:
    reached = cost[cost >= 0]
    return round(float(np.median(reached)) / 60.0, 1) if len(reached) else None


def _sources(matrix: Matrix, is_reached: Any, rides: Any) -> dict[str, int]:
    riding = int((is_reached & (rides > 0)).sum())
    found = {Source.TIMETABLE.value: riding, matrix.at_any_time.value: int(is_reached.sum()) - riding}
    return {name: count for name, count in found.items() if count}


def sentences_of(summary: dict[str, Any]) -> str:
    """The same for people."""
    shown = summary["summary"]
    lines = [
        f"{summary['reachable']:,} of {summary['pairs']:,} pairs of {summary['places']:,} places and "
        f"{summary['sites']:,} sites are reached on {summary['date']}"
        + (
            f", half of them within {shown['median_minutes']:g} min there and back"
            if summary["reachable"]
            else ""
        )
    ]
    if len(shown["by_day"]) > 1:
        lines += [
            f"  {row['weekday']:9} {row['date']}  {row['reachable']:>11,} pairs, {row['trips']:,} trips run"
            for row in shown["by_day"]
        ]
        lines.append(f"{shown['reachable_every_open_day']:,} pairs are reached on every day the site is open")
    lines += [f"{name}: {rows:,} rows" for name, rows in summary["out"].items()]
    lines.append(
        f"read {summary['read_seconds']:.1f} s, computed {summary['compute_seconds']:.1f} s, "
        f"written {summary['write_seconds']:.1f} s, {summary['peak_mb']:,.0f} MB"
    )
    return "\n".join(lines)
