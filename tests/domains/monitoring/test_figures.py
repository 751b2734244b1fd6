"""Shares and rounding. The percentages are those of the documents and their recomputation (X06)."""

from decimal import Decimal

import pytest

from majup.domains.monitoring.rules.figures import Rounding, Share, rounded


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [("6949", "100", "6900"), ("6950", "100", "7000"), ("17.4985", "0.1", "17.5"), ("96.64", "1", "97")],
)
def test_a_value_is_rounded_half_up_to_whole_steps(value: str, step: str, expected: str) -> None:
    assert rounded(Decimal(value), to=Decimal(step)) == Decimal(expected)


def test_cutting_leaves_the_rest_away() -> None:
    assert rounded(Decimal("95.51"), to=Decimal(1), by=Rounding.CUT) == 95


def test_a_share_of_nothing_has_no_percentage() -> None:
    assert Share(0, 0).percent is None
    assert Share(0, 0).fits(Decimal(0), rounded_to=Decimal(1)) is None


def test_95_percent_fits_children_in_institutions_only_when_cut() -> None:
    assert Share(1128, 1181).fits(Decimal(95), rounded_to=Decimal(1)) is Rounding.CUT


@pytest.mark.parametrize(("part", "whole"), [(1941, 2172), (1811, 1994), (4880, 5347), (1128, 1198)])
def test_95_percent_fits_no_other_reading(part: int, whole: int) -> None:
    assert Share(part, whole).fits(Decimal(95), rounded_to=Decimal(1)) is None


def test_97_percent_of_the_municipalities_is_115_of_119_rounded() -> None:
    assert Share(115, 119).fits(Decimal(97), rounded_to=Decimal(1)) is Rounding.HALF_UP


def test_19_percent_of_the_municipalities_is_not_22_of_119() -> None:
    assert Share(22, 119).fits(Decimal(19), rounded_to=Decimal(1)) is None
