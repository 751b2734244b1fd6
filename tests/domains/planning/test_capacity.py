"""Places and the people who share them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majup.domains.planning.rules.capacity import persons_held, persons_per_place, places_of


def test_place_used_three_days_a_week_serves_more_than_one() -> None:
    # 250 days a place and year, 3 × 52 days a person and year.
    assert persons_per_place(units_per_place=250, units_per_person=156) == pytest.approx(1.6026, abs=1e-4)


def test_nobody_needs_more_than_one_place() -> None:
    assert persons_per_place(units_per_place=250, units_per_person=364) == 1


def test_home_serves_one_person_a_place() -> None:
    # 365 days and nights a place, 7 × 52 a person.
    assert persons_held(16, persons_each=persons_per_place(units_per_place=365, units_per_person=364)) == 16


@given(st.integers(1, 500), st.floats(1.0, 200.0).map(lambda each: round(each, 4)))
def test_places_come_back_from_the_people_they_hold(places: int, each: float) -> None:
    assert places_of(persons_held(places, persons_each=each), persons_each=each) == places
