"""Expected texts: Latvian as in the published tables of the programme; English as its reports are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from majup.web.shell import formats

GAP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "latvian", "english"),
    [
        (0, 0, "0", "0"),
        (2172, 0, f"2{GAP}172", "2,172"),
        (1234567.5, 1, f"1{GAP}234{GAP}567,5", "1,234,567.5"),
        (Decimal("0.5"), 0, "1", "1"),
        (2.5, 0, "3", "3"),
        (-1200, 0, f"\u22121{GAP}200", "\u22121,200"),
        (-0.2, 0, "0", "0"),
        (None, 0, "–", "–"),
        (float("nan"), 0, "–", "–"),
        (float("inf"), 1, "–", "–"),
    ],
)
def test_numbers_are_grouped_and_rounded_half_up(value, decimals, latvian, english):
    assert formats.number(value, decimals=decimals, language="lv") == latvian
    assert formats.number(value, decimals=decimals, language="en") == english


def test_money_stands_with_its_sign_as_each_language_does():
    assert formats.money(Decimal("1234.5"), cents=True, language="lv") == f"1{GAP}234,50{GAP}€"
    assert formats.money(Decimal("1234.5"), cents=True, language="en") == "€1,234.50"
    assert formats.money(-5, language="en") == "\u2212€5"
    assert formats.money(None, language="lv") == "–"


def test_large_money_is_told_in_millions():
    assert formats.money_short(4_610_000, language="lv") == f"4,61{GAP}milj.{GAP}€"
    assert formats.money_short(4_610_000, language="en") == f"€4.61{GAP}m"
    assert formats.money_short(999_999, language="lv") == f"999{GAP}999{GAP}€"


def test_shares_become_percent_without_binary_dust():
    assert formats.percent(0.942, language="lv") == f"94,2{GAP}%"
    assert formats.percent(301 / 300, language="en") == "100.3%"
    assert formats.percent(0.285, decimals=0, language="en") == "29%"
    assert formats.percent(None, language="en") == "–"


def test_minutes_become_hours_from_two_hours_on():
    assert formats.minutes(31.4, language="lv") == f"31{GAP}min"
    assert formats.minutes(119, language="lv") == f"119{GAP}min"
    assert formats.minutes(125, language="lv") == f"2{GAP}h{GAP}05{GAP}min"
    assert formats.minutes(float("inf"), language="lv") == "–"


def test_days_are_written_as_each_language_reads_them():
    assert formats.day(date(2017, 10, 1), language="lv") == "01.10.2017"
    assert formats.day(date(2017, 10, 1), language="en") == f"1{GAP}Oct{GAP}2017"
    assert formats.day(None, language="lv") == "–"


def test_moments_are_told_in_the_time_of_the_country():
    late = datetime(2017, 9, 30, 22, 30, tzinfo=UTC)
    assert formats.day(late, language="lv") == "01.10.2017"
    assert formats.moment(late, language="lv") == f"01.10.2017{GAP}01:30"


def test_language_of_the_request_is_used_unless_another_is_asked():
    with translation.override("lv"):
        assert formats.number(1000.5, decimals=1) == f"1{GAP}000,5"
    with translation.override("en"):
        assert formats.number(1000.5, decimals=1) == "1,000.5"


def test_open_periods_are_said_in_words():
    with translation.override("en"):
        assert formats.period(date(2016, 3, 1), None) == f"since 1{GAP}Mar{GAP}2016"
        assert formats.period(None, date(2016, 3, 1)) == f"until 1{GAP}Mar{GAP}2016"
        assert formats.period(None, None) == "–"
        assert "2016" in formats.period(date(2016, 3, 1), date(2017, 1, 1))
