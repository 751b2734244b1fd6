"""The rule that spreads a municipality's people over its parishes."""

import pytest

from majup.domains.territory.rules.population import (
    Basis,
    Figure,
    StatedExceedsTotal,
    Unit,
    largest_remainder,
    spread,
)


def test_stated_town_keeps_its_figure_and_parishes_share_the_rest_by_area() -> None:
    units = [Unit("T", 5, stated=700), Unit("A", 100), Unit("B", 200)]
    assert spread(total=1_300, units=units) == {
        "T": Figure(700, Basis.STATED),
        "A": Figure(200, Basis.SPREAD),
        "B": Figure(400, Basis.SPREAD),
    }


def test_tiny_parish_weighs_as_the_floor() -> None:
    # 200 against 8.5 × 100 = 850: of 1 050 the tiny one gets 200.
    figures = spread(total=1_050, units=[Unit("A", 1), Unit("B", 100)])
    assert (figures["A"].population, figures["B"].population) == (200, 850)


def test_small_town_shrinks_with_its_parishes() -> None:
    figures = spread(total=925, units=[Unit("T", 3, weight=1_000), Unit("A", 100)])
    assert (figures["T"].population, figures["A"].population) == (500, 425)


def test_small_town_near_riga_does_not_grow_with_its_parishes() -> None:
    figures = spread(total=9_000, units=[Unit("T", 3, weight=1_000), Unit("A", 100), Unit("B", 100)])
    assert [figures[code].population for code in "TAB"] == [1_000, 4_000, 4_000]


def test_parts_sum_to_the_total_whatever_the_remainders() -> None:
    parts = largest_remainder(total=100, weights={"a": 1, "b": 1, "c": 1})
    assert parts == {"a": 34, "b": 33, "c": 33}


def test_towns_with_more_people_than_their_municipality_are_refused() -> None:
    with pytest.raises(StatedExceedsTotal):
        spread(total=500, units=[Unit("T", 5, stated=700), Unit("A", 100)])


def test_rest_without_a_unit_to_take_it_is_refused() -> None:
    with pytest.raises(StatedExceedsTotal):
        spread(total=800, units=[Unit("T", 5, stated=700)])
