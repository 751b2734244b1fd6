"""What a feed may look like and still be read, what is filled in, and that it is said."""

import datetime as dt

import numpy as np
import pytest

from majup.engines.reach.feed import read_feed
from majup.engines.reach.feed.records import BY_WALK, FORBIDDEN
from tests.engines.reach.plain_feed import FILES, edited, files, times_of

H = 3600
PLAIN = [(8 * H, 8 * H), (8 * H + 600, 8 * H + 660), (8 * H + 1200, 8 * H + 1200)]


def notes_of(feed):
    return " ".join(str(note) for note in feed.notes)


def test_plain_feed_is_read_without_a_note():
    feed = read_feed(files())

    assert feed.stops.names == ("Ābeļu iela", "Bērzi", "Centrs")
    assert times_of(feed) == PLAIN
    assert feed.trips.headsigns == ("Centrs", "Ābeļu iela")
    assert feed.notes == ()


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: "\n".join(",".join(f'"{c}"' for c in line.split(",")) for line in text.splitlines()),
        lambda text: text.replace(",", " , "),
        lambda text: text.replace("\n", ",\n"),
        lambda text: text.split("\n", 1)[0].upper() + "\n" + text.split("\n", 1)[1],
        lambda text: text.replace("\n", ",more\n"),
        lambda text: text.replace("\n", ",more\n", 1),
        str.rstrip,
    ],
    ids=(
        "bom crlf cr blank-lines quoted spaces trailing-comma upper-case extra-column short-rows no-end"
    ).split(),
)
def test_the_same_feed_in_another_dress_is_the_same(disguise):
    feed = read_feed({name: disguise(text).encode() for name, text in FILES.items()})

    assert times_of(feed) == PLAIN
    assert feed.stops.ids == ("A", "B", "C")
    assert feed.trips_on(dt.date(2024, 3, 6)).tolist() == [True, True]


@pytest.mark.parametrize(("split", "said"), [(";", "';'"), ("\t", r"'\t'")])
def test_cells_split_otherwise_are_read_and_noted(split, said):
    feed = read_feed({name: text.replace(",", split).encode() for name, text in FILES.items()})

    assert times_of(feed) == PLAIN
    assert f"cells are split by {said}" in notes_of(feed)


def test_foreign_letters_are_read_and_noted():
    stops = FILES["stops.txt"].replace("Ābeļu", "Abelu").replace("ē", "é").encode("cp1252")

    feed = read_feed(files(stops=stops, trips=FILES["trips.txt"].encode("utf-16")))

    assert feed.stops.names[1] == "Bérzi"
    assert "Windows-1252" in notes_of(feed)
    assert "UTF-16" in notes_of(feed)


def test_a_folder_before_the_names_does_not_matter():
    feed = read_feed({f"gtfs/{name.upper()}": data for name, data in files().items()})

    assert times_of(feed) == PLAIN


def test_times_after_midnight_go_on_counting():
    feed = read_feed(edited("stop_times", "back,15:20:00,15:20:00", "back,25:20:00,25:20:00"))

    assert times_of(feed, "back")[-1] == (25 * H + 1200, 25 * H + 1200)


def test_times_without_seconds_or_with_one_digit_are_read():
    feed = read_feed(edited("stop_times", "out,08:00:00,08:00:00", "out,8:00:00,8:00"))

    assert times_of(feed) == PLAIN
    assert "without seconds" in notes_of(feed)


def test_one_of_two_times_is_taken_for_both():
    feed = read_feed(edited("stop_times", "out,08:10:00,08:11:00", "out,,08:11:00"))

    assert times_of(feed)[1] == (8 * H + 660, 8 * H + 660)
    assert "gives only one of arrival and departure" in notes_of(feed)


def test_blank_times_are_filled_in_equal_steps_and_noted():
    feed = read_feed(edited("stop_times", "out,08:10:00,08:11:00", "out,,"))

    assert times_of(feed)[1] == (8 * H + 600, 8 * H + 600)
    assert "equal steps" in notes_of(feed)


def test_blank_times_are_filled_by_distance_where_the_feed_has_it():
    text = """trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled
out,08:00:00,08:00:00,A,1,0
out,,,B,2,1.5
out,,,A,3,4.5
out,08:20:00,08:20:00,C,9,6
"""
    feed = read_feed(files(stop_times=text))

    assert [arrive for arrive, _depart in times_of(feed)] == [8 * H, 8 * H + 300, 8 * H + 900, 8 * H + 1200]
    assert "by shape_dist_traveled, between its neighbours (2 times)" in notes_of(feed)


def test_a_gap_with_a_distance_missing_is_filled_in_equal_steps():
    text = """trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled
out,08:00:00,08:00:00,A,1,0
out,,,B,2,
out,,,A,3,4.5
out,08:18:00,08:18:00,C,9,6
"""
    feed = read_feed(files(stop_times=text))

    assert [arrive for arrive, _depart in times_of(feed)] == [8 * H, 8 * H + 360, 8 * H + 720, 8 * H + 1080]


def test_rows_of_a_trip_are_sorted_by_sequence():
    rows = FILES["stop_times.txt"].splitlines()

    feed = read_feed(files(stop_times="\n".join([rows[0], *reversed(rows[1:])])))

    assert times_of(feed) == PLAIN


def test_calendar_and_exceptions_add_and_remove_days():
    dates = "service_id,date,exception_type\nworkday,20240307,1\nworkday,20240306,2\nextra,2024-12-24,1\n"
    feed = read_feed(files(calendar_dates=dates))

    runs = [bool(feed.trips_on(dt.date(2024, 3, day)).any()) for day in (4, 5, 6, 7, 8, 9)]
    assert runs == [True, True, False, True, True, False]
    assert feed.services.span() == (dt.date(2024, 1, 1), dt.date(2024, 12, 24))


def test_calendar_dates_alone_are_enough():
    dates = "service_id,date,exception_type\nworkday,20240309,1\n"
    feed = read_feed(files(calendar=None, calendar_dates=dates))

    assert feed.trips_on(dt.date(2024, 3, 9)).all()
    assert not feed.trips_on(dt.date(2024, 3, 8)).any()


def test_a_pattern_ends_with_its_last_day():
    feed = read_feed(files())

    assert feed.trips_on(dt.date(2024, 6, 28)).all()
    assert not feed.trips_on(dt.date(2024, 7, 1)).any()


@pytest.mark.parametrize(("exact", "is_noted"), [("1", False), ("0", True), ("", True)])
def test_a_trip_by_frequency_leaves_each_headway_before_the_end(exact, is_noted):
    rows = f"trip_id,start_time,end_time,headway_secs,exact_times\nout,06:00:00,07:00:00,1200,{exact}\n"
    feed = read_feed(files(frequencies=rows))

    runs = [k for k, name in enumerate(feed.trips.ids) if name == "out"]
    starts = [int(feed.trips.calls.depart[feed.trips.calls.first[k]]) for k in runs]
    assert starts == [6 * H, 6 * H + 1200, 6 * H + 2400]
    assert ("without exact times" in notes_of(feed)) == is_noted


def test_a_stop_without_coordinates_is_put_where_its_station_is():
    stops = FILES["stops.txt"].replace("B,Bērzi,57.030,25.000,0,", "B,Bērzi,,,0,S\nS,Stacija,57.5,25.5,1,")
    feed = read_feed(files(stops=stops))

    assert feed.stops.latitude[1] == 57.5
    assert "put where its station is" in notes_of(feed)


def test_boarding_and_alighting_that_is_not_allowed_is_kept():
    text = FILES["stop_times.txt"].replace("stop_sequence\n", "stop_sequence,pickup_type,drop_off_type\n")
    feed = read_feed(files(stop_times=text.replace("A,1\n", "A,1,1,0\n").replace("B,2\n", "B,2,,1\n")))

    assert feed.trips.calls.may_board[:3].tolist() == [False, True, True]
    assert feed.trips.calls.may_alight[:3].tolist() == [True, False, True]


def test_transfers_are_read_by_kind_and_a_station_stands_for_its_stops():
    stops = FILES["stops.txt"].replace("25.000,0,\nB", "25.000,0,S\nB") + "S,Stacija,57.0,25.0,1,\n"
    rows = """from_stop_id,to_stop_id,transfer_type,min_transfer_time
S,C,2,300
A,C,3,
B,C,0,
C,B,1,
"""
    feed = read_feed(files(stops=stops, transfers=rows))

    said = {
        (feed.stops.ids[a], feed.stops.ids[b]): int(s)
        for a, b, s in zip(feed.transfers.origin, feed.transfers.target, feed.transfers.seconds, strict=True)
    }
    assert said == {("S", "C"): 300, ("A", "C"): FORBIDDEN, ("B", "C"): BY_WALK, ("C", "B"): 0}


def test_transfers_that_cannot_be_used_are_noted():
    rows = """from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id
A,B,2,,
A,X,0,,
A,C,2,60,out
A,C,4,,out
"""
    feed = read_feed(files(transfers=rows))

    assert feed.transfers.seconds.tolist() == [BY_WALK]
    for said in ("without min_transfer_time", "not in stops.txt", "certain lines or trips", "staying seated"):
        assert said in notes_of(feed)


def test_trips_that_never_run_or_go_nowhere_are_left_aside_and_noted():
    trips = FILES["trips.txt"] + "r7,never,lost,\nr7,workday,alone,\n"
    times = FILES["stop_times.txt"] + "lost,09:00:00,09:00:00,A,1\nlost,09:10:00,09:10:00,B,2\n"
    feed = read_feed(files(trips=trips, stop_times=times + "alone,09:00:00,09:00:00,A,1\n"))

    assert feed.trips.ids == ("out", "back")
    assert "never runs" in notes_of(feed)
    assert "fewer than two stops" in notes_of(feed)


def test_vehicles_on_demand_in_a_zone_are_left_aside_and_noted():
    text = FILES["stop_times.txt"].replace("stop_sequence\n", "stop_sequence,location_id\n")
    feed = read_feed(files(stop_times=text + "out,,,,4,zone7\n"))

    assert times_of(feed) == PLAIN
    assert "on demand in a zone" in notes_of(feed)


def test_the_hash_tells_feeds_apart():
    one, same = read_feed(files()), read_feed(dict(reversed(files().items())))
    other = read_feed(edited("stops", "57.060", "57.061"))

    assert one.sha256 == same.sha256 != other.sha256
    assert np.isfinite(one.stops.latitude).all()
