"""`majup network solve`: a folder in, a plan as a folder out, whole or not at all."""

import csv
import json

import pytest
from click.testing import CliRunner

from majup.cli.network.commands import network
from majup.engines.network.solution import Outcome, plan_from_json
from tests.cli.network.folders import TABLES, a_folder


def _solve(data, out, *options):
    return CliRunner().invoke(
        network, ["solve", "--data", str(data), "--out", str(out), "--limit", "20", *options]
    )


def _table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_is_planned_and_written(tmp_path):
    result = _solve(a_folder(tmp_path / "in"), tmp_path / "out")

    # 130 000 EUR pay one centre with its building: in Valmiera it also takes one from Cēsis.
    assert result.exit_code == 0, result.output
    assert "17 of 24 needs met" in result.output
    assert [row["site"] for row in _table(tmp_path / "out" / "opened.csv")] == ["valmiera-hall"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "municipalities.csv",
        "opened.csv",
        "plan.json",
        "receipt.json",
        "served.csv",
        "shared_use.csv",
        "unmet.csv",
    ]


def test_the_json_answer_has_the_proof(tmp_path):
    result = _solve(a_folder(tmp_path / "in"), tmp_path / "out", "--json")

    answer = json.loads(result.stdout)
    assert (answer["outcome"], answer["value"], answer["bound"], answer["gap"]) == ("PROVED_BEST", 17, 17, 0)
    assert answer["capital_eur"] == 110000
    assert [aim["aim"] for aim in answer["aims"]] == ["NEEDS_MET", "PUBLIC_COST", "PERSON_MINUTES"]


def test_the_written_plan_reads_back_and_its_tables_agree(tmp_path):
    _solve(a_folder(tmp_path / "in"), tmp_path / "out")
    out = tmp_path / "out"

    plan = plan_from_json((out / "plan.json").read_text(encoding="utf-8"))

    assert plan.outcome is Outcome.PROVED_BEST
    assert sum(float(row["persons"]) for row in _table(out / "served.csv")) == plan.needs_met
    assert {row["reason"] for row in _table(out / "unmet.csv")} == {"NO_MONEY"}
    assert {row["municipality"] for row in _table(out / "municipalities.csv")} == {"Cēsis", "Valmiera"}
    assert json.loads((out / "receipt.json").read_text())["problem_sha256"] == plan.receipt.problem_sha256


def test_the_same_folder_gives_the_same_files(tmp_path):
    data = a_folder(tmp_path / "in")
    _solve(data, tmp_path / "one")
    _solve(data, tmp_path / "two")

    for file in ("opened.csv", "served.csv", "unmet.csv", "municipalities.csv", "shared_use.csv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_given_ways_are_used_instead_of_estimates(tmp_path):
    ways = "place,site,minutes,service\ncesis,cesis-school,3,\nvalmiera,cesis-school,44,DAY_CARE\n"

    _solve(a_folder(tmp_path / "in", ways=ways), tmp_path / "out")

    served = {
        row["place"]: row for row in _table(tmp_path / "out" / "served.csv") if row["service"] == "DAY_CARE"
    }
    assert served["valmiera"]["minutes"] == "44"
    assert "raiskums" not in served


def test_every_optional_file_is_read(tmp_path):
    folder = a_folder(
        tmp_path / "in",
        existing="site,service,places,running_fixed_eur,running_eur_per_person\ncesis-school,DAY_CARE,4,9000,1800\n",
        floors="municipality,share,service\nCēsis,0.5,DAY_CARE\n",
        separation="site,other,service\ncesis-school,valmiera-hall,\n",
    )

    result = _solve(folder, tmp_path / "out")

    # The existing places at Cēsis shut out Valmiera, so only Cēsis may grow.
    assert result.exit_code == 0, result.output
    opened = _table(tmp_path / "out" / "opened.csv")
    assert [(row["site"], row["places_existing"], row["modules"]) for row in opened] == [
        ("cesis-school", "4", "day10")
    ]


def test_separation_in_kilometres_keeps_sites_apart(tmp_path):
    services = TABLES["services.csv"].replace("home_eur_per_person", "home_eur_per_person,separation_km")
    services = services.replace("0.5,\n", "0.5,,40\n").replace("2400\n", "2400,\n")
    rich = TABLES["budgets.csv"].replace("130000", "900000")

    _solve(a_folder(tmp_path / "near", services=services, budgets=rich), tmp_path / "out")
    _solve(a_folder(tmp_path / "far", budgets=rich), tmp_path / "both")

    assert len(_table(tmp_path / "out" / "opened.csv")) == 1
    assert len(_table(tmp_path / "both" / "opened.csv")) == 2


def test_semicolons_with_decimal_commas_are_read_as_latvian_sheets_write_them(tmp_path):
    services = TABLES["services.csv"].replace(",", ";").replace("0.5", "0,5")

    assert _solve(a_folder(tmp_path / "in", services=services), tmp_path / "out").exit_code == 0


def test_an_impossible_floor_ends_with_code_one_and_what_must_give_way(tmp_path):
    floors = "municipality,share,service\nCēsis,1,\nValmiera,1,\n"

    result = _solve(a_folder(tmp_path / "in", floors=floors), tmp_path / "out")

    assert result.exit_code == 1
    assert "IMPOSSIBLE" in result.output
    assert "capital_budget Vidzeme: 100,000.00 EUR" in result.output
    assert json.loads((tmp_path / "out" / "receipt.json").read_text())["outcome"] == "IMPOSSIBLE"


def test_a_folder_with_other_files_is_never_overwritten(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("mine")

    result = _solve(a_folder(tmp_path / "in"), out)

    assert result.exit_code == 2
    assert "letter.txt" in result.output
    assert [path.name for path in out.iterdir()] == ["letter.txt"]


def test_an_older_plan_is_replaced_whole(tmp_path):
    data = a_folder(tmp_path / "in")
    _solve(data, tmp_path / "out")
    (data / "budgets.csv").unlink()

    result = _solve(data, tmp_path / "out")

    assert "24 of 24 needs met" in result.output
    assert len(_table(tmp_path / "out" / "opened.csv")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_text_that_a_sheet_would_run_is_quoted(tmp_path):
    places = TABLES["places.csv"].replace("Cēsis,Vidzeme,Cēsis", "=1+1,Vidzeme,Cēsis")

    _solve(a_folder(tmp_path / "in", places=places), tmp_path / "out")

    assert "'=1+1" in {row["municipality"] for row in _table(tmp_path / "out" / "municipalities.csv")}


@pytest.mark.parametrize("command", [[], ["solve"], ["pmedian"], ["cpmedian"], ["cfl"]])
def test_every_command_has_help_and_the_leaves_an_example(command):
    result = CliRunner().invoke(network, [*command, "--help"])

    assert result.exit_code == 0
    assert not command or "Example: majup network" in result.output
