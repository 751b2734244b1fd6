"""`majup territory travel`: what comes in, what is listed, what is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from majup.cli.territory import territory
from majup.domains.territory import queries
from majup.domains.territory.models import TravelMatrix
from majup.kernel.errors import BadInput
from majup.replay.feed import as_zip
from majup.replay.feed.files import FEED_NAME
from tests.domains.planning.test_travel_job import a_feed
from tests.situations.planning import a_running_service, a_town
from tests.situations.travel import a_matrix

pytestmark = pytest.mark.django_db


def run(*words: str) -> Result:
    return CliRunner().invoke(territory, ["travel", *words])


def feed_files() -> dict[str, bytes]:
    return a_feed(a_town("Kuldīgas novads"), a_town("Skrundas novads"))


def test_feed_is_computed_from_a_zip_and_from_a_folder(tmp_path: Path) -> None:
    files = feed_files()
    zipped, folder = tmp_path / "buses.zip", tmp_path / "buses"
    zipped.write_bytes(as_zip(files))
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    asked = ["--date", "2026-09-14", "--as-of", "2017-10-01", "--json"]
    first = json.loads(run("compute", "--feed", str(zipped), *asked).stdout)
    second = json.loads(run("compute", "--feed", str(folder), *asked).stdout)
    assert (first["places"], first["ways"]) == (second["places"], second["ways"])
    assert first["ways"] > 0
    rows = queries.travel_matrices()
    assert len({row.sha256 for row in rows}) == 1
    assert {row.name for row in rows} == {"buses.zip", "buses"}
    assert not any(row.is_synthetic for row in rows)


def test_made_up_feed_is_known_as_such_and_keeps_its_name(tmp_path: Path) -> None:
    files = feed_files()
    files["feed_info.txt"] = (
        f"feed_publisher_name,feed_publisher_url,feed_lang\n{FEED_NAME},https://a.example/,lv\n".encode()
    )
    zipped = tmp_path / "buses.zip"
    zipped.write_bytes(as_zip(files))
    assert run("compute", "--feed", str(zipped), "--date", "2026-09-14").exit_code == 0
    [row] = queries.travel_matrices()
    assert (row.name, row.is_synthetic) == (FEED_NAME, True)


def test_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "buses.zip"
    broken.write_text("no zip", encoding="utf-8")
    result = run("compute", "--feed", str(broken), "--date", "2026-09-14")
    assert isinstance(result.exception, BadInput)
    assert not TravelMatrix.objects.exists()


def test_matrix_is_imported_with_sites_of_the_register(tmp_path: Path) -> None:
    offer, town = a_running_service(), a_town()
    file = tmp_path / "ways.csv"
    file.write_text(f"place,site,minutes\n{town.atvk},{offer.site_id},7\n", encoding="utf-8")
    answer = json.loads(run("import", str(file), "--source", "LVC", "--json").stdout)
    assert (answer["destinations"], answer["ways"]) == (1, 1)
    [row] = queries.travel_matrices()
    assert (row.name, row.source, row.kind.value) == ("ways.csv", "LVC", "MATRIX")


def test_faulty_matrix_ends_in_a_refusal(tmp_path: Path) -> None:
    file = tmp_path / "ways.csv"
    file.write_text("place,site,minutes\nx,y,z\n", encoding="utf-8")
    result = run("import", str(file))
    assert isinstance(result.exception, BadInput)
    assert len(result.exception.complaints) == 3


def test_list_tells_source_and_state_and_withdrawn_ones_too() -> None:
    matrix = a_matrix()
    assert run("withdraw", str(matrix)).exit_code == 0
    [row] = json.loads(run("list", "--json").stdout)["travel_times"]
    assert (row["id"], row["kind"], row["synthetic"]) == (str(matrix), "TIMETABLE", True)
    assert row["withdrawn_on"] is not None
    assert str(matrix) in run("list").stdout


@pytest.mark.parametrize("command", ["compute", "import", "list", "withdraw"])
def test_help_shows_an_example(command: str) -> None:
    assert f"Example: majup territory travel {command}" in " ".join(run(command, "--help").output.split())
