"""`majup status`: the shape other programs rely on, and what people read."""

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result

from majup.cli.status import status
from tests.situations.monitoring import (
    a_statement,
    assessed_in,
    identified_in,
    planned_in,
    somebody,
    the_regions,
)

pytestmark = pytest.mark.django_db
DAY = "2017-10-01"


def said(*words: str) -> Result:
    return CliRunner().invoke(status, list(words), catch_exceptions=False)


def answer(*words: str) -> Any:
    return json.loads(said("--json", *words).output)


def a_country() -> None:
    the_regions()
    whole = somebody()
    identified_in(whole, from_institution=True)
    planned_in(whole)
    assessed_in(somebody(region="Zemgale"), "Zemgale")


def test_the_answer_has_a_row_for_each_region_and_group_and_the_country_last() -> None:
    a_country()
    found = answer("--as-of", DAY)
    assert list(found) == ["as_of", "funnel"]
    assert found["as_of"] == DAY
    assert [row["region"] for row in found["funnel"][::3]] == [
        "Kurzeme",
        "Latgale",
        "Rīga",
        "Vidzeme",
        "Zemgale",
        "LV",
    ]
    assert [row["group"] for row in found["funnel"][:3]] == ["ADULT_GRT", "CHILD_FT", "CHILD_OFC"]
    assert len(found["funnel"]) == 18


def test_of_which_vsac_is_told_of_adults_only() -> None:
    a_country()
    kurzeme = answer("--as-of", DAY)["funnel"][:2]
    assert kurzeme[0] == {
        "region": "Kurzeme",
        "group": "ADULT_GRT",
        "identified": 1,
        "identified_vsac": 1,
        "assessed": 1,
        "assessed_vsac": 0,
        "plans": 1,
        "plans_vsac": 0,
    }
    assert kurzeme[1] == {
        "region": "Kurzeme",
        "group": "CHILD_FT",
        "identified": 0,
        "assessed": 0,
        "plans": 0,
    }


def test_latvian_names_are_written_as_they_are() -> None:
    a_country()
    assert '"Rīga"' in said("--json", "--as-of", DAY).output


def test_without_a_day_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    a_country()
    monkeypatch.setattr("majup.cli.status.today", lambda: date(2017, 10, 1))
    assert answer()["as_of"] == DAY


@pytest.mark.parametrize("day", ["soon", "2017-13-01", "01.10.2017"])
def test_a_day_that_is_none_is_an_honest_fault(day: str) -> None:
    done = said("--as-of", day)
    assert done.exit_code == 2
    assert "--as-of" in done.output


def test_people_read_a_table_with_shares() -> None:
    a_country()
    read = said("--as-of", DAY).output
    assert "100.0" in read
    assert "1 (1)" in read


def test_figures_that_part_are_listed_and_all_of_them_when_asked() -> None:
    a_country()
    a_statement("IDENTIFIED", "1", region="Kurzeme", group="ADULT_GRT", locator="556")
    a_statement("ASSESSED", "9", region="Kurzeme", group="ADULT_GRT", locator="557")
    short, long = said("--as-of", DAY).output, said("--as-of", DAY, "--published").output
    assert ("556" in short, "557" in short) == (False, True)
    assert ("556" in long, "557" in long) == (True, True)
