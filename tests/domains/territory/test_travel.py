"""What a travel time says: by weekday, within hours, for somebody who comes on so many days."""

from datetime import time

import pytest

from majup.domains.territory.rules.travel import (
    DestinationTimes,
    OpeningHours,
    TravelTimeRow,
    WaySource,
    destination_key,
    every_day,
    unit_place,
)

HOURS = OpeningHours(opens_at=time(8, 30), closes_at=time(17), hours_inside=4, weekdays="12345")
NO_THURSDAY = TravelTimeRow(minutes=(40.0, 30.0, 55.0, None, 35.0, None, None), source=WaySource.TIMETABLE)


def test_weekdays_without_a_way_are_not_among_the_days() -> None:
    assert NO_THURSDAY.weekdays == "1235"
    assert (NO_THURSDAY.best_minutes, NO_THURSDAY.worst_minutes) == (30.0, 55.0)


@pytest.mark.parametrize(("days", "minutes"), [(1, 30.0), (2, 35.0), (3, 40.0), (4, 55.0), (5, None)])
def test_who_comes_on_some_days_takes_the_best_and_counts_the_worst_of_them(
    days: int, minutes: float | None
) -> None:
    assert NO_THURSDAY.minutes_on(days) == minutes


def test_no_way_on_any_day_has_no_minutes() -> None:
    nowhere = TravelTimeRow(minutes=every_day(None), source=WaySource.MATRIX)
    assert (nowhere.weekdays, nowhere.best_minutes, nowhere.worst_minutes) == ("", None, None)
    assert nowhere.minutes_on(1) is None
    assert nowhere.minutes_on(0) is None


def test_hours_are_part_of_a_destinations_key() -> None:
    assert destination_key(unit_place("0001000"), HOURS) == "p0001000@0830-1700/4/12345"
    assert destination_key(unit_place("0001000"), None) == "p0001000"
    one = DestinationTimes(
        place="p0001000", name="Rīga", latitude=56.9, longitude=24.1, hours=HOURS, times={}
    )
    assert one.key == destination_key("p0001000", HOURS)


@pytest.mark.parametrize(
    ("opens", "closes", "inside", "weekdays", "possible"),
    [
        (time(8), time(17), 9.0, "12345", True),
        (time(8), time(17), 9.5, "12345", False),
        (time(17), time(8), 1.0, "12345", False),
        (time(8), time(17), 0.0, "12345", False),
        (time(8), time(17), 4.0, "", False),
    ],
)
def test_hours_inside_must_fit_between_opening_and_closing(
    opens: time, closes: time, inside: float, weekdays: str, possible: bool
) -> None:
    hours = OpeningHours(opens_at=opens, closes_at=closes, hours_inside=inside, weekdays=weekdays)
    assert hours.is_possible is possible
