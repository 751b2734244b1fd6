"""What ./run puts into the database before it serves: the tables, the demonstration country, the plans."""

import json
from collections.abc import Iterable
from typing import Any

from environment import ENV
from steps import VENV, Failed, answer, say, step, stream

MAJUP = VENV / "bin" / "majup"
REGIONS = 5
WIDEST_GAP = 0.05
# A machine that is busy with other things may need longer than the usual limit to prove as much.
SECOND_TRY_SECONDS = "60"


def fill() -> None:
    """Bring the database up to date, and give an empty one the demonstration country and its plans."""
    ENV.home.mkdir(parents=True, exist_ok=True)
    with step("database"):
        stream([MAJUP, "migrate"], trouble="The database could not be brought up to date.")
    with step("demonstration country, if the database is empty"):
        stream([MAJUP, "replay", "--if-empty"], trouble="The demonstration country could not be written.")
    if _plans_computed() < REGIONS:
        with step("plans of the five regions"):
            plan_regions()


def plan_regions() -> None:
    """Plan all five; a region without an answer, or with one that is not proved well, gets a second try.

    What is still missing then does not keep the pages from being served: it can be asked for there again.
    """
    weak = [plan["region"] for plan in _planned(["--all"]) if not _is_good(plan)]
    if weak:
        say(f"   once more, with {SECOND_TRY_SECONDS} seconds each: {', '.join(weak)}")
        again = _planned([*_chosen(weak), "--limit", SECOND_TRY_SECONDS])
        missing = [plan["region"] for plan in again if plan["gap"] is None]
        if missing:
            say(f"   without a plan for now, ask again on its page: {', '.join(missing)}")


def _is_good(plan: dict[str, Any]) -> bool:
    return plan["gap"] is not None and plan["gap"] <= WIDEST_GAP


def _chosen(regions: Iterable[str]) -> list[str]:
    return [word for region in regions for word in ("--region", region)]


def _planned(asked: list[str]) -> list[dict[str, Any]]:
    """Compute plans, with their progress on the terminal, and print a line for each."""
    _code, said = answer([MAJUP, "plan", *asked, "--json"])
    try:
        plans: list[dict[str, Any]] = json.loads(said)["plans"]
    except ValueError:
        raise Failed("The regions could not be planned. The command's own words stand above.") from None
    for plan in plans:
        say(f"   {_in_words(plan)}")
    return plans


def _in_words(plan: dict[str, Any]) -> str:
    if plan["gap"] is None:
        return f"{plan['region']}: {plan['outcome']}"
    proof = f"{plan['outcome']}, proven gap {100 * plan['gap']:.2f} %, {plan['seconds']:.0f} s"
    needs = f"needs met {plan['needs_met']} of {plan['needs_total']}"
    return f"{plan['region']}: {proof}; {needs}; {plan['capital_eur']:,.0f} of {plan['budget_eur']:,.0f} EUR"


def _plans_computed() -> int:
    """How many regional plans were computed to their end in this database."""
    code, said = answer([MAJUP, "runs", "--state", "DONE", "--json"])
    if code != 0:
        raise Failed("The database does not say which plans there are. Its own words stand above.")
    return sum(run["kind"] == "regional_plan" for run in json.loads(said)["runs"])
