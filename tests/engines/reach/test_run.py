"""Return trips of one line by hand: every figure can be counted. Its stops are some 3.3 km apart."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from majup.engines.reach.feed import read_feed
from majup.engines.reach.problem import (
    GivenWays,
    Opening,
    Place,
    Problem,
    Road,
    Site,
    Source,
    every_day,
    week_of,
)
from majup.engines.reach.run import Cancelled, reach_matrix
from majup.engines.reach.solution import Reached, Reason, week_of_pair
from majup.engines.reach.solution.week import way_minutes, week_of_matrix
from majup.engines.reach.validation import ProblemRefused
from tests.engines.reach.plain_feed import files

WEDNESDAY, THURSDAY = dt.date(2024, 3, 6), dt.date(2024, 3, 7)
H = 3600
HOME = Place(id="home", latitude=57.0, longitude=25.0)
FAR = Place(id="far", latitude=58.0, longitude=25.0)
CENTRE = Site(id="centre", latitude=57.06, longitude=25.0, openings=every_day(9, 17), least_inside=3 * H)


def a_question(**changed):
    usual = {"by": read_feed(files()), "places": (HOME,), "sites": (CENTRE,), "days": week_of(WEDNESDAY)}
    return Problem(**(usual | changed))


def the_trip(problem, day=WEDNESDAY, place="home", site="centre"):
    return reach_matrix(problem).trip(place, site, day)


def test_waiting_before_opening_counts_and_time_inside_does_not():
    trip = the_trip(a_question())

    assert (trip.leave, trip.arrive, trip.start) == (8 * H, 8 * H + 1200, 9 * H)
    assert (trip.end, trip.home) == (15 * H, 15 * H + 1200)
    assert trip.minutes == 60 + 20
    assert trip.source is Source.TIMETABLE


def test_first_and_last_possible_hour_are_over_all_trips():
    trip = the_trip(a_question())

    assert (trip.first, trip.last) == (9 * H, 15 * H)


@pytest.mark.parametrize(("least", "is_reached"), [(6 * H, True), (6 * H + 1, False)])
def test_the_hours_inside_must_fit_between_the_vehicles(least, is_reached):
    trip = the_trip(a_question(sites=(replace(CENTRE, least_inside=least),)))

    assert (trip is not None) == is_reached


@pytest.mark.parametrize(("closes", "is_reached"), [(12.0, True), (11.99, False)])
def test_leaving_at_closing_time_means_waiting_for_the_bus(closes, is_reached):
    trip = the_trip(a_question(sites=(replace(CENTRE, openings=every_day(9, closes)),)))

    assert (trip is not None) == is_reached
    if trip is not None:
        assert trip.end == 12 * H
        assert trip.minutes == 60 + 180 + 20


def test_a_weekday_without_vehicles_cannot_be_reached():
    matrix = reach_matrix(a_question())

    assert matrix.reached("home", "centre", THURSDAY) is Reached.NOT_REACHED
    assert matrix.reason("home", "centre", THURSDAY) is Reason.NOTHING_RUNS
    week = week_of_pair(matrix, "home", "centre")
    assert [day.strftime("%a") for day in week.not_reached] == ["Thu", "Sat", "Sun"]
    assert week.worst == (dt.date(2024, 3, 4), 80 * 60)


def test_a_day_on_which_the_site_is_closed_does_not_count():
    site = replace(CENTRE, openings=every_day(9, 17, days=(0, 1, 2, 4)))

    matrix = reach_matrix(a_question(sites=(site,)))

    week = week_of_pair(matrix, "home", "centre")
    assert week.not_reached == ()
    assert len(week.closed) == 3
    assert way_minutes(week_of_matrix(matrix)).tolist() == [[40.0]]


def test_a_day_missed_leaves_no_way_unless_fewer_days_are_enough():
    week = week_of_matrix(reach_matrix(a_question()))

    assert np.isnan(way_minutes(week)).all()
    assert way_minutes(week, least_days=4).tolist() == [[40.0]]
    assert np.isnan(way_minutes(week, least_days=5)).all()


def test_days_with_the_same_vehicles_are_computed_once():
    assert reach_matrix(a_question()).receipt.day_classes == 2


def test_opening_hours_may_differ_by_weekday():
    early, late = Opening(opens=8 * H, closes=15 * H), Opening(opens=10 * H, closes=17 * H)
    site = replace(CENTRE, openings=(early, late, early, None, late, None, None))

    matrix = reach_matrix(a_question(sites=(site,)))

    minutes = {day.weekday(): matrix.trip("home", "centre", day) for day in week_of(WEDNESDAY)}
    assert [trip.minutes if trip else None for trip in minutes.values()] == [
        40,
        140,
        40,
        None,
        140,
        None,
        None,
    ]
    assert matrix.receipt.day_classes == 2


def test_who_is_near_walks_at_any_time():
    site = replace(CENTRE, latitude=57.009)

    trip = the_trip(a_question(sites=(site,)), day=THURSDAY)

    # 1000.8 m × 1.3 at 4 km/h are 1171 s; as late as can be, so that closing time ends the visit.
    assert (trip.leave, trip.start, trip.end, trip.home) == (14 * H - 1171, 14 * H, 17 * H, 17 * H + 1171)
    assert (trip.first, trip.last) == (9 * H, 17 * H)
    assert trip.source is Source.WALK


def test_a_place_without_a_stop_says_so():
    matrix = reach_matrix(
        a_question(places=(HOME, FAR), sites=(CENTRE, replace(CENTRE, id="far", latitude=56.0)))
    )

    assert matrix.reason("far", "centre", WEDNESDAY) is Reason.NO_STOP_NEAR_PLACE
    assert matrix.reason("home", "far", WEDNESDAY) is Reason.NO_STOP_NEAR_SITE


def test_hours_longer_than_the_opening_say_so():
    site = replace(CENTRE, least_inside=9 * H)

    assert (
        reach_matrix(a_question(sites=(site,))).reason("home", "centre", WEDNESDAY) is Reason.OPEN_TOO_SHORT
    )


def test_too_little_time_says_so():
    site = replace(CENTRE, least_inside=7 * H)

    assert (
        reach_matrix(a_question(sites=(site,))).reason("home", "centre", WEDNESDAY) is Reason.NO_TRIP_IN_TIME
    )


def test_without_a_feed_the_road_gives_the_time_and_the_source():
    trip = the_trip(a_question(by=Road(factor=1.3, speed_kmh=60)))

    # 6671.7 m × 1.3 at 60 km/h are 520 s.
    assert trip.seconds == 2 * 520
    assert trip.source is Source.ROAD


def test_given_ways_give_the_time_and_the_source():
    ways = GivenWays(minutes=np.array([[25.0], [np.nan]]))

    matrix = reach_matrix(a_question(by=ways, places=(HOME, FAR)))

    assert matrix.trip("home", "centre", WEDNESDAY).minutes == 50
    assert matrix.trip("home", "centre", WEDNESDAY).source is Source.MATRIX
    assert matrix.reason("far", "centre", WEDNESDAY) is Reason.NO_WAY_GIVEN


def test_progress_ends_with_the_whole_and_a_cancel_gives_nothing():
    seen = []
    reach_matrix(a_question(), on_progress=seen.append)
    assert seen[-1].share == 1.0
    with pytest.raises(Cancelled):
        reach_matrix(a_question(), is_cancelled=lambda: True)


def test_every_complaint_about_a_question_is_told_at_once():
    problem = a_question(
        places=(HOME, HOME, replace(FAR, latitude=91.0)),
        sites=(replace(CENTRE, openings=every_day(17, 9), least_inside=-1),),
        days=(dt.date(2030, 1, 1),),
    )

    with pytest.raises(ProblemRefused) as refused:
        reach_matrix(problem)

    assert {complaint.code for complaint in refused.value.complaints} == {
        "id_repeated",
        "not_degrees",
        "closes_before_it_opens",
        "hours_inside_out_of_range",
        "days_outside_the_feed",
    }


def test_the_same_question_has_the_same_hash_and_another_has_another():
    one, same = reach_matrix(a_question()).receipt, reach_matrix(a_question()).receipt
    other = reach_matrix(a_question(days=(WEDNESDAY,))).receipt

    assert one.problem_sha256 == same.problem_sha256 != other.problem_sha256
