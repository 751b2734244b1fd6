"""Places and the people who share them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majup.domains.planning.rules.capacity import persons_held, persons_per_place


def test_place_used_three_days_a_week_serves_more_than_one() -> None:
    # 250 days a place and year, 3 × 52 days a person and year.
    assert persons_per_place(units_per_place=250, units_per_person=156) == pytest.approx(1.6026, abs=1e-4)


def test_nobody_needs_more_than_one_place() -> None:
    assert persons_per_place(units_per_place=250, units_per_person=364) == 1


def test_home_serves_one_person_a_place() -> None:
    # 365 days and nights a place, 7 × 52 a person.
    assert persons_held(16, persons_each=persons_per_place(units_per_place=365, units_per_person=364)) == 16


@given(st.integers(1, 500), st.floats(1.0, 200.0))
def test_places_hold_no_fewer_people_than_there_are_places(places: int, each: float) -> None:
    assert places <= persons_held(places, persons_each=each) <= places * each + 1e-6
