"""Reads a file of travel times, or says everything that is wrong with it, by row and field.

A header and rows, parted by commas, semicolons or tabs. Columns: place (a unit's code), site (a unit's
code, or a site's id), minutes of one way on every day; or a column for each weekday, empty where there is no
way. The times hold at any hour: whoever made the file knew which ones matter.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO
from uuid import UUID

from majup.domains.territory.rules.travel import (
    LONGEST_MINUTES,
    WEEKDAYS,
    DestinationTimes,
    TravelTimeRow,
    WaySource,
    every_day,
    site_place,
    unit_place,
)

PLACE, SITE, MINUTES = "place", "site", "minutes"
KNOWN = {PLACE, SITE, MINUTES, *WEEKDAYS}
MOST_TOLD = 100


class TravelFaultCode(StrEnum):
    """What can be wrong with a file of travel times."""

    EMPTY = "EMPTY"
    NO_COLUMN = "NO_COLUMN"
    UNKNOWN_COLUMN = "UNKNOWN_COLUMN"
    UNKNOWN_PLACE = "UNKNOWN_PLACE"
    UNKNOWN_SITE = "UNKNOWN_SITE"
    NOT_MINUTES = "NOT_MINUTES"
    TWICE = "TWICE"
    SHORT_ROW = "SHORT_ROW"
    MORE = "MORE"


@dataclass(frozen=True, slots=True)
class TravelFault:
    """One thing wrong: its row (the header is 1) and field, and the facts of the sentence."""

    code: TravelFaultCode
    row: int
    column: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """A parish or town by its code: what it is called and where it lies."""

    name: str
    latitude: float
    longitude: float


@dataclass(slots=True)
class _Reading:
    spots: Mapping[str, Spot]
    sites: Mapping[str, Spot]
    faults: list[TravelFault] = field(default_factory=list)
    found: dict[str, DestinationTimes] = field(default_factory=dict)

    def blame(self, code: TravelFaultCode, row: int, column: str = "", **facts: object) -> None:
        self.faults.append(TravelFault(code, row, column, facts))


def read_travel_file(
    text: str, *, spots: Mapping[str, Spot], sites: Mapping[str, Spot]
) -> tuple[tuple[DestinationTimes, ...], tuple[TravelFault, ...]]:
    """Destinations with their times, and every fault; where there are faults, nothing of it may be kept.

    spots are the parishes and towns by code, sites those of the register by id. Cost: rows.
    """
    reading = _Reading(spots, sites)
    lines = csv.reader(StringIO(text), delimiter=_delimiter(text))
    head = [name.strip().lower() for name in next(lines, [])]
    _check_head(reading, head)
    if not reading.faults:
        for number, cells in enumerate(lines, start=2):
            if any(cell.strip() for cell in cells):
                _read_row(reading, number, head, cells)
        if not reading.found and not reading.faults:
            reading.blame(TravelFaultCode.EMPTY, 1)
    return tuple(reading.found.values()), _told(reading.faults)


def _told(faults: list[TravelFault]) -> tuple[TravelFault, ...]:
    """The first ones, and how many more: a file in which every row is wrong has one fault, not thousands."""
    if len(faults) <= MOST_TOLD:
        return tuple(faults)
    rest = TravelFault(TravelFaultCode.MORE, faults[MOST_TOLD].row, facts={"count": len(faults) - MOST_TOLD})
    return (*faults[:MOST_TOLD], rest)


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _check_head(reading: _Reading, head: list[str]) -> None:
    if not any(head):
        reading.blame(TravelFaultCode.EMPTY, 1)
        return
    for name in (PLACE, SITE):
        if name not in head:
            reading.blame(TravelFaultCode.NO_COLUMN, 1, name)
    if MINUTES not in head and not set(WEEKDAYS) & set(head):
        reading.blame(TravelFaultCode.NO_COLUMN, 1, MINUTES)
    for name in head:
        if name not in KNOWN:
            reading.blame(TravelFaultCode.UNKNOWN_COLUMN, 1, name)


def _read_row(reading: _Reading, number: int, head: list[str], cells: list[str]) -> None:
    if len(cells) != len(head):
        reading.blame(TravelFaultCode.SHORT_ROW, number, found=len(cells), expected=len(head))
        return
    row = dict(zip(head, (cell.strip() for cell in cells), strict=True))
    before = len(reading.faults)
    if row[PLACE] not in reading.spots:
        reading.blame(TravelFaultCode.UNKNOWN_PLACE, number, PLACE, value=row[PLACE][:40])
    place, spot = _destination(reading, number, row[SITE])
    time_row = _time_row(reading, number, row)
    if len(reading.faults) > before or spot is None or time_row is None:
        return
    there = reading.found.setdefault(
        place,
        DestinationTimes(
            place=place,
            name=spot.name,
            latitude=spot.latitude,
            longitude=spot.longitude,
            hours=None,
            times={},
        ),
    )
    if row[PLACE] in there.times:
        reading.blame(TravelFaultCode.TWICE, number, SITE, place=row[PLACE], site=row[SITE])
        return
    there.times[row[PLACE]] = time_row


def _destination(reading: _Reading, number: int, named: str) -> tuple[str, Spot | None]:
    if named in reading.spots:
        return unit_place(named), reading.spots[named]
    try:
        known = str(UUID(named))
    except ValueError:
        known = ""
    if known not in reading.sites:
        reading.blame(TravelFaultCode.UNKNOWN_SITE, number, SITE, value=named[:40])
        return "", None
    return site_place(known), reading.sites[known]


def _time_row(reading: _Reading, number: int, row: Mapping[str, str]) -> TravelTimeRow | None:
    before = len(reading.faults)
    same = _minutes(reading, number, MINUTES, row.get(MINUTES, ""))
    week = every_day(same)
    if any(name in row for name in WEEKDAYS):
        told = [_minutes(reading, number, name, row[name]) if name in row else same for name in WEEKDAYS]
        week = (told[0], told[1], told[2], told[3], told[4], told[5], told[6])
    if len(reading.faults) > before:
        return None
    return TravelTimeRow(minutes=week, source=WaySource.MATRIX)


def _minutes(reading: _Reading, number: int, column: str, text: str) -> float | None:
    if not text:
        return None
    try:
        minutes = float(text.replace(",", "."))
    except ValueError:
        minutes = -1.0
    if not 0 <= minutes <= LONGEST_MINUTES:
        reading.blame(TravelFaultCode.NOT_MINUTES, number, column, value=text[:40])
        return None
    return minutes
