"""Places and sites from CSV files; docs/reach-csv.md tells their columns."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from majup.cli.reach.csv_rows import CsvRow, CsvTable, csv_table
from majup.cli.reach.faults import FilesRefused
from majup.cli.reach.hours import (
    CLOSED,
    DAYS,
    EVERY_DAY,
    NotUnderstood,
    days_of,
    length_of,
    opening_of,
    span_of,
    time_of,
    week_of,
)
from majup.engines.reach.feed import Fault, Feed
from majup.engines.reach.problem import Opening, Place, Site

POINT = {
    "latitude": ("latitude", "lat", "stop_lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "stop_lon", "x"),
}
PLACE = {"id": ("place", "place_id", "id", "stop_id", "code", "name", "stop_name")} | POINT
PLACE |= {"name": ("name", "place_name", "stop_name")}
SITE = {"id": ("site", "site_id", "id", "stop_id", "code", "place", "name", "stop_name")} | POINT
SITE |= {
    "name": ("name", "site_name", "stop_name"),
    "opens": ("opens", "open", "opens_at", "opening", "from"),
    "closes": ("closes", "close", "closes_at", "closing", "until", "to"),
    "hours": ("hours", "least_hours", "hours_inside", "min_hours", "stay_hours"),
    "days": ("days", "weekdays", "open_days"),
    "opening_hours": ("opening_hours",),
}
SITE |= {day: (day, day[:3]) for day in DAYS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Hours of a site whose row says nothing else."""

    opens: int
    closes: int
    hours: int
    days: tuple[int, ...] = EVERY_DAY


@dataclass(slots=True)
class Points:
    """What was read: places or sites, and what to say about them."""

    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    bare: int = 0


def places_in(path: Path, *, feed: Feed | None, needs_points: bool) -> tuple[tuple[Place, ...], list[str]]:
    """Read places. A place without coordinates whose id is a stop of the feed is put there.

    needs_points   False: coordinates may be missing (NaN). Raises FilesRefused with every fault.
    """
    table = csv_table(path, PLACE, needed=_needed(feed, needs_points=needs_points))
    found = Points(notes=list(table.notes))
    rows = []
    for row in _with_ids(table, found):
        point = _point(table, row, found, feed=feed, needs_points=needs_points)
        name = row.cells.get("name", "")
        rows.append(Place(id=row.cells["id"], latitude=point[0], longitude=point[1], name=name))
    return tuple(rows), _ended(table, found)


def sites_in(
    path: Path, *, feed: Feed | None, needs_points: bool, usual: Usual
) -> tuple[tuple[Site, ...], list[str]]:
    """Read sites with their opening hours; what a row does not say is as `usual`. Raises FilesRefused."""
    table = csv_table(path, SITE, needed=_needed(feed, needs_points=needs_points))
    found = Points(notes=list(table.notes))
    rows = []
    for row in _with_ids(table, found):
        point = _point(table, row, found, feed=feed, needs_points=needs_points)
        openings, least = _openings(table, row, found, usual), _least(table, row, found, usual)
        rows.append(
            Site(
                id=row.cells["id"],
                latitude=point[0],
                longitude=point[1],
                name=row.cells.get("name", ""),
                openings=openings,
                least_inside=least,
            )
        )
    return tuple(rows), _ended(table, found)


def _needed(feed: Feed | None, *, needs_points: bool) -> tuple[str, ...]:
    return ("id", "latitude", "longitude") if needs_points and feed is None else ("id",)


def _ended(table: CsvTable, found: Points) -> list[str]:
    if found.faults:
        raise FilesRefused(found.faults)
    if found.bare:
        found.notes.append(
            f"{table.file}: {found.bare} rows without coordinates are stops of the feed and were put there"
        )
    return found.notes


def _with_ids(table: CsvTable, found: Points) -> Iterable[CsvRow]:
    first: dict[str, int] = {}
    for row in table.rows:
        name = row.cells.get("id")
        if name is None:
            found.faults.append(
                Fault(file=table.file, line=row.line, field="id", remedy="is empty; name the row")
            )
        elif name in first:
            remedy = f"stands in line {first[name]} too; keep one row for each"
            found.faults.append(Fault(file=table.file, line=row.line, field="id", found=name, remedy=remedy))
        else:
            first[name] = row.line
            yield row


def _point(
    table: CsvTable, row: CsvRow, found: Points, *, feed: Feed | None, needs_points: bool
) -> tuple[float, float]:
    texts = [row.cells.get(name) for name in POINT]
    if texts == [None, None]:
        number = feed.stop_numbers.get(row.cells["id"]) if feed else None
        if feed and number is not None and math.isfinite(feed.stops.latitude[number]):
            found.bare += 1
            return float(feed.stops.latitude[number]), float(feed.stops.longitude[number])
        if not needs_points:
            return math.nan, math.nan
    values = []
    for name, text, most in zip(POINT, texts, (90.0, 180.0), strict=True):
        value = _number(text)
        if value is None or abs(value) > most:
            remedy = f"is no {name} in degrees; write a number from -{most:g} to {most:g}"
            found.faults.append(
                Fault(file=table.file, line=row.line, field=name, found=text or "", remedy=remedy)
            )
        values.append(math.nan if value is None else value)
    return values[0], values[1]


def _number(text: str | None) -> float | None:
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _openings(table: CsvTable, row: CsvRow, found: Points, usual: Usual) -> tuple[Opening | None, ...]:
    """A week: `opening_hours` first, else opens and closes on the days.

    A weekday's own column outdoes both.
    """
    field_name = "opening_hours"
    text: str | None
    try:
        if text := row.cells.get("opening_hours") or _span_under_hours(row):
            field_name = "opening_hours" if "opening_hours" in row.cells else "hours"
            week = list(week_of(text))
        else:
            ends = [usual.opens, usual.closes]
            for number, field_name in enumerate(("opens", "closes")):
                if text := row.cells.get(field_name):
                    ends[number] = time_of(text)
            field_name = "days"
            days = days_of(row.cells["days"]) if "days" in row.cells else usual.days
            same = opening_of(*ends)
            week = [same if day in days else None for day in EVERY_DAY]
        for number, field_name in enumerate(DAYS):
            if text := row.cells.get(field_name):
                week[number] = _own_day(text, week[number])
    except NotUnderstood as fault:
        text = row.cells.get(field_name, "")
        found.faults.append(
            Fault(file=table.file, line=row.line, field=field_name, found=text, remedy=str(fault))
        )
        return (None,) * 7
    return tuple(week)


def _span_under_hours(row: CsvRow) -> str:
    """Opening hours such as 09:00-17:00 that stand in the column of the hours inside; empty if none do."""
    text = row.cells.get("hours", "")
    return text if re.search(r"\d\s*[-–]\s*\d", text) else ""


def _own_day(text: str, usual: Opening | None) -> Opening | None:
    """A weekday's own column: hours, `closed`, or 1 and 0 for open as usual and closed."""
    plain = text.strip().lower()
    if plain in CLOSED | {"0", "false"}:
        return None
    return usual if plain in {"1", "yes", "true", "open"} else span_of(text)


def _least(table: CsvTable, row: CsvRow, found: Points, usual: Usual) -> int:
    text = row.cells.get("hours")
    if text is None or _span_under_hours(row):
        return usual.hours
    try:
        return length_of(text)
    except NotUnderstood as fault:
        found.faults.append(
            Fault(file=table.file, line=row.line, field="hours", found=text, remedy=str(fault))
        )
        return usual.hours
