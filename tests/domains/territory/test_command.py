"""`majup territory` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from majup.cli.territory import territory
from majup.domains.territory import queries
from majup.kernel.errors import BadInput
from tests.domains.territory.situations import (
    FIRST_NEW_DAY,
    a_file,
    a_loaded_territory,
    squares_for_municipalities,
)

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(territory, arguments)


@pytest.fixture
def boundary_file(tmp_path: Path) -> Path:
    a_loaded_territory()
    file = tmp_path / "municipalities.geojson"
    file.write_bytes(a_file(squares_for_municipalities(FIRST_NEW_DAY)))
    return file


def test_list_answers_in_json_as_of_a_day() -> None:
    a_loaded_territory()
    answer = json.loads(run("list", "--on", "2021-06-30", "--json").output)
    assert (answer["on"], len(answer["municipalities"])) == ("2021-06-30", 119)
    talsi = next(row for row in answer["municipalities"] if row["name_lv"] == "Talsu novads")
    assert (talsi["region"], talsi["population_basis"]) == ("Kurzeme", "SPREAD")


def test_list_for_people_has_a_line_for_each_municipality() -> None:
    a_loaded_territory()
    lines = run("list", "--on", "2021-07-01").output.splitlines()
    assert len(lines) == 43
    assert any(line.split()[:4] == ["0051000", "Talsu", "novads", "Kurzeme"] for line in lines)


def test_import_tells_what_it_replaced(boundary_file: Path) -> None:
    answer = json.loads(run("import-boundaries", str(boundary_file), "--json").output)
    assert answer["layers"] == [
        {"level": "MUNICIPALITY", "since": "2021-07-01", "outlines": 43, "derived": False},
        {"level": "REGION", "since": "2021-07-01", "outlines": 5, "derived": True},
    ]


def test_import_takes_the_files_name_as_the_source_unless_told(boundary_file: Path) -> None:
    run("import-boundaries", str(boundary_file))
    assert queries.boundary_sources(FIRST_NEW_DAY) == ("municipalities.geojson",)
    run("import-boundaries", str(boundary_file), "--source", "CSP")
    assert queries.boundary_sources(FIRST_NEW_DAY) == ("CSP",)


def test_bad_file_ends_in_a_refusal(boundary_file: Path) -> None:
    boundary_file.write_text("{", encoding="utf-8")
    result = run("import-boundaries", str(boundary_file))
    assert isinstance(result.exception, BadInput)


@pytest.mark.parametrize("command", ["list", "import-boundaries"])
def test_help_shows_an_example(command: str) -> None:
    assert f"Example: majup territory {command}" in " ".join(run(command, "--help").output.split())
