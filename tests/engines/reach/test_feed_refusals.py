"""What makes a feed broken, and that every fault says file, line, field and what to do, all at once."""

import pytest

from majup.engines.reach.feed import FeedRefused, read_feed
from tests.engines.reach.plain_feed import FILES, edited, faults_of, files, times_of

TRANSFERS = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n"
FREQUENCIES = "trip_id,start_time,end_time,headway_secs\n"
DATES = "service_id,date,exception_type\n"

BROKEN = {
    "latitude": (edited("stops", "57.030", "north"), "stops.txt", 3, "stop_lat", "north"),
    "latitude out of range": (edited("stops", "57.030", "157.03"), "stops.txt", 3, "stop_lat", "157.03"),
    "no longitude": (edited("stops", "57.030,25.000", "57.030,"), "stops.txt", 3, "stop_lon", ""),
    "nowhere": (edited("stops", "57.030,25.000", "0,0.0"), "stops.txt", 3, "stop_lat", "0"),
    "stop twice": (edited("stops", "C,Centrs", "A,Centrs"), "stops.txt", 4, "stop_id", "A"),
    "stop without id": (edited("stops", "C,Centrs", ",Centrs"), "stops.txt", 4, "stop_id", ""),
    "trip twice": (edited("trips", "workday,back", "workday,out"), "trips.txt", 3, "trip_id", "out"),
    "unknown line": (edited("trips", "r7,workday,back", "r8,workday,back"), "trips.txt", 3, "route_id", "r8"),
    "no service": (edited("trips", "r7,workday,back", "r7,,back"), "trips.txt", 3, "service_id", ""),
    "unknown stop": (edited("stop_times", "08:11:00,B", "08:11:00,X"), "stop_times.txt", 3, "stop_id", "X"),
    "unknown trip": (edited("stop_times", "out,08:10", "uot,08:10"), "stop_times.txt", 3, "trip_id", "uot"),
    "no time": (edited("stop_times", "08:10:00,", "8h10,"), "stop_times.txt", 3, "arrival_time", "8h10"),
    "minute 61": (
        edited("stop_times", "08:11:00", "08:61:00"),
        "stop_times.txt",
        3,
        "departure_time",
        "08:61:00",
    ),
    "falls": (
        edited("stop_times", "08:20:00,08:20:00", "08:10:30,08:20:00"),
        "stop_times.txt",
        4,
        "arrival_time",
        "08:10:30",
    ),
    "leaves before": (
        edited("stop_times", "08:11:00", "08:09:00"),
        "stop_times.txt",
        3,
        "departure_time",
        "08:09:00",
    ),
    "blank end": (
        edited("stop_times", "out,08:20:00,08:20:00", "out,,"),
        "stop_times.txt",
        4,
        "arrival_time",
        "",
    ),
    "sequence": (edited("stop_times", "B,2\nout", "B,two\nout"), "stop_times.txt", 3, "stop_sequence", "two"),
    "sequence twice": (
        edited("stop_times", "C,3\nback", "C,2\nback"),
        "stop_times.txt",
        4,
        "stop_sequence",
        "2",
    ),
    "weekday flag": (
        edited("calendar", "1,1,1,0,1,0,0", "1,1,yes,0,1,0,0"),
        "calendar.txt",
        2,
        "wednesday",
        "yes",
    ),
    "date": (edited("calendar", "20240101", "20240132"), "calendar.txt", 2, "start_date", "20240132"),
    "ends before": (edited("calendar", "20240630", "20230630"), "calendar.txt", 2, "end_date", "20230630"),
    "exception day": (
        files(calendar_dates=f"{DATES}workday,soon,1\n"),
        "calendar_dates.txt",
        2,
        "date",
        "soon",
    ),
    "exception kind": (
        files(calendar_dates=f"{DATES}workday,20240301,3\n"),
        "calendar_dates.txt",
        2,
        "exception_type",
        "3",
    ),
    "headway": (
        files(frequencies=f"{FREQUENCIES}out,06:00:00,07:00:00,0\n"),
        "frequencies.txt",
        2,
        "headway_secs",
        "0",
    ),
    "frequency of no trip": (
        files(frequencies=f"{FREQUENCIES}x,06:00:00,07:00:00,60\n"),
        "frequencies.txt",
        2,
        "trip_id",
        "x",
    ),
    "frequency turned": (
        files(frequencies=f"{FREQUENCIES}out,07:00:00,06:00:00,60\n"),
        "frequencies.txt",
        2,
        "end_time",
        "06:00:00",
    ),
    "transfer kind": (files(transfers=f"{TRANSFERS}A,B,9,\n"), "transfers.txt", 2, "transfer_type", "9"),
    "transfer time": (
        files(transfers=f"{TRANSFERS}A,B,2,-5\n"),
        "transfers.txt",
        2,
        "min_transfer_time",
        "-5",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_fault_says_file_line_field_and_what_was_found(name):
    data, *expected = BROKEN[name]

    faults = faults_of(data)

    assert [faults[0].file, faults[0].line, faults[0].field, faults[0].found] == expected
    assert len(faults[0].remedy.split()) > 3


@pytest.mark.parametrize("name", ["stops", "routes", "trips", "stop_times", "calendar"])
def test_a_missing_file_is_named_with_what_it_needs(name):
    (fault,) = faults_of(files(**{name: None}))

    assert fault.file == f"{name}.txt"
    assert "is missing" in fault.remedy


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("stops", "stop_lat"),
        ("trips", "service_id"),
        ("stop_times", "departure_time"),
        ("calendar", "sunday"),
    ],
)
def test_a_missing_column_is_named(name, column):
    (fault,) = faults_of(edited(name, column, "other"))

    assert (fault.file, fault.line, fault.field) == (f"{name}.txt", 1, column)


def test_every_fault_of_every_file_is_told_at_once():
    data = edited("stops", "57.030", "north") | {
        "stop_times.txt": edited("stop_times", "08:10:00,", "8h10,")["stop_times.txt"],
        "calendar.txt": edited("calendar", "20240101", "soon")["calendar.txt"],
    }

    assert {fault.file for fault in faults_of(data)} == {"stops.txt", "stop_times.txt", "calendar.txt"}


def test_many_faults_of_a_kind_are_shown_in_part_and_counted():
    rows = "".join(f"out,{8 + k}x,{8 + k}x,A,{k}\n" for k in range(100))
    text = FILES["stop_times.txt"].split("\n", 1)[0] + "\n" + rows

    with pytest.raises(FeedRefused) as refused:
        read_feed(files(stop_times=text))

    assert len(refused.value.faults) == 40
    assert refused.value.more == 160


def test_lines_are_counted_where_quoted_cells_hold_line_breaks():
    stops = FILES["stops.txt"].replace("Ābeļu iela", '"Ābeļu\niela"').replace("57.030", "north")

    (fault,) = faults_of(files(stops=stops))

    assert fault.line == 4


def test_lines_are_counted_over_blank_lines():
    (fault,) = faults_of(files(stops=FILES["stops.txt"].replace("B,Bērzi,57.030", "\n\nB,Bērzi,north")))

    assert fault.line == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("stop_id,stop_lat,stop_lon\n", "no rows"),
        ('stop_id,stop_lat,stop_lon\n"A,1,2\n', "never closed"),
    ],
)
def test_a_file_that_is_no_table_is_refused(text, said):
    faults = faults_of(files(stops=text))

    assert any(said in fault.remedy for fault in faults)


def test_faulty_trips_are_left_out_where_that_is_asked_for():
    data = edited("stop_times", "08:10:00,", "8h10,")

    feed = read_feed(data, leaves_out_faulty=True)

    assert feed.trips.ids == ("back",)
    assert times_of(feed, "back")[0] == (15 * 3600, 15 * 3600)
    assert "left out" in str(feed.notes[0])


@pytest.mark.parametrize("name", [name for name in BROKEN if name not in {"stop twice"}])
def test_whatever_can_be_left_out_leaves_a_feed(name):
    feed = read_feed(BROKEN[name][0], leaves_out_faulty=True)

    assert feed.trips.calls.stop.max(initial=0) < 3
    assert feed.notes


def test_a_feed_without_stop_times_is_refused_by_name():
    faults = faults_of(files(trips=None, stop_times=None))

    assert [fault.file for fault in faults] == ["trips.txt", "stop_times.txt"]
    assert "trip_id, arrival_time, departure_time, stop_id, stop_sequence" in faults[1].remedy
