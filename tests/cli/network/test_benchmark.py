"""The public planning benchmark's folder is recognised by its columns and mapped as documented."""

import json

import pytest
from click.testing import CliRunner

from majup.cli.network.benchmark import benchmark_problem_in, is_benchmark
from majup.cli.network.commands import network

FOLDER = {
    "services.csv": "service,limit_min,penalty\n0,30,40\n",
    "modules.csv": "service,size,places,cost\n0,0,8,60\n0,1,16,95\n",
    "places.csv": "place,region,x_min,y_min\n0,0,1.5,2\n1,0,9,2\n",
    "sites.csv": "site,region,x_min,y_min,building_cost\n0,0,1.5,2,20\n1,0,9,2,30\n",
    "demand.csv": "place,service,persons\n0,0,3.5\n1,0,6.25\n",
    "budgets.csv": "region,budget\n0,85\n",
    "ways.csv": "place,site,service,minutes\n0,0,0,2\n1,0,0,12\n1,1,0,31\n",
    "separation.csv": "site,other_site\n0,1\n",
}


def _folder(path, **changed):
    path.mkdir()
    for file, text in FOLDER.items():
        (path / file).write_text(changed.get(file.removesuffix(".csv"), text))
    return path


def _solve(data, out):
    return CliRunner().invoke(network, ["solve", "--data", str(data), "--out", str(out), "--json"])


def test_benchmark_folder_is_mapped_as_documented(tmp_path):
    folder = _folder(tmp_path / "in")

    problem = benchmark_problem_in(folder)

    assert is_benchmark(folder)
    assert (problem.modules[0].capital_eur, problem.modules[0].capital_eur_a_year) == (60000, 60000)
    assert (problem.sites[1].building_eur, problem.sites[1].building_eur_a_year) == (30000, 30000)
    assert problem.budgets[0].capital_eur == 85000
    assert (problem.services[0].reach_minutes, problem.demands[0].priority) == (30, 40)


def test_benchmark_folder_is_planned_in_parts_of_persons(tmp_path):
    result = _solve(_folder(tmp_path / "in"), tmp_path / "out")

    # 85 pays the small module and the first building, 80 together: 8 of 9.75 persons at a penalty of 40 each.
    answer = json.loads(result.stdout)
    # Modules and building 80, ways 0.02 * (3.5 * 2 + 4.5 * 12) = 1.22, and 1.75 persons left out cost 70.
    assert result.exit_code == 0
    assert (answer["outcome"], answer["unit"]) == ("PROVED_BEST", "1000 EUR a year")
    assert round(answer["value"], 4) == 151.22
    assert answer["cost_year_eur"] == pytest.approx(81_220)


def test_folder_is_planned_without_a_folder_for_the_plan(tmp_path):
    folder = _folder(tmp_path / "in")

    result = CliRunner().invoke(network, ["solve", "--data", str(folder), "--limit", "5", "--json"])

    answer = json.loads(result.stdout)
    assert (result.exit_code, round(answer["value"], 4)) == (0, 151.22)
    assert "out" not in answer
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_faults_of_a_benchmark_folder_are_named_too(tmp_path):
    demand = FOLDER["demand.csv"].replace("1,0,6.25", "1,7,6.25")

    result = _solve(_folder(tmp_path / "in", demand=demand), tmp_path / "out")

    assert result.exit_code == 2
    (fault,) = json.loads(result.stdout)["faults"]
    assert (fault["file"], fault["line"], fault["column"], fault["found"]) == (
        "demand.csv",
        3,
        "service",
        "7",
    )
