"""What the command refuses, with exit code 2: it says file, line, field and remedy, and writes nothing."""

import zipfile

import pytest

from tests.cli.reach.question_files import PLACES, SITES, a_zip, answer_of, asked, run


def faults_of(result, rows):
    assert result.exit_code == 2, result.output
    assert rows == []
    return answer_of(result)["faults"]


def test_a_feed_without_stop_times_is_refused_by_file(tmp_path):
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip", trips=None, stop_times=None))

    assert [fault["file"] for fault in faults_of(result, rows)] == ["trips.txt", "stop_times.txt"]
    assert "stop_times.txt: is missing" in result.stderr


@pytest.mark.parametrize(
    ("places", "line", "field"),
    [
        ("name,other\nhome,1\n", 1, None),
        ("place,latitude,longitude\nhome,north,25\n", 2, "latitude"),
        ("place,latitude,longitude\nhome,57,25\nhome,57,25\n", 3, "id"),
        ("place,latitude,longitude\n,57,25\n", 2, "id"),
        ("place,latitude,longitude\nhome,57,\n", 2, "longitude"),
        ("place,latitude,longitude\nhome,57,250\n", 2, "longitude"),
        ("place,latitude,longitude\n", 1, None),
        ("", 0, None),
    ],
)
def test_a_bad_place_is_told_by_line_and_field(tmp_path, places, line, field):
    result, rows = asked(tmp_path, places=places)

    fault = faults_of(result, rows)[0]
    assert (fault["file"], fault["line"]) == ("places.csv", line)
    assert field is None or fault["field"] == field


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("opens", "nine"),
        ("closes", "25:99"),
        ("hours", "long"),
        ("days", "someday"),
        ("opening_hours", "Mo"),
        ("tuesday", "9"),
    ],
)
def test_a_bad_hour_is_told_by_line_and_field(tmp_path, column, cell):
    sites = f"site,latitude,longitude,{column}\na,57.06,25.0,\nb,57.06,25.0,{cell}\n"

    result, rows = asked(tmp_path, sites=sites)

    (fault,) = faults_of(result, rows)
    assert (fault["line"], fault["field"], fault["found"]) == (3, column, cell)


def test_a_day_outside_the_feed_is_refused_with_its_days(tmp_path):
    result, rows = asked(tmp_path, feed=a_zip(tmp_path / "feed.zip"), date="2025-01-01")

    (fault,) = faults_of(result, rows)
    assert "2024-01-01 to 2024-06-30" in fault["remedy"]


def test_what_is_no_zip_is_refused(tmp_path):
    (tmp_path / "feed.zip").write_bytes(b"this is no zip")

    result, rows = asked(tmp_path, feed=tmp_path / "feed.zip")

    assert "no zip that can be unpacked" in faults_of(result, rows)[0]["remedy"]


def test_a_zip_without_a_feed_names_what_it_holds(tmp_path):
    with zipfile.ZipFile(tmp_path / "feed.zip", "w") as archive:
        archive.writestr("readme.md", "nothing")

    result, rows = asked(tmp_path, feed=tmp_path / "feed.zip")

    assert faults_of(result, rows)[0]["found"] == "readme.md"


def test_a_zip_of_two_feeds_is_refused(tmp_path):
    path = a_zip(tmp_path / "feed.zip", below="one/")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("two/stops.txt", "stop_id")

    result, rows = asked(tmp_path, feed=path)

    assert "more than one feed" in faults_of(result, rows)[0]["remedy"]


def test_a_zip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("majup.cli.reach.feed_files.FROM_BYTES", 10_000)
    path = a_zip(tmp_path / "feed.zip", stop_times="0" * 1_000_000)

    result, rows = asked(tmp_path, feed=path)

    assert "is larger than" in faults_of(result, rows)[0]["remedy"]


def test_a_zip_that_lies_about_its_size_is_not_unpacked_either(tmp_path, monkeypatch):
    path = a_zip(tmp_path / "feed.zip", stop_times="0" * 100_000)
    monkeypatch.setattr("majup.cli.reach.feed_files._is_too_large", lambda _info: False)
    monkeypatch.setattr("majup.cli.reach.feed_files.MOST_BYTES", 50_000)

    result, rows = asked(tmp_path, feed=path)

    assert "is larger than" in faults_of(result, rows)[0]["remedy"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--road-factor", "1.3", "--matrix", "given.csv"], "exclude one another"),
        (["--week-of", "2024-03-13"], "different days"),
        (["--out", "not/there/out.csv"], "folder that is not there"),
    ],
)
def test_options_that_do_not_go_together_are_refused(tmp_path, monkeypatch, more, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "given.csv").write_text("place,site,minutes\nhome,centre,1\n", encoding="utf-8")

    result, rows = asked(tmp_path, more=more)

    assert said in faults_of(result, rows)[0]["remedy"]


@pytest.mark.parametrize(
    "given",
    ["place,site,minutes\nhome,centre,soon\n", "place,site,minutes\nhome,centre,1\nhome,centre,2\n"],
)
def test_a_bad_matrix_is_told_by_line(tmp_path, given):
    (tmp_path / "given.csv").write_text(given, encoding="utf-8")

    result, rows = asked(tmp_path, more=["--matrix", tmp_path / "given.csv"])

    assert faults_of(result, rows)[0]["line"] == given.count("\n")


def test_a_question_without_a_feed_needs_places_and_sites():
    result = run("matrix", "--json")

    assert result.exit_code == 2
    assert "--places and --sites" in answer_of(result)["faults"][0]["remedy"]


def test_an_unknown_place_is_refused(tmp_path):
    result = run("way", "--feed", a_zip(tmp_path / "feed.zip"), "--place", "X", "--site", "C", "--json")

    assert result.exit_code == 2
    assert answer_of(result)["faults"][0]["found"] == "X"


def test_faults_are_sentences_for_people_too(tmp_path):
    feed = a_zip(tmp_path / "feed.zip", routes=None)

    result, _rows = asked(tmp_path, feed=feed, places=PLACES, sites=SITES)

    assert "routes.txt: is missing; add it with the columns route_id" in result.stderr
    assert "1 faults; nothing was computed or written." in result.stderr
