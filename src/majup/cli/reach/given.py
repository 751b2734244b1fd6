"""Ways that somebody else computed: a CSV of place, site and one-way minutes."""

import math
from pathlib import Path

import numpy as np

from majup.cli.reach.csv_rows import csv_table
from majup.cli.reach.faults import FilesRefused
from majup.engines.reach.feed import Fault
from majup.engines.reach.problem import GivenWays, Place, Site

COLUMNS = {
    "place": ("place", "place_id", "from", "from_id", "origin"),
    "site": ("site", "site_id", "to", "to_id", "destination"),
    "minutes": ("minutes", "travel_time", "time", "duration"),
}


def given_ways(path: Path, places: tuple[Place, ...], sites: tuple[Site, ...]) -> tuple[GivenWays, list[str]]:
    """Read the matrix for these places and sites.

    Pairs that are not in it have no way. Raises FilesRefused.
    """
    table = csv_table(path, COLUMNS, needed=tuple(COLUMNS))
    rows = {place.id: number for number, place in enumerate(places)}
    columns = {site.id: number for number, site in enumerate(sites)}
    minutes = np.full((len(places), len(sites)), math.nan)
    faults, others, seen = [], 0, set()
    for row in table.rows:
        pair = row.cells.get("place", ""), row.cells.get("site", "")
        value = _minutes(row.cells.get("minutes", ""))
        if value is None:
            found, remedy = row.cells.get("minutes", ""), "is no number of minutes from 0; correct it"
            faults.append(Fault(file=table.file, line=row.line, field="minutes", found=found, remedy=remedy))
        elif pair[0] not in rows or pair[1] not in columns:
            others += 1
        elif pair in seen:
            found, remedy = f"{pair[0]}, {pair[1]}", "stands there twice; keep one row for a place and a site"
            faults.append(Fault(file=table.file, line=row.line, field="place", found=found, remedy=remedy))
        else:
            seen.add(pair)
            minutes[rows[pair[0]], columns[pair[1]]] = value
    if faults:
        raise FilesRefused(faults)
    notes = list(table.notes)
    notes += (
        [f"{table.file}: {others:,} rows are for other places or sites and were not used"] if others else []
    )
    return GivenWays(minutes=minutes), notes


def _minutes(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 8640 else None
