"""The checker finds what is wrong, and the second method travels as the first one says."""

import numpy as np
import pytest

from majup.engines.reach.checks import TripsDoNotAddUp, verify
from majup.engines.reach.explanation import ways_of
from majup.engines.reach.journeys import Ride
from majup.engines.reach.run import reach_matrix
from majup.engines.reach.solution.fields import ARRIVE, COST, END, FIRST, HOME, LEAVE, RIDES, START
from tests.engines.reach.situations import a_case, a_problem
from tests.engines.reach.test_run import a_question


@pytest.mark.parametrize("field", [COST, LEAVE, START, END, HOME, FIRST])
def test_a_figure_that_is_off_by_an_hour_is_found(field):
    matrix = reach_matrix(a_question())
    matrix.tables[0][0, 0, field] += 3600

    with pytest.raises(TripsDoNotAddUp):
        verify(matrix)


def test_an_arrival_that_no_vehicle_makes_is_found():
    matrix = reach_matrix(a_question())
    matrix.tables[0][0, 0, ARRIVE] -= 60

    with pytest.raises(TripsDoNotAddUp, match="arrives_as_said"):
        verify(matrix)


def test_rounds_travel_every_best_trip_as_the_scan_says():
    legs = 0
    for seed in range(200, 230):
        matrix = reach_matrix(a_problem(*a_case(seed)))
        for place, lane in np.argwhere(matrix.tables[0][:, :, COST] >= 0):
            row = matrix.tables[0][place, lane]
            ways = ways_of(matrix, day_class=0, place=int(place), lane=int(lane))
            assert (ways.there.arrive, ways.back.arrive) == (row[ARRIVE], row[HOME])
            for journey in (ways.there, ways.back):
                legs += len(journey.legs)
                _hangs_together(matrix, journey)
            rides = sum(isinstance(leg, Ride) for leg in (*ways.there.legs, *ways.back.legs))
            assert (rides > 0) >= (row[RIDES] > 0)
    assert legs > 200


def _hangs_together(matrix, journey):
    """Each leg begins where and not before the last one ended; rides are calls of their trips."""
    calls = matrix.problem.by.trips.calls
    at, now = -1, journey.leave
    for leg in journey.legs:
        assert leg.origin == at
        assert leg.begin >= now
        if isinstance(leg, Ride):
            whole = slice(calls.first[leg.trip], calls.first[leg.trip + 1])
            stops, departs, arrives = (
                getattr(calls, name)[whole].tolist() for name in ("stop", "depart", "arrive")
            )
            assert (leg.origin, leg.begin) in list(zip(stops, departs, strict=True))
            assert (leg.target, leg.end) in list(zip(stops, arrives, strict=True))
        at, now = leg.target, leg.end
    assert now == journey.arrive
