"""Bad folders: every fault by file, line, column and remedy, all at once, and nothing written."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from majup.cli.network.commands import network
from majup.cli.network.schema import TABLES as SCHEMA
from tests.cli.network.folders import TABLES, a_folder

DOCS = Path(__file__).parents[3] / "docs" / "network-csv.md"


def _faults(tmp_path, **changed):
    result = CliRunner().invoke(
        network,
        [
            "solve",
            "--data",
            str(a_folder(tmp_path / "in", **changed)),
            "--out",
            str(tmp_path / "out"),
            "--json",
        ],
    )
    assert result.exit_code == 2, result.output
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    return json.loads(result.stdout)["faults"], result.stderr


def _where(fault):
    return fault["file"], fault["line"], fault["column"]


def test_faults_of_all_files_come_at_once_with_their_remedies(tmp_path):
    faults, shown = _faults(
        tmp_path,
        demand=TABLES["demand.csv"].replace("CHILD_FT,6", "CHILD_FT,six").replace("raiskums", "raiskumi"),
        modules=TABLES["modules.csv"].replace("day10,DAY_CARE,10", "day10,DAY,-10"),
        sites=TABLES["sites.csv"].replace("Valmiera,Vidzeme", ",Vidzeme"),
    )

    assert {_where(fault) for fault in faults} == {
        ("demand.csv", 2, "persons"),
        ("demand.csv", 3, "place"),
        ("modules.csv", 2, "places"),
        ("modules.csv", 2, "service"),
        ("sites.csv", 3, "municipality"),
    }
    assert "demand.csv, line 2, column persons: 'six': is not a number; write a number such as 12" in shown
    assert (
        "demand.csv, line 3, column place: 'raiskumi': is not in places.csv; add it there or correct" in shown
    )
    assert "5 faults; nothing was planned or written." in shown


@pytest.mark.parametrize(
    ("changed", "where", "remedy"),
    [
        ({"services": None}, ("services.csv", 0, ""), "is missing; add it with the columns service"),
        ({"demand": ""}, ("demand.csv", 1, "place"), "is missing; add the column"),
        (
            {"budgets": "level,area,capital_eur,money\nREGION,Vidzeme,1,2\n"},
            ("budgets.csv", 1, "money"),
            "no such column; use level, area, capital_eur, running_eur",
        ),
        ({"budgets": "level,area,level\nREGION,Vidzeme,REGION\n"}, ("budgets.csv", 1, "level"), "twice"),
        ({"budgets": "level,area\nCOUNTY,Vidzeme\n"}, ("budgets.csv", 2, "level"), "write WHOLE, REGION or"),
        ({"budgets": "level,area\nREGION,Kurzeme\n"}, ("budgets.csv", 2, "area"), "is no area of places.csv"),
        (
            {"budgets": "level,area\nREGION,Vidzeme,1,2\n"},
            ("budgets.csv", 2, ""),
            "has 4 cells under 2 columns",
        ),
        (
            {"demand": TABLES["demand.csv"] + "cesis,DAY_CARE,CHILD_FT,1,\n"},
            ("demand.csv", 7, "place"),
            "repeats line 2; keep one row for each place, service, group, priority",
        ),
        (
            {"demand": TABLES["demand.csv"].replace("CHILD_FT,9,", "CHILD_FT,9,0")},
            ("demand.csv", 4, "priority"),
            "is not above 0",
        ),
        (
            {"floors": "municipality,share\nAtlantis,0.5\n"},
            ("floors.csv", 2, "municipality"),
            "is in neither places.csv nor sites.csv",
        ),
        (
            {"floors": "municipality,share\nValmiera,1.5\n"},
            ("floors.csv", 2, "share"),
            "is out of range; write at least 0 and at most 1",
        ),
        (
            {"separation": "site,other\ncesis-school,cesis-school\n"},
            ("separation.csv", 2, "site"),
            "is the same site twice",
        ),
        (
            {"existing": "site,service,places\ncesis-school,HOME_CARE,3\n"},
            ("existing.csv", 2, "service"),
            "is for a service AT_HOME",
        ),
        (
            {"places": TABLES["places.csv"].replace("57.3211", "")},
            ("places.csv", 3, "latitude"),
            "write degrees such as 57.3, or add ways.csv",
        ),
        (
            {"places": TABLES["places.csv"].replace("57.3211", "573211")},
            ("places.csv", 3, "latitude"),
            "write at least -90 and at most 90",
        ),
        (
            {"sites": "site,municipality,region,latitude,longitude,is_candidate\na,C,V,57,25,maybe\n"},
            ("sites.csv", 2, "is_candidate"),
            "write yes or no",
        ),
        (
            {
                "services": TABLES["services.csv"]
                .replace("home_eur_per_person\n", "upper_norm\n")
                .replace("2400", "7.5")
            },
            ("services.csv", 3, "upper_norm"),
            "is not whole; write a whole number",
        ),
    ],
)
def test_a_fault_is_named_where_it_stands(tmp_path, changed, where, remedy):
    faults, _ = _faults(tmp_path, **changed)

    found = [fault for fault in faults if _where(fault) == where]
    assert found, faults
    assert remedy in found[0]["remedy"]


def test_a_comma_in_a_number_between_commas_is_refused_and_not_guessed(tmp_path):
    faults, _ = _faults(tmp_path, modules=TABLES["modules.csv"].replace("90000", '"90,000"'))

    assert [(_where(fault), fault["found"]) for fault in faults] == [
        (("modules.csv", 2, "capital_eur"), "90,000")
    ]


def test_a_file_in_another_encoding_is_named(tmp_path):
    folder = a_folder(tmp_path / "in")
    (folder / "places.csv").write_bytes(TABLES["places.csv"].encode("windows-1257"))

    result = CliRunner().invoke(network, ["solve", "--data", str(folder), "--out", str(tmp_path / "out")])

    assert result.exit_code == 2
    assert "places.csv: is not in UTF-8; save it as CSV in UTF-8" in result.stderr


def test_the_documented_columns_are_those_that_are_read():
    """docs/network-csv.md has one table a file, in the schema's order."""
    text = DOCS.read_text(encoding="utf-8")
    for table in SCHEMA:
        section = text.split(f"## {table.file}\n", 1)[1].split("\n## ", 1)[0]
        rows = re.findall(r"^\| `(\w+)`(\*?) \|", section, flags=re.MULTILINE)
        assert rows == [(column.name, "*" if column.is_required else "") for column in table.columns]
