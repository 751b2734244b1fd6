"""The made-up bus timetable: always the same, whole in itself, on the real points, open about what it is."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from io import BytesIO, StringIO
from itertools import pairwise
from zipfile import ZipFile

import pytest

from majup.domains.territory import queries
from majup.engines.reach.feed.reading import read_feed
from majup.engines.reach.problem import Place, Problem, Site, every_day, week_of
from majup.engines.reach.run import reach_matrix
from majup.replay.feed import ORDINARY_MONDAY, as_zip, synthetic_feed
from majup.replay.feed.calendars import HOLIDAYS, NO_SCHOOL
from tests.domains.territory.situations import DI_PLAN_DAY, FIRST_NEW_DAY, a_loaded_territory

pytestmark = pytest.mark.django_db
Row = dict[str, str]


@cache
def the_feed(*, seed: int = 2017) -> dict[str, bytes]:
    """Made once for each seed; the territory is loaded in the test that asks first."""
    a_loaded_territory()
    return synthetic_feed(
        parishes=queries.parishes(),
        before=queries.municipalities_on(DI_PLAN_DAY),
        after=queries.municipalities_on(FIRST_NEW_DAY),
        seed=seed,
    )


def rows(feed: dict[str, bytes], name: str) -> list[Row]:
    return list(csv.DictReader(StringIO(feed[name].decode())))


def seconds(clock: str) -> int:
    hours, minutes, secs = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(secs)


def test_same_seed_makes_the_same_bytes() -> None:
    first = the_feed()
    the_feed.cache_clear()
    assert as_zip(first) == as_zip(the_feed())
    assert first["stop_times.txt"] != the_feed(seed=5)["stop_times.txt"]


def test_zip_gives_the_files_back() -> None:
    feed = the_feed()
    with ZipFile(BytesIO(as_zip(feed))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == feed


def test_feed_says_that_it_is_made_up() -> None:
    feed = the_feed()
    assert "Izdomāts" in rows(feed, "agency.txt")[0]["agency_name"]
    [info] = rows(feed, "feed_info.txt")
    assert "Izdomāts" in info["feed_publisher_name"]
    assert info["feed_version"] == "synthetic"


def test_every_reference_between_the_files_is_kept() -> None:
    feed = the_feed()
    stops = {row["stop_id"] for row in rows(feed, "stops.txt")}
    routes = {row["route_id"] for row in rows(feed, "routes.txt")}
    services = {row["service_id"] for row in rows(feed, "calendar.txt")}
    trips = rows(feed, "trips.txt")
    keys = [row["trip_id"] for row in trips]
    assert len(keys) == len(set(keys))
    assert {row["route_id"] for row in trips} == routes
    assert {row["service_id"] for row in trips} <= services
    assert {row["service_id"] for row in rows(feed, "calendar_dates.txt")} <= services
    calls = rows(feed, "stop_times.txt")
    assert {row["stop_id"] for row in calls} == stops
    assert {row["trip_id"] for row in calls} == set(keys)
    assert {row["trip_id"] for row in rows(feed, "frequencies.txt")} <= set(keys)


def test_buses_never_arrive_before_they_left() -> None:
    calls: dict[str, list[Row]] = defaultdict(list)
    for row in rows(the_feed(), "stop_times.txt"):
        calls[row["trip_id"]].append(row)
    for trip in calls.values():
        clocks = [seconds(row["arrival_time"]) for row in trip]
        assert len(trip) >= 2
        assert [int(row["stop_sequence"]) for row in trip] == list(range(1, len(trip) + 1))
        assert all(earlier < later for earlier, later in pairwise(clocks))
        assert clocks[0] >= 0


def test_every_parish_and_town_has_a_bus_at_its_real_point() -> None:
    feed = the_feed()
    at = {row["stop_id"]: (float(row["stop_lat"]), float(row["stop_lon"])) for row in rows(feed, "stops.txt")}
    called = {row["stop_id"] for row in rows(feed, "stop_times.txt")}
    a_loaded_territory()
    parishes = queries.parishes()
    assert len(parishes) == 592
    for row in parishes:
        assert row.atvk in called
        assert at[row.atvk] == (row.lat, row.lon)


def weekdays_by_stop(feed: dict[str, bytes]) -> dict[str, set[int]]:
    """Weekdays (0 Monday) of an ordinary week on which a bus calls at each stop."""
    names = "monday tuesday wednesday thursday friday saturday sunday".split()
    weeks = {
        row["service_id"]: {day for day, name in enumerate(names) if row[name] == "1"}
        for row in rows(feed, "calendar.txt")
    }
    of_trip = {row["trip_id"]: weeks[row["service_id"]] for row in rows(feed, "trips.txt")}
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows(feed, "stop_times.txt"):
        found[row["stop_id"]] |= of_trip[row["trip_id"]]
    return found


def test_some_small_parishes_have_no_bus_on_thursdays_and_every_centre_has_one_each_workday() -> None:
    days = weekdays_by_stop(the_feed())
    a_loaded_territory()
    without = [row for row in queries.parishes() if 3 not in days[row.atvk]]
    assert 20 < len(without) < 200
    assert max(row.population for row in without) < 1500
    for centre in queries.municipalities_on(FIRST_NEW_DAY):
        nearest = min(queries.parishes(), key=lambda row: queries.distance_km(row.point, centre.point))
        assert days[nearest.atvk] >= {0, 1, 2, 3, 4}


def test_larger_towns_are_served_more_often_than_parishes() -> None:
    calls: dict[str, int] = defaultdict(int)
    for row in rows(the_feed(), "stop_times.txt"):
        calls[row["stop_id"]] += 1
    a_loaded_territory()
    towns = [calls[row.atvk] for row in queries.parishes() if row.population > 5000]
    small = [calls[row.atvk] for row in queries.parishes() if row.population < 600]
    assert sorted(towns)[len(towns) // 2] > 3 * sorted(small)[len(small) // 2]


def test_reach_engine_reads_the_feed_and_finds_a_parish_without_a_way_on_thursdays() -> None:
    feed = the_feed()
    days = weekdays_by_stop(feed)
    a_loaded_territory()
    by_code = {row.atvk: row for row in queries.parishes()}
    small = next(code for code in sorted(days) if days[code] == {0, 2, 4} and code in by_code)
    town = max(
        (
            row
            for row in by_code.values()
            if row.municipality_before_id == by_code[small].municipality_before_id
        ),
        key=lambda row: row.population,
    )
    problem = Problem(
        by=read_feed(feed),
        places=tuple(
            Place(id=row.atvk, latitude=row.lat, longitude=row.lon) for row in (by_code[small], town)
        ),
        sites=(
            Site(
                id="town",
                openings=every_day(8.5, 17, days=(0, 1, 2, 3, 4)),
                least_inside=3600,
                latitude=town.lat,
                longitude=town.lon,
            ),
        ),
        days=week_of(ORDINARY_MONDAY),
    )
    matrix = reach_matrix(problem)
    reached = [day.weekday() for day in problem.days if matrix.trip(small, "town", day) is not None]
    assert reached == [0, 2, 4]
    assert all(matrix.trip(town.atvk, "town", day) is not None for day in problem.days[:5])


def test_holiday_runs_as_a_sunday() -> None:
    feed = the_feed()
    on_the_day = {
        (row["service_id"], row["exception_type"])
        for row in rows(feed, "calendar_dates.txt")
        if row["date"] == "20261118"  # a Wednesday
    }
    assert {("WORK", "2"), ("SCHOOL", "2"), ("SUN", "1"), ("MON-WED-FRI", "2")} <= on_the_day
    assert not any(service == "DAILY" for service, _kind in on_the_day)


def test_ordinary_week_is_a_school_week_without_holidays() -> None:
    assert ORDINARY_MONDAY.weekday() == 0
    week = [ORDINARY_MONDAY + timedelta(days=number) for number in range(7)]
    assert not set(week) & set(HOLIDAYS)
    assert not any(start <= day < until for day in week for start, until in NO_SCHOOL)
    assert week[0] > date(2026, 8, 31)
