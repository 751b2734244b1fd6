"""The feed's files, from the parishes, the municipalities and a seed. Same input, same bytes.

Called by the command line, the replay and tests. The field names are those of the GTFS Schedule reference.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from majup.domains.territory.queries import MunicipalityRow, ParishRow
from majup.replay.chance import Chance
from majup.replay.feed.calendars import DAILY, FIRST_DAY, LAST_DAY, WEEKDAYS, WORKDAYS, other_days
from majup.replay.feed.city import MINUTES_BETWEEN, CityLine, city_lines
from majup.replay.feed.departures import Drive, drive_minutes, drives
from majup.replay.feed.lines import STATE_CITY, Country, Kind, Line, all_lines, country_of

FEED_NAME = "Izdomāts Latvijas autobusu saraksts (sintētisks)"
SOURCE = "Mājup paraugs: izdomāts autobusu saraksts (made-up bus timetable), šādi autobusi nekursē"
ORDINARY_MONDAY = FIRST_DAY.replace(month=9, day=14)
"""The first day of a school week without public holidays: what the demonstration asks about."""
AGENCY = "IZDOMATS"
EARLIEST = (1980, 1, 1, 0, 0, 0)
BUS = "3"
CHANGE_SECONDS = 180
Rows = list[Sequence[object]]


class _Tables:
    """Rows of the larger tables while they are made."""

    def __init__(self) -> None:
        self.stops: Rows = []
        self.routes: Rows = []
        self.trips: Rows = []
        self.stop_times: Rows = []
        self.frequencies: Rows = []

    def trip(self, key: str, *, route: str, service: str, headsign: str, inward: bool) -> None:
        self.trips.append((route, service, key, headsign, 0 if inward else 1))

    def calls(self, key: str, stops: Sequence[str], *, leaves: int, after: Sequence[int]) -> None:
        for number, (stop, minutes) in enumerate(zip(stops, after, strict=True), start=1):
            clock = _clock(leaves + minutes)
            self.stop_times.append((key, clock, clock, stop, number))


def synthetic_feed(
    *,
    parishes: Iterable[ParishRow],
    before: Sequence[MunicipalityRow],
    after: Sequence[MunicipalityRow],
    seed: int,
) -> dict[str, bytes]:
    """Every file of the feed by its name; `before` and `after` are the municipalities of 2009 and 2021."""
    country = country_of(parishes)
    tables = _Tables()
    tables.stops += [(code, row.name_lv, row.lat, row.lon) for code, row in country.units.items()]
    for number, line in enumerate(all_lines(country, before=before, after=after), start=1):
        _write_line(tables, country, line, number=number, seed=seed)
    cities = [row for row in country.units.values() if _is_state_city(row, before)]
    for city in cities:
        stops, lines = city_lines(city)
        tables.stops += [(stop.code, stop.name, stop.lat, stop.lon) for stop in stops]
        for city_line in lines:
            _write_city_line(tables, city_line)
    return _files(tables, hubs=[city.atvk for city in cities])


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip; equal files give equal bytes."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, date_time=EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def _is_state_city(row: ParishRow, before: Sequence[MunicipalityRow]) -> bool:
    return any(one.id == row.municipality_before_id and one.kind == STATE_CITY for one in before)


def _write_line(tables: _Tables, country: Country, line: Line, *, number: int, seed: int) -> None:
    names = [country.units[code].name_lv for code in line.stops]
    route = f"L{number:03d}"
    tables.routes.append((route, AGENCY, str(number), f"{names[0]} – {names[-1]}", BUS))
    after = drive_minutes(tuple(country.km(a, b) for a, b in pairwise(line.stops)), kind=line.kind)
    back = tuple(after[-1] - minutes for minutes in reversed(after))
    both = {True: (line.stops, after, names[-1]), False: (line.stops[::-1], back, names[0])}
    if line.kind is Kind.SUBURBAN:
        _write_headways(tables, route, both)
        return
    chance = Chance(seed=seed, stage=f"feed {line.stops[0]} {line.stops[-1]}")
    for count, drive in enumerate(drives(line, takes=after[-1], chance=chance), start=1):
        _write_drive(tables, route, drive, count=count, both=both)


Both = Mapping[bool, tuple[tuple[str, ...], tuple[int, ...], str]]


def _write_drive(tables: _Tables, route: str, drive: Drive, *, count: int, both: Both) -> None:
    stops, after, headsign = both[drive.inward]
    key = f"{route}-{count:02d}"
    tables.trip(key, route=route, service=drive.service, headsign=headsign, inward=drive.inward)
    tables.calls(key, stops, leaves=drive.leaves, after=after)


def _write_headways(tables: _Tables, route: str, both: Both) -> None:
    """A bus every half hour on workdays, every hour on other days."""
    for inward, (stops, after, headsign) in both.items():
        for service, every in ((WORKDAYS, 30), ("SAT", 60), ("SUN", 60)):
            key = f"{route}-{service}-{'IN' if inward else 'OUT'}"
            tables.trip(key, route=route, service=service, headsign=headsign, inward=inward)
            tables.calls(key, stops, leaves=0, after=after)
            tables.frequencies.append((key, _clock(5 * 60 + 30), _clock(22 * 60), every * 60, 1))


def _write_city_line(tables: _Tables, line: CityLine) -> None:
    tables.routes.append((line.code, AGENCY, line.code[-1], line.name, BUS))
    after = tuple(MINUTES_BETWEEN * number for number in range(len(line.stops)))
    for inward, stops in ((True, line.stops), (False, line.stops[::-1])):
        key = f"{line.code}-{'IN' if inward else 'OUT'}"
        tables.trip(key, route=line.code, service=DAILY, headsign=line.name, inward=inward)
        tables.calls(key, stops, leaves=0, after=after)
        tables.frequencies.append((key, _clock(5 * 60), _clock(23 * 60), 15 * 60, 0))


def _files(tables: _Tables, *, hubs: list[str]) -> dict[str, bytes]:
    days = FIRST_DAY.strftime("%Y%m%d"), LAST_DAY.strftime("%Y%m%d")
    return {
        "agency.txt": _csv(
            "agency_id,agency_name,agency_url,agency_timezone,agency_lang",
            [(AGENCY, FEED_NAME, "https://example.org/", "Europe/Riga", "lv")],
        ),
        "feed_info.txt": _csv(
            "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version",
            [(FEED_NAME, "https://example.org/", "lv", *days, "synthetic")],
        ),
        "calendar.txt": _csv(
            "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
            [(service, *week, *days) for service, week in WEEKDAYS.items()],
        ),
        "calendar_dates.txt": _csv(
            "service_id,date,exception_type",
            [(row.service, row.day.strftime("%Y%m%d"), row.kind) for row in other_days()],
        ),
        "stops.txt": _csv("stop_id,stop_name,stop_lat,stop_lon", tables.stops),
        "routes.txt": _csv("route_id,agency_id,route_short_name,route_long_name,route_type", tables.routes),
        "trips.txt": _csv("route_id,service_id,trip_id,trip_headsign,direction_id", tables.trips),
        "stop_times.txt": _csv(
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence", tables.stop_times
        ),
        "frequencies.txt": _csv("trip_id,start_time,end_time,headway_secs,exact_times", tables.frequencies),
        "transfers.txt": _csv(
            "from_stop_id,to_stop_id,transfer_type,min_transfer_time",
            [(hub, hub, 2, CHANGE_SECONDS) for hub in hubs],
        ),
    }


def _csv(heads: str, rows: Iterable[Sequence[object]]) -> bytes:
    text = StringIO()
    text.write(f"{heads}\n")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"


def is_made_up(files: Mapping[str, bytes]) -> bool:
    """Whether these are files that `synthetic_feed` wrote, whoever brings them."""
    return FEED_NAME.encode() in files.get("feed_info.txt", b"")
