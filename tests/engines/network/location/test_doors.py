"""Every door agrees with an independent solver on small problems, and says honestly how it ended."""

from dataclasses import replace

import numpy as np
import pytest

from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation, PMedian
from majup.engines.network.location.run import (
    solve_capacitated_pmedian,
    solve_facility_location,
    solve_pmedian,
)
from majup.engines.network.problem import Limits
from majup.engines.network.solution import Outcome
from tests.engines.network.location.problems import (
    best_value,
    random_capacitated_pmedian,
    random_costs,
    random_facility_location,
    random_pmedian,
)

TO_THE_END = Limits(seconds=60.0, gap=0.0)
DOORS = {
    PMedian: solve_pmedian,
    CapacitatedPMedian: solve_capacitated_pmedian,
    FacilityLocation: solve_facility_location,
}


def _solve(problem, *, limits=TO_THE_END, **options):
    return DOORS[type(problem)](problem, limits=limits, **options)


def _proves_what_another_solver_finds(problem):
    expected, answer = best_value(problem), _solve(problem)
    if expected is None:
        assert (answer.outcome, answer.value, answer.gap) == (Outcome.IMPOSSIBLE, None, None)
        return
    assert answer.outcome is Outcome.PROVED_BEST
    assert answer.value == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert answer.bound == pytest.approx(expected, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", range(40))
def test_pmedian_equals_another_solver(seed):
    _proves_what_another_solver_finds(random_pmedian(seed))


@pytest.mark.parametrize("seed", range(40))
def test_capacitated_pmedian_equals_another_solver(seed):
    _proves_what_another_solver_finds(random_capacitated_pmedian(seed))


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("is_single_source", [True, False])
def test_facility_location_equals_another_solver(seed, is_single_source):
    _proves_what_another_solver_finds(random_facility_location(seed, is_single_source=is_single_source))


def _hard_median():
    # Without a metric nothing is near to anything: a large gap that no second of search closes.
    return PMedian(distances=np.random.default_rng(5).integers(1, 400, (300, 300)).astype(float), count=20)


def _hard_capacitated():
    rng = np.random.default_rng(3)
    spots, demands = rng.integers(1, 101, (150, 2)), rng.integers(1, 21, 150).astype(float)
    distances = np.floor(np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(-1)))
    capacity = float(np.ceil(demands.sum() / 12 / 0.95))
    return CapacitatedPMedian(distances=distances, demands=demands, capacity=capacity, count=12)


def _hard_facility(is_single_source):
    rng = np.random.default_rng(4)
    demands = rng.integers(1, 50, 200).astype(float)
    return FacilityLocation(
        costs=rng.uniform(1, 100, (200, 60)) * demands[:, None],
        demands=demands,
        capacities=np.full(60, np.round(demands.sum() / 12)),
        fixed_costs=rng.uniform(5e3, 2e4, 60),
        is_single_source=is_single_source,
    )


@pytest.mark.parametrize(
    "problem",
    [_hard_median(), _hard_capacitated(), _hard_facility(True), _hard_facility(False)],
    ids=["median", "capacitated", "single", "split"],
)
@pytest.mark.parametrize("seconds", [0.1, 0.7])
def test_time_that_is_up_is_never_called_proved_or_impossible(problem, seconds):
    answer = _solve(problem, limits=Limits(seconds=seconds, gap=0.0))

    assert answer.outcome in (Outcome.BEST_SO_FAR, Outcome.NO_ANSWER_IN_TIME)
    assert answer.seconds < seconds + 1.5
    if answer.value is not None:
        assert answer.bound < answer.value
        assert answer.gap == pytest.approx((answer.value - answer.bound) / answer.value)


@pytest.mark.parametrize("seed", range(4))
def test_a_bound_of_a_short_run_holds_for_the_best_plan(seed):
    rng = np.random.default_rng(seed)
    problem = PMedian(distances=random_costs(rng, 60, 60), count=6)

    short, full = _solve(problem, limits=Limits(seconds=0.1, gap=0.0)), _solve(problem)

    assert short.bound <= full.value + 1e-6
    assert short.value >= full.value - 1e-6


@pytest.mark.parametrize(
    "problem",
    [random_pmedian(7), random_capacitated_pmedian(7), random_facility_location(7, is_single_source=False)],
    ids=["median", "capacitated", "split"],
)
def test_the_same_problem_has_the_same_answer(problem):
    one, two = _solve(problem), _solve(problem)

    assert replace(one, seconds=0.0) == replace(two, seconds=0.0)


def test_a_gap_that_is_enough_ends_the_search_and_is_called_so():
    answer = _solve(_hard_median(), limits=Limits(seconds=30.0, gap=0.5))

    assert answer.outcome is Outcome.WITHIN_GAP
    assert 0 < answer.gap <= 0.5
    assert answer.seconds < 10


def test_a_watcher_is_told_values_and_may_end_the_run():
    told = []

    def watch(report):
        told.append(report)
        return len(told) == 2

    answer = _solve(_hard_median(), watch=watch)

    assert answer.outcome is Outcome.BEST_SO_FAR
    assert answer.seconds < 20
    assert all(report.bound <= report.value and report.gap > 0 for report in told)


@pytest.mark.parametrize("count", [0, 4])
def test_more_medians_than_sites_or_none_is_impossible(count):
    problem = PMedian(distances=np.ones((3, 3)), count=count)

    assert _solve(problem).outcome is Outcome.IMPOSSIBLE


def test_clients_that_fit_together_but_not_whole_are_impossible_for_single_source_only():
    # Three clients of 2 in two sites of 3: 6 of 6 in parts, but the third fits nowhere whole.
    problem = FacilityLocation(
        costs=np.ones((3, 2)),
        demands=np.full(3, 2.0),
        capacities=np.full(2, 3.0),
        fixed_costs=np.ones(2),
        is_single_source=True,
    )

    assert _solve(problem).outcome is Outcome.IMPOSSIBLE
    assert _solve(replace(problem, is_single_source=False)).value == pytest.approx(5.0)


def test_a_client_that_needs_nothing_is_served_where_nothing_fits():
    problem = FacilityLocation(
        costs=np.array([[4.0, 1.0], [3.0, 9.0]]),
        demands=np.array([0.0, 2.0]),
        capacities=np.array([2.0, 0.0]),
        fixed_costs=np.array([1.0, 1.0]),
        is_single_source=True,
    )

    assert _solve(problem).value == pytest.approx(1.0 + 3.0 + 1.0 + 1.0)
