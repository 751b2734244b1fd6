"""`majup reach matrix`: from files to a row a pair, a line of JSON, and the planner's ways."""

import re
from pathlib import Path

import pytest

from majup.engines.reach.run import Cancelled
from tests.cli.network.folders import a_folder
from tests.cli.reach.question_files import PLACES, SITES, a_zip, answer_of, asked, rows_of, run
from tests.engines.reach.plain_feed import files

DOCS = Path(__file__).parents[3] / "docs" / "reach-csv.md"


def test_a_feed_gives_a_row_a_pair_and_a_line_of_json(tmp_path):
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"))

    answer = answer_of(result)
    assert result.exit_code == 0
    assert (answer["outcome"], answer["pairs"], answer["reachable"]) == ("PROVED_BEST", 1, 1)
    assert answer["seconds"] >= answer["read_seconds"] + answer["compute_seconds"]
    assert answer["peak_mb"] > 0
    assert answer["summary"]["sources"] == {"timetable": 1}
    (row,) = rows
    assert (row["answer"], row["minutes"], row["source"]) == ("REACHED", "80.0", "timetable")
    assert (row["leave"], row["start"], row["end"], row["home"]) == ("08:00", "09:00", "15:00", "15:20")
    assert (row["wed"], row["thu"], row["worst_day"]) == ("80.0", "", "Monday")
    assert (row["not_reached_on"], row["way_minutes"]) == ("Thursday Saturday Sunday", "")


@pytest.mark.parametrize("kind", ["folder", "nested folder", "zip", "nested zip"])
def test_a_feed_may_be_a_zip_or_a_folder_and_lie_in_a_folder(tmp_path, kind):
    below = "feed/" if "nested" in kind else ""
    path = a_zip(tmp_path / "feed.zip", below=below)
    if "folder" in kind:
        path = tmp_path / "unpacked"
        (path / below).mkdir(parents=True)
        for name, data in files().items():
            (path / below / name).write_bytes(data)

    result, rows = asked(tmp_path, feed=path)

    assert result.exit_code == 0
    assert rows[0]["minutes"] == "80.0"


@pytest.mark.parametrize(
    ("places", "sites"),
    [
        ("id;lat;lon\nhome;57,0;25,0\n", "id;lat;lng;opens;closes\ncentre;57,06;25,0;9;17\n"),
        (
            "stop_id,stop_name,stop_lat,stop_lon\nhome,H,57.0,25.0\n",
            "stop_id,stop_lat,stop_lon\ncentre,57.06,25\n",
        ),
        ("Name\tLatitude\tLongitude\nhome\t57\t25\n", "place,lat,lon\ncentre,57.06,25.0\n"),
        ("stop_id\nA\n", "site,opening_hours\nC,Mo-Su 09:00-17:00\n"),
        ("\ufeff" + PLACES.replace("\n", "\r\n"), SITES.encode("utf-16")),
    ],
)
def test_columns_may_have_any_common_name(tmp_path, places, sites):
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"), places=places, sites=sites)

    assert result.exit_code == 0, result.stderr
    assert rows[0]["minutes"] == "80.0"


@pytest.mark.parametrize(
    ("columns", "cells", "minutes"),
    [
        ("opens,closes,hours", "08:00,17:00,3", "40.0"),
        ("opens,closes,hours", "8,17,6.5", "40.0"),
        ("opens,closes,hours", "8.5,17:00:00,6:30", "50.0"),
        ("opens,closes,hours", "8.5,17:00:00,6:31", ""),
        ("opens,closes,days", "08:00,17:00,mon-tue fri", ""),
        ("opens,closes,wed", "09:00,17:00,08:00-16:00", "40.0"),
        ("opens,closes,wednesday", "09:00,17:00,closed", ""),
        ("opening_hours,hours", "Mo-Fr 08:00-16:00; Sa 10:00-12:00,2", "40.0"),
        ("opens,closes", "20:00,06:00", ""),
        ("hours", "08:00-17:00", "40.0"),
    ],
)
def test_opening_hours_are_read_in_many_forms(tmp_path, columns, cells, minutes):
    sites = f"site,latitude,longitude,{columns}\ncentre,57.06,25.0,{cells}\n"

    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"), sites=sites)

    assert result.exit_code == 0, result.stderr
    assert rows[0]["minutes"] == minutes


def test_usual_hours_come_from_the_options(tmp_path):
    bare = "site,latitude,longitude\ncentre,57.06,25.0\n"
    more = ["--opens", "8:00", "--closes", "18", "--hours", "1:30", "--days", "mon-fri"]

    _result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"), sites=bare, more=more)

    assert (rows[0]["minutes"], rows[0]["sat"], rows[0]["open_days"]) == ("40.0", "", "5")


def test_one_day_leaves_the_week_out(tmp_path):
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"), more=["--one-day"])

    assert answer_of(result)["days"] == ["2024-03-06"]
    assert "worst_day" not in rows[0]
    assert rows[0]["way_minutes"] == "40.0"


def test_without_a_date_the_fullest_week_is_taken_and_said(tmp_path):
    result, _rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"), date=None)

    assert answer_of(result)["date"] == "2024-01-01"
    assert "no date was given" in result.stderr


def test_a_week_that_the_feed_begins_in_takes_its_other_days_from_the_next(tmp_path):
    calendar = files()["calendar.txt"].replace(b"20240101", b"20240306")
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip", calendar=calendar))

    assert answer_of(result)["days"][:2] == ["2024-03-11", "2024-03-12"]
    assert rows[0]["mon"] == "80.0"


def test_roads_and_given_ways_answer_without_a_feed(tmp_path):
    _result, by_road = asked(tmp_path, more=["--road-factor", "1.3", "--speed-kmh", "60"])
    given = tmp_path / "given.csv"
    given.write_text("from,to,travel_time\nhome,centre,25\nhome,other,3\n", encoding="utf-8")
    result, by_matrix = asked(tmp_path, more=["--matrix", given], places="id\nhome\n", sites="id\ncentre\n")

    assert (by_road[0]["source"], by_road[0]["minutes"]) == ("road", "17.3")
    assert (by_matrix[0]["source"], by_matrix[0]["minutes"]) == ("matrix", "50.0")
    assert "not used" in result.stderr


def test_ways_plug_into_the_planner_of_networks(tmp_path):
    folder = a_folder(tmp_path / "in")
    places = (folder / "places.csv").read_text(encoding="utf-8")
    sites = (folder / "sites.csv").read_text(encoding="utf-8")

    asked(tmp_path, places=places, sites=sites, more=["--ways", folder / "ways.csv"])

    from majup.cli.network.folder import Road, problem_in  # noqa: PLC0415 -- only this test needs both doors

    ways = problem_in(folder, road=Road(factor=1.3, speed_kmh=60.0)).ways
    assert len(ways) == 6
    assert rows_of(folder / "ways.csv")[0].keys() == {"place", "site", "minutes"}
    assert {way.minutes for way in ways if (way.place, way.site) == ("cesis", "cesis-school")} == {0.0}


def test_an_interrupted_run_ends_with_one_and_writes_nothing(tmp_path, monkeypatch):
    def interrupted(*_arguments, **_options):
        raise Cancelled

    monkeypatch.setattr("majup.cli.reach.commands.reach_matrix", interrupted)

    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"))

    assert result.exit_code == 1
    assert rows == []


def test_every_column_stands_in_the_docs(tmp_path):
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"))
    page = DOCS.read_text(encoding="utf-8")

    named = set(re.findall(r"^\| ((?:`\w+`(?:, )?)+)", page, flags=re.MULTILINE))
    columns = {name for cell in named for name in re.findall(r"`(\w+)`", cell)}
    assert set(rows[0]) <= columns
    assert set(answer_of(result)) <= set(re.findall(r"`(\w+)`", page))


def test_a_way_is_told_leg_by_leg(tmp_path):
    result = run(
        "way", "--feed", a_zip(tmp_path / "feed.zip"), "--date", "2024-03-06", "--place", "A", "--site", "C"
    )

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Wednesday 2024-03-06, Ābeļu iela (A) to Centrs (C) and back "
        "(open 09:00 to 17:00, inside for 3 h at least)",
        "80 minutes on the way, by timetable.",
        "There, to Centrs (C):",
        "  08:00 ride 7 towards Centrs from Ābeļu iela to Centrs, there 08:20",
        "  inside from 09:00, after waiting 40 min to 15:00",
        "Back, to Ābeļu iela (A):",
        "  15:00 ride 7 towards Ābeļu iela from Centrs to Ābeļu iela, there 15:20",
        "  at home at 15:20",
        "One can be inside from 09:00 at the earliest and to 15:00 at the latest.",
        "Every day it is reached: 80 min.",
        "Cannot be reached on Thursdays, Saturdays, Sundays.",
    ]


def test_a_way_that_is_not_there_says_why(tmp_path):
    feed = a_zip(tmp_path / "feed.zip")

    result = run("way", "--feed", feed, "--date", "2024-03-07", "--one-day", "--place", "A", "--site", "C")

    assert "There is no return trip: nothing runs that day." in result.stdout


def test_a_way_as_json_has_its_legs(tmp_path):
    feed = a_zip(tmp_path / "feed.zip")

    result = run("way", "--feed", feed, "--date", "2024-03-06", "--place", "A", "--site", "C", "--json")

    answer = answer_of(result)
    assert answer["legs"]["there"] == [
        {
            "by": "ride",
            "begin": "08:00",
            "end": "08:20",
            "from_stop": "A",
            "to_stop": "C",
            "line": "7",
            "trip": "out",
        }
    ]
