"""Published beside computed: equal, equal as rounded, different, or not computed; nothing is corrected."""

from datetime import date
from decimal import Decimal

import pytest

from majup.domains.monitoring.queries import published_days, reconciliation, statements
from majup.domains.monitoring.rules.figures import Rounding
from majup.domains.monitoring.rules.reconciliation import Verdict, compare
from tests.situations.monitoring import (
    DAY,
    a_branch,
    a_statement,
    assessed_in,
    identified_in,
    lives_in,
    somebody,
    the_regions,
)

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("published", "step", "operator", "computed", "verdict"),
    [
        ("115", "1", "=", "115", Verdict.EQUAL),
        ("97", "1", "=", "96.638655", Verdict.AGREES),
        ("6900", "100", "=", "6949", Verdict.AGREES),
        ("6900", "100", "=", "6957", Verdict.AGREES),  # cut, not rounded
        ("6900", "100", "=", "7000", Verdict.DIFFERENT),
        ("19", "1", "=", "18.487395", Verdict.DIFFERENT),
        ("3", "1", ">=", "4", Verdict.AGREES),
        ("3", "1", ">=", "2", Verdict.DIFFERENT),
        ("720", "1", "<=", "700", Verdict.AGREES),
        ("720", "1", "<=", "721", Verdict.DIFFERENT),
    ],
)
def test_figures_are_compared_in_the_step_and_on_the_side_they_were_published(
    published: str, step: str, operator: str, computed: str, verdict: Verdict
) -> None:
    found = compare(
        published=Decimal(published),
        operator=operator,
        rounded_to=Decimal(step),
        computed=Decimal(computed),
    )
    assert found.verdict is verdict
    assert found.difference == Decimal(computed) - Decimal(published)


@pytest.mark.parametrize(
    ("computed", "rounding"), [("1193", Rounding.HALF_UP), ("1216", Rounding.HALF_UP), ("1299", Rounding.CUT)]
)
def test_the_rounding_by_which_they_agree_is_told(computed: str, rounding: Rounding) -> None:
    found = compare(
        published=Decimal(1200), operator="=", rounded_to=Decimal(100), computed=Decimal(computed)
    )
    assert found.rounding is rounding


def test_a_figure_without_a_rule_is_not_computed_and_does_not_hold() -> None:
    found = compare(published=ONE, operator="=", rounded_to=ONE, computed=None)
    assert (found.verdict, found.difference, found.holds) == (Verdict.NOT_COMPUTED, None, False)


@pytest.mark.django_db
class TestAgainstRecords:
    def test_each_figure_is_counted_as_of_its_own_day(self) -> None:
        the_regions()
        identified_in(somebody(), on=DAY)
        a_statement("IDENTIFIED", "1", region="Kurzeme", group="ADULT_GRT", as_of=DAY)
        a_statement("IDENTIFIED", "0", region="Kurzeme", group="ADULT_GRT", as_of=date(2017, 9, 30))
        found = reconciliation()
        assert [line.comparison.verdict for line in found.lines] == [Verdict.EQUAL, Verdict.EQUAL]
        assert (found.holding, found.compared) == (2, 2)

    def test_only_the_figures_of_the_day_asked_for_are_listed(self) -> None:
        a_statement(as_of=DAY, locator="1")
        a_statement(as_of=date(2021, 9, 30), locator="2")
        assert [line.statement.locator for line in reconciliation(as_of=DAY).lines] == ["1"]

    def test_a_difference_is_shown_and_not_hidden(self) -> None:
        the_regions()
        assessed_in(somebody(region="Zemgale"), "Zemgale")
        a_statement("ASSESSED", "3", region="Zemgale", group="ADULT_GRT")
        (line,) = reconciliation(as_of=DAY).lines
        assert (line.computed, line.comparison.difference) == (1, -2)
        assert line.comparison.verdict is Verdict.DIFFERENT

    def test_targets_are_not_compared(self) -> None:
        a_statement("ASSESSED", "2100", group="ADULT_GRT", kind="TARGET")
        assert reconciliation().lines == ()

    def test_a_figure_nobody_computes_yet_counts_neither_way(self) -> None:
        a_statement("CHILDREN_FT_ALL", "8260")
        found = reconciliation()
        assert [line.comparison.verdict for line in found.lines] == [Verdict.NOT_COMPUTED]
        assert (found.holding, found.compared) == (0, 0)

    def test_a_period_is_counted_over_its_days(self) -> None:
        branch = a_branch()
        child = somebody(group="CHILD_OFC")
        lives_in(branch, child, since=date(2013, 1, 1), until=date(2013, 2, 1))
        lives_in(branch, somebody(group="CHILD_OFC"), since=date(2014, 1, 1))
        a_statement("VSAC_CHILD_ADMISSIONS", "1", since=date(2013, 1, 1), as_of=date(2013, 12, 31))
        (line,) = reconciliation().lines
        assert line.comparison.verdict is Verdict.EQUAL

    def test_an_empty_country_computes_zero_clients_of_the_services_of_2013(self) -> None:
        a_statement("GROUP_HOME_CLIENTS", "206", as_of=date(2013, 12, 31))
        (line,) = reconciliation().lines
        assert (line.computed, line.comparison.verdict) == (0, Verdict.DIFFERENT)

    def test_the_days_with_figures_come_oldest_first_without_targets(self) -> None:
        a_statement(as_of=DAY, locator="1")
        a_statement(as_of=date(2013, 12, 31), locator="2")
        a_statement(as_of=DAY, locator="3")
        a_statement(as_of=date(2023, 12, 31), kind="TARGET", locator="4")
        assert published_days() == (date(2013, 12, 31), DAY)

    def test_what_was_known_on_a_day_leaves_later_documents_out(self) -> None:
        a_statement(stated_on=date(2014, 4, 1), locator="1")
        a_statement(stated_on=date(2021, 9, 30), locator="2")
        assert [fact.locator for fact in statements(known_on=DAY)] == ["1"]
        assert len(statements()) == 2
