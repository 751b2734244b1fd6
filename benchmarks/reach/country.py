"""A made-up country for reach: a feed of about a million stop times, 592 places, 300 sites; the same each
time.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PLACES, SITES, HUBS, STOPS, LINES = 592, 300, 110, 9000, 1300
SOUTH, NORTH, WEST, EAST = 55.8, 58.0, 21.2, 28.0
CORRIDOR_KM, CALLS, KMH, STOP_SECONDS = 2.2, (12, 34), 48.0, 25
KM = 111.19
RUNS = {"workday": 7, "saturday": 4, "sunday": 3}
"""Trips a day of a line and direction; each weekday has one more of its own on some lines."""
PATTERNS = (
    ("08:00", "18:00", "3"),
    ("09:00", "17:00", "3"),
    ("10:00", "16:00", "2"),
    ("07:30", "20:00", "4"),
    ("12:00", "20:00", "2"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_DAY, LAST_DAY, DAY = "20240101", "20241231", "2024-03-06"


@dataclass(frozen=True, slots=True)
class Country:
    """The files of a country, and how many stop times its feed has."""

    feed: Path
    places: Path
    sites: Path
    stop_times: int


def write_country(folder: Path, *, seed: int = 0) -> Country:
    """Write feed.zip, places.csv and sites.csv."""
    dice = np.random.default_rng(seed)
    hubs = _points(dice, HUBS)
    places = np.vstack((hubs, _points(dice, PLACES - HUBS)))
    near = places[dice.integers(0, PLACES, STOPS - PLACES)] + dice.normal(0, 0.03, (STOPS - PLACES, 2))
    stops = np.vstack((places + dice.normal(0, 0.002, places.shape), near))
    rows = [_line(dice, hubs, stops, number) for number in range(LINES)]
    feed = folder / "feed.zip"
    count = _write_feed(feed, dice, stops, [row for row in rows if len(row) >= CALLS[0]])
    _write_points(folder / "places.csv", "place", places)
    chosen = places[np.sort(dice.choice(PLACES, SITES, replace=False))]
    _write_sites(folder / "sites.csv", chosen + dice.normal(0, 0.003, chosen.shape))
    return Country(feed, folder / "places.csv", folder / "sites.csv", count)


def _points(dice: np.random.Generator, count: int) -> Floats:
    return np.column_stack((dice.uniform(SOUTH, NORTH, count), dice.uniform(WEST, EAST, count)))


def _km(points: Floats) -> Floats:
    return np.asarray(points * KM * np.array([1.0, 0.545]))


def _line(dice: np.random.Generator, hubs: Floats, stops: Floats, number: int) -> Ints:
    """Stops along the way from a hub to one of its nearer hubs, in order; the way there is an even
    number's.
    """
    here = hubs[number % HUBS]
    order = np.argsort(np.linalg.norm(_km(hubs) - _km(here), axis=1))
    there = hubs[order[1 + dice.integers(0, 9)]]
    way, points = _km(there) - _km(here), _km(stops) - _km(here)
    length = float(np.linalg.norm(way))
    along = points @ way / length
    aside = np.abs(points[:, 0] * way[1] - points[:, 1] * way[0]) / length
    found = np.flatnonzero((aside < CORRIDOR_KM) & (along > -0.5) & (along < length + 0.5))
    found = found[np.argsort(along[found])]
    if len(found) > CALLS[1]:
        found = found[np.unique(np.linspace(0, len(found) - 1, CALLS[1]).astype(int))]
    return found


def _write_feed(path: Path, dice: np.random.Generator, stops: Floats, lines: list[Ints]) -> int:
    calls, trips, count = ["trip_id,arrival_time,departure_time,stop_id,stop_sequence"], [], 0
    trips.append("route_id,service_id,trip_id")
    clocks = np.array([f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in range(30 * 3600)])
    for number, line in enumerate(lines):
        for direction in (line, line[::-1]):
            times = _times(stops, direction)
            for service, leaves in _departures(dice):
                trip = f"t{len(trips)}"
                trips.append(f"r{number},{service},{trip}")
                texts = clocks[np.minimum(leaves + times, 30 * 3600 - 1)]
                calls += [
                    f"{trip},{t},{t},s{s},{k}" for k, (t, s) in enumerate(zip(texts, direction, strict=True))
                ]
                count += len(direction)
    days = {"workday": "1,1,1,1,1,0,0", "saturday": "0,0,0,0,0,1,0", "sunday": "0,0,0,0,0,0,1"}
    days |= {
        name: ",".join("1" if k == n else "0" for k in range(7))
        for n, name in enumerate(WEEKDAYS)
        if name not in days
    }
    files = {
        "stops.txt": [
            "stop_id,stop_name,stop_lat,stop_lon",
            *(f"s{k},Stop {k},{a:.6f},{b:.6f}" for k, (a, b) in enumerate(stops)),
        ],
        "routes.txt": ["route_id,route_short_name,route_type", *(f"r{k},{k},3" for k in range(len(lines)))],
        "trips.txt": trips,
        "stop_times.txt": calls,
        "calendar.txt": [
            f"service_id,{','.join(WEEKDAYS)},start_date,end_date",
            *(f"{name},{row},{FIRST_DAY},{LAST_DAY}" for name, row in days.items()),
        ],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, rows in files.items():
            archive.writestr(name, "\n".join(rows) + "\n")
    return count


def _times(stops: Floats, line: Ints) -> Ints:
    """Seconds from the first stop to each, at road speed with a halt at each."""
    km = np.linalg.norm(np.diff(_km(stops[line]), axis=0), axis=1) * 1.25
    steps = np.round(km / KMH * 3600) + STOP_SECONDS
    return np.concatenate(([0], np.cumsum(steps))).astype(np.int64)


def _departures(dice: np.random.Generator) -> list[tuple[str, int]]:
    """When the trips of a line and direction leave, by service; each weekday differs by a trip on some
    lines.
    """
    found = []
    for service, count in RUNS.items():
        hours = np.sort(dice.choice(np.arange(5 * 4, 21 * 4), count, replace=False))
        found += [(service, int(quarter) * 900 + int(dice.integers(0, 15)) * 60) for quarter in hours]
    for service in WEEKDAYS[:5]:
        if dice.random() < 0.5:
            found.append((service, int(dice.integers(6 * 60, 20 * 60)) * 60))
    return found


def _write_points(path: Path, name: str, points: Floats) -> None:
    rows = [f"{name}{k},{a:.6f},{b:.6f}" for k, (a, b) in enumerate(points)]
    path.write_text("\n".join([f"{name},latitude,longitude", *rows]) + "\n", encoding="utf-8")


def _write_sites(path: Path, points: Floats) -> None:
    rows = [
        f"site{k},{a:.6f},{b:.6f},{','.join(PATTERNS[k % len(PATTERNS)])}" for k, (a, b) in enumerate(points)
    ]
    header = "site,latitude,longitude,opens,closes,hours"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
