"""calendar.txt and calendar_dates.txt: on which days trips run."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from majup.engines.reach.feed.faults import Findings
from majup.engines.reach.feed.records import Services
from majup.engines.reach.feed.schema import CALENDAR, CALENDAR_DATES, WEEKDAYS
from majup.engines.reach.feed.stops import without_repeats
from majup.engines.reach.feed.tables import Tables
from majup.engines.reach.feed.times import days_of

ADDED, REMOVED = "1", "2"
A_DATE = "is no date; write it as 20240131"


@dataclass(slots=True)
class _Days:
    """Services as they are read: weekly pattern by id, and exceptions by day."""

    weekly: dict[str, tuple[tuple[bool, ...], int, int]] = field(default_factory=dict)
    added: list[tuple[str, int]] = field(default_factory=list)
    removed: list[tuple[str, int]] = field(default_factory=list)


def services_of(tables: Tables, findings: Findings) -> Services:
    """Read both files; either may be missing."""
    days = _Days()
    if CALENDAR.file in tables:
        _read_weekly(tables[CALENDAR.file], days, findings)
    if CALENDAR_DATES.file in tables:
        _read_exceptions(tables[CALENDAR_DATES.file], days, findings)
    ids = list(dict.fromkeys([*days.weekly, *(name for name, _day in days.added + days.removed)]))
    if not ids and not findings.faults:
        findings.note(CALENDAR.file, "names no service; no trip runs on any day")
    number = {name: k for k, name in enumerate(ids)}
    never = ((False,) * 7, 1, 0)
    rows = [days.weekly.get(name, never) for name in ids]
    return Services(
        ids=tuple(ids),
        weekly=np.array([row[0] for row in rows], dtype=bool).reshape(len(ids), 7),
        begin=np.array([row[1] for row in rows], dtype=np.int64),
        end=np.array([row[2] for row in rows], dtype=np.int64),
        added=_by_day(days.added, number),
        removed=_by_day(days.removed, number),
    )


def _by_day(rows: list[tuple[str, int]], number: dict[str, int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for name, day in rows:
        found[day].append(number[name])
    return {day: tuple(numbers) for day, numbers in found.items()}


def _read_weekly(frame: pl.DataFrame, days: _Days, findings: Findings) -> None:
    frame = without_repeats(frame, "service_id", CALENDAR.file, findings)
    good = pl.lit(value=True)
    for name in WEEKDAYS:
        bad = ~pl.col(name).fill_null("").is_in(["0", "1"])
        findings.rows(
            CALENDAR.file, frame.filter(bad), field=name, remedy="is neither 0 nor 1; write one of them"
        )
        good = good & ~bad
    for name in ("start_date", "end_date"):
        frame = frame.with_columns(days_of(frame[name]).alias(f"{name}_day"))
        bad = pl.col(f"{name}_day").is_null()
        findings.rows(CALENDAR.file, frame.filter(bad), field=name, remedy=A_DATE)
        good = good & ~bad
    turned = pl.col("end_date_day") < pl.col("start_date_day")
    remedy = "lies before start_date; exchange the two"
    findings.rows(CALENDAR.file, frame.filter(turned), field="end_date", remedy=remedy)
    for row in frame.filter(good & ~turned).iter_rows(named=True):
        pattern = tuple(row[name] == "1" for name in WEEKDAYS)
        ends = (row["start_date_day"].toordinal(), row["end_date_day"].toordinal())
        days.weekly[row["service_id"]] = (pattern, *ends)


def _read_exceptions(frame: pl.DataFrame, days: _Days, findings: Findings) -> None:
    empty = frame.filter(pl.col("service_id").is_null())
    findings.rows(CALENDAR_DATES.file, empty, field="service_id", remedy="is empty; name the service")
    frame = frame.filter(pl.col("service_id").is_not_null())
    frame = frame.with_columns(days_of(frame["date"]).alias("day"))
    wrong = pl.col("day").is_null()
    findings.rows(CALENDAR_DATES.file, frame.filter(wrong), field="date", remedy=A_DATE)
    odd = ~pl.col("exception_type").fill_null("").is_in([ADDED, REMOVED])
    remedy = "is neither 1 (runs) nor 2 (does not run); write one of them"
    findings.rows(CALENDAR_DATES.file, frame.filter(odd), field="exception_type", remedy=remedy)
    for row in frame.filter(~wrong & ~odd).iter_rows(named=True):
        day: dt.date = row["day"]
        to = days.added if row["exception_type"] == ADDED else days.removed
        to.append((row["service_id"], day.toordinal()))
