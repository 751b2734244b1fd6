"""Rows that the relaxation is given: every plan satisfies them, and the relaxation without them does not."""

import numpy as np
import pytest

from majup.engines.network.formulation.areas import broken_area_rows, service_areas
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.constraints import model_of
from majup.engines.network.formulation.seats import broken_seat_rows, pair_seats
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.solver import Effort, relaxed, solve
from tests.engines.network.region import a_region
from tests.engines.network.situations import a_small_problem

ROUNDING = 1e-5


def _directions(columns, *, seed, count):
    """Random things to make least: plans at many corners, some full and some nearly empty."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        weights = np.zeros(columns.count)
        weights[columns.opened] = rng.uniform(0, 20, len(columns.opened))
        weights[columns.met] = -rng.uniform(0, 4, len(columns.met))
        weights[columns.going] = rng.uniform(0, 0.2, len(columns.going))
        yield weights


def _layout(problem):
    sets = sets_of(problem)
    columns = columns_of(sets)
    seats, areas = pair_seats(sets, columns), service_areas(sets, columns)
    separators = (lambda v: broken_seat_rows(seats, v), lambda v: broken_area_rows(areas, v))
    return columns, model_of(sets, columns), separators


def _relaxed(model, weights, separators=()):
    return relaxed(model, separators=separators, weights=weights, is_maximised=False, seconds=60.0, rounds=12)


def _best(model, weights):
    found = solve(model, weights=weights, is_maximised=False, effort=Effort(seconds=60.0, gap=0.0))
    assert found.columns is not None
    return found


@pytest.mark.parametrize(
    "problem", [*(a_small_problem(s) for s in range(8)), a_region(places=10, sites=5, persons=40)]
)
def test_no_plan_breaks_a_row_that_cuts_the_relaxation(problem):
    columns, model, separators = _layout(problem)
    directions = list(_directions(columns, seed=1, count=4))
    plans = [_best(model, weights).columns for weights in directions]

    for weights in directions:
        point = _relaxed(model, weights).values
        for separate in separators:
            rows = separate(point)
            sums = rows.as_matrix(columns.count)
            assert all(
                np.all(sums @ plan >= rows.lower - ROUNDING) and np.all(sums @ plan <= rows.upper + ROUNDING)
                for plan in plans
            )


def test_every_row_that_is_found_is_broken_by_the_point_it_is_found_for():
    columns, model, separators = _layout(a_region(places=20, sites=10, persons=100))
    found = 0
    for weights in _directions(columns, seed=2, count=4):
        point = _relaxed(model, weights).values
        for separate in separators:
            rows = separate(point)
            sums = rows.as_matrix(columns.count) @ point
            assert np.all((sums < rows.lower - ROUNDING) | (sums > rows.upper + ROUNDING))
            found += len(rows.lower)
    assert found > 50


def test_rows_bring_the_relaxation_nearer_to_the_best_plan_and_never_beyond():
    columns, model, separators = _layout(a_region(places=12, sites=6, persons=60))
    closed = []
    for weights in _directions(columns, seed=3, count=3):
        best = _best(model, weights).value
        bare, tight = _relaxed(model, weights).bound, _relaxed(model, weights, separators).bound
        assert bare - ROUNDING <= tight <= best + ROUNDING
        closed.append((tight - bare) / max(best - bare, ROUNDING))
    assert np.mean(closed) > 0.3
