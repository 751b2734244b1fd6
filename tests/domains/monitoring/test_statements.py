"""What was published: the file is read whole or refused with every fault, and never rewritten."""

from datetime import date
from decimal import Decimal

import pytest
import yaml

from majup.domains.monitoring.actions.load_statements import STATEMENTS
from majup.domains.monitoring.rules.indicators import INDICATORS
from majup.domains.monitoring.rules.statements import StatementFact, read

REGIONS = frozenset({"Kurzeme", "Latgale", "Rīga", "Vidzeme", "Zemgale"})
FUNNEL = ("IDENTIFIED", "ASSESSED", "PLANS")


def the_file() -> list[StatementFact]:
    facts, complaints = read(yaml.safe_load(STATEMENTS.read_text(encoding="utf-8")), regions=REGIONS)
    assert not complaints
    return facts


def a_source(**row: object) -> dict[str, object]:
    whole = {
        "document": "D",
        "requirement": "R1",
        "locator": 1,
        "indicator": "PARTNERS",
        "value": 115,
        "as_of": date(2017, 10, 1),
    } | row
    return {"documents": {"D": {"title": "T", "stated_on": date(2017, 10, 1)}}, "statements": [whole]}


def test_the_published_table_adds_up_column_by_column() -> None:
    cells = [fact for fact in the_file() if fact.requirement in {"R247", "R248", "R249", "R250", "R251"}]
    totals = {(f.indicator, f.group): f.value for f in the_file() if f.requirement == "R252"}
    assert len(cells) == 60
    assert len(totals) == 12
    for (indicator, group), total in totals.items():
        column = [fact.value for fact in cells if (fact.indicator, fact.group) == (indicator, group)]
        assert (len(column), sum(column)) == (5, total), (indicator, group)


def test_support_plans_equal_assessments_in_every_row_of_the_table() -> None:
    cells = {(f.indicator, f.region, f.group): f.value for f in the_file() if f.as_of == date(2017, 10, 1)}
    plans = {key[1:]: value for key, value in cells.items() if key[0] == "PLANS"}
    assessed = {key[1:]: value for key, value in cells.items() if key[0] == "ASSESSED"}
    assert len(plans) == 18
    assert plans == assessed


def test_both_counts_of_the_partnership_stand_with_their_own_day() -> None:
    found = [(f.value, f.as_of) for f in the_file() if f.indicator == "PARTNERS"]
    assert found == [(111, date(2016, 6, 30)), (115, date(2017, 10, 1)), (115, date(2021, 9, 30))]


def test_every_figure_s_unit_is_its_indicator_s() -> None:
    assert all(fact.unit is INDICATORS[fact.indicator].unit for fact in the_file())


def test_no_figure_stands_twice_at_one_place_of_a_document() -> None:
    places = [(f.indicator, f.region, f.group, f.kind, f.as_of, f.document, f.locator) for f in the_file()]
    assert len(places) == len(set(places))


def test_the_day_a_document_speaks_from_comes_with_each_of_its_figures() -> None:
    (fact,), _complaints = read(a_source(), regions=REGIONS)
    assert (fact.document, fact.stated_on, fact.value) == ("T", date(2017, 10, 1), Decimal(115))


def test_every_fault_of_a_row_is_named_at_once() -> None:
    source = a_source(
        indicator="NOTHING", region="Sēlija", group="CATS", operator="<", as_of=None, value=None
    )
    facts, complaints = read(source, regions=REGIONS)
    assert not facts
    assert len(complaints) == 6


def test_a_row_of_an_undescribed_document_is_refused() -> None:
    _facts, (complaint,) = read(a_source(document="X"), regions=REGIONS)
    assert "X is not described" in complaint.what


def test_a_table_row_with_a_value_too_few_is_refused() -> None:
    source = a_source() | {
        "tables": [
            {
                "document": "D",
                "as_of": date(2017, 10, 1),
                "columns": [["IDENTIFIED", "CHILD_FT"], ["ASSESSED", "CHILD_FT"]],
                "rows": [{"requirement": "R2", "locator": 2, "region": "Kurzeme", "values": [1]}],
            }
        ]
    }
    with pytest.raises(ValueError, match="shorter"):
        read(source, regions=REGIONS)
