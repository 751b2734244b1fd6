"""`majup plan`, `majup runs`, `majup worker`: shapes and exit codes other programs rely on."""

import json

import pytest
from click.testing import CliRunner, Result

from majup.cli.planning import plan, runs, worker
from majup.domains.planning.models import RegionalPlan
from majup.kernel.errors import NotFound, Refused
from tests.situations.planning import a_published_plan, a_region_in_need, a_requested_plan, a_town
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db


def run(command: object, *words: str) -> Result:
    return CliRunner().invoke(command, words)  # type: ignore[arg-type]  # click's own commands


def test_plan_json_has_the_shape_others_rely_on() -> None:
    a_region_in_need()
    done = run(plan, "--region", "Kurzeme", "--as-of", "2017-10-01", "--limit", "5", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    [row] = told["plans"]
    assert list(told) == ["plans"]
    assert set(row) == {
        "region",
        "outcome",
        "value",
        "bound",
        "gap",
        "seconds",
        "needs_total",
        "needs_met",
        "capital_eur",
        "budget_eur",
        "travel_by",
        "travel_times",
        "places",
    }
    assert (row["region"], row["outcome"], row["gap"]) == ("Kurzeme", "PROVED_BEST", 0.0)
    assert (row["needs_total"], row["needs_met"], row["budget_eur"]) == (18, 16, 44441978.0)
    assert row["capital_eur"] == float(RegionalPlan.objects.get().capital_eur or 0) > 0
    assert {
        "site": "Kuldīgas novads pilsēta",
        "service": "DAY_CARE",
        "module": "DAY_CARE-16",
        "places": 16,
        "municipality": "Kuldīgas novads",
    } in row["places"]


def test_plan_says_in_words_what_it_found() -> None:
    a_region_in_need()
    done = run(plan, "--region", "kurzeme", "--limit", "5")
    assert done.exit_code == 0
    assert "needs met 16 of 18" in done.stdout


def test_plan_takes_the_day_of_the_newest_demand() -> None:
    a_region_in_need()
    run(plan, "--region", "Kurzeme", "--limit", "5")
    assert RegionalPlan.objects.get().demand_as_of.isoformat() == "2017-01-30"


@pytest.mark.parametrize(
    "words", [[], ["--all", "--region", "Kurzeme"], ["--region", "Kurzeme", "--limit", "0"]]
)
def test_wrong_words_end_with_two(words: list[str]) -> None:
    assert run(plan, *words).exit_code == 2


def test_unknown_region_and_nothing_to_plan_are_refused() -> None:
    a_town()
    assert isinstance(run(plan, "--region", "Sēlija").exception, NotFound)
    assert isinstance(run(plan, "--region", "Kurzeme").exception, Refused)


def test_region_left_without_a_plan_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    a_region_in_need()
    monkeypatch.setattr("majup.domains.planning.jobs.handler.MEMORY_BYTES", 60 * 1024**2)
    done = run(plan, "--region", "Kurzeme", "--limit", "5", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["plans"][0]["outcome"] == "FAILED"


def test_runs_are_listed_and_the_worker_computes_them() -> None:
    a_requested_plan()
    assert "REQUESTED" in run(runs).stdout
    assert run(worker, "--once").exit_code == 0
    told = json.loads(run(runs, "--state", "done", "--json").stdout)
    assert [row["state"] for row in told["runs"]] == ["DONE"]


def test_json_of_a_plan_with_running_places_lists_only_the_new() -> None:
    a_published_plan(a_region_in_need())
    a_region()
    done = run(plan, "--region", "Kurzeme", "--limit", "5", "--json")
    assert all(place["places"] > 0 for place in json.loads(done.stdout)["plans"][0]["places"])
