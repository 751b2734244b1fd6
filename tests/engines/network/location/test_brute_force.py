"""The classic location problems agree with brute force, and their texts are read as the formats say."""

from itertools import combinations, product

import numpy as np
import pytest

from majup.engines.network.checks import PlanDoesNotAddUp
from majup.engines.network.location.checks import verify
from majup.engines.network.location.files import (
    TextRefused,
    capacitated_pmedian_of,
    facility_location_of,
    pmedian_of,
)
from majup.engines.network.location.problem import (
    CapacitatedPMedian,
    FacilityLocation,
    LocationAnswer,
    PMedian,
)
from majup.engines.network.location.run import (
    solve_capacitated_pmedian,
    solve_facility_location,
    solve_pmedian,
)
from majup.engines.network.problem import Limits
from majup.engines.network.solution import Outcome

TO_THE_END = Limits(seconds=60.0, gap=0.0)


def _distances(rng, clients, *, whole=True):
    spots = rng.uniform(0, 100, (clients, 2))
    away = np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(-1))
    return np.floor(away) if whole else away


def _best_pmedian(distances, count):
    return min(
        distances[:, chosen].min(axis=1).sum()
        for chosen in map(list, combinations(range(distances.shape[1]), count))
    )


def _best_assigned(costs, demands, capacities, fixed, *, counts):
    """Cheapest single-source plan by trying every set of open sites and every assignment."""
    best = np.inf
    sites = costs.shape[1]
    for count in counts:
        for chosen in combinations(range(sites), count):
            for where in product(chosen, repeat=len(demands)):
                load = np.bincount(where, weights=demands, minlength=sites)
                if (load <= capacities + 1e-9).all():
                    cost = fixed[list(chosen)].sum() + costs[np.arange(len(demands)), list(where)].sum()
                    best = min(best, cost)
    return best


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("whole", [True, False])
def test_pmedian_equals_brute_force(seed, whole):
    rng = np.random.default_rng(seed)
    distances, count = _distances(rng, 12, whole=whole), int(rng.integers(1, 5))

    answer = solve_pmedian(PMedian(distances=distances, count=count), limits=TO_THE_END)

    assert answer.outcome is Outcome.PROVED_BEST
    assert answer.value == pytest.approx(_best_pmedian(distances, count))
    assert len(answer.open) == count


def test_pmedian_with_every_site_open_costs_nothing():
    distances = _distances(np.random.default_rng(1), 6)

    assert solve_pmedian(PMedian(distances=distances, count=6), limits=TO_THE_END).value == 0


def test_pmedian_of_a_grid_is_proved_where_prices_alone_do_not_do_it():
    # A square grid has many plans of one value, the hard case for prices: the radius formulation must finish.
    spots = np.array([(x, y) for x in range(6) for y in range(6)])
    distances = np.abs(spots[:, None] - spots[None]).sum(-1).astype(float)

    answer = solve_pmedian(PMedian(distances=distances, count=4), limits=TO_THE_END)

    assert answer.outcome is Outcome.PROVED_BEST
    assert answer.value == _best_pmedian(distances, 4)


@pytest.mark.parametrize("seed", range(8))
def test_capacitated_pmedian_equals_brute_force(seed):
    rng = np.random.default_rng(seed)
    distances, demands = _distances(rng, 6), rng.integers(1, 9, 6).astype(float)
    capacity = float(np.ceil(demands.sum() / 2) + rng.integers(0, 3))
    expected = _best_assigned(distances, demands, np.full(6, capacity), np.zeros(6), counts=[2])

    answer = solve_capacitated_pmedian(
        CapacitatedPMedian(distances=distances, demands=demands, capacity=capacity, count=2),
        limits=TO_THE_END,
    )

    if np.isinf(expected):
        assert answer.outcome is Outcome.IMPOSSIBLE
    else:
        assert (answer.outcome, answer.value) == (Outcome.PROVED_BEST, expected)


@pytest.mark.parametrize("seed", range(8))
def test_single_source_facility_location_equals_brute_force(seed):
    problem = _facility_location(seed, is_single_source=True)
    expected = _best_assigned(
        problem.costs, problem.demands, problem.capacities, problem.fixed_costs, counts=[1, 2, 3]
    )

    answer = solve_facility_location(problem, limits=TO_THE_END)

    if np.isinf(expected):
        assert answer.outcome is Outcome.IMPOSSIBLE
    else:
        assert (answer.outcome, answer.value) == (Outcome.PROVED_BEST, pytest.approx(expected))


@pytest.mark.parametrize("seed", range(8))
def test_splitting_demand_never_costs_more(seed):
    split = solve_facility_location(_facility_location(seed, is_single_source=False), limits=TO_THE_END)
    whole = solve_facility_location(_facility_location(seed, is_single_source=True), limits=TO_THE_END)

    assert split.outcome is Outcome.PROVED_BEST
    assert whole.value is None or split.value <= whole.value + 1e-6


def test_split_demand_is_served_at_the_least_cost():
    # Site 1 is free but holds 6 of 10: the other 4 go to site 2 at 2 EUR each, and its 5 EUR are paid.
    problem = FacilityLocation(
        costs=np.array([[10.0, 20.0]]),
        demands=np.array([10.0]),
        capacities=np.array([6.0, 9.0]),
        fixed_costs=np.array([0.0, 5.0]),
        is_single_source=False,
    )

    answer = solve_facility_location(problem, limits=TO_THE_END)

    assert answer.value == pytest.approx(6 * 1 + 4 * 2 + 5)
    assert answer.open == (1, 2)


def test_too_little_capacity_is_impossible_and_not_out_of_time():
    problem = FacilityLocation(
        costs=np.ones((2, 1)),
        demands=np.array([3.0, 3.0]),
        capacities=np.array([5.0]),
        fixed_costs=np.array([1.0]),
        is_single_source=False,
    )

    answer = solve_facility_location(problem, limits=TO_THE_END)

    assert (answer.outcome, answer.value, answer.open) == (Outcome.IMPOSSIBLE, None, ())


def _facility_location(seed, *, is_single_source):
    rng = np.random.default_rng(seed)
    demands = rng.integers(2, 9, 5).astype(float)
    return FacilityLocation(
        costs=rng.integers(1, 50, (5, 3)).astype(float),
        demands=demands,
        capacities=np.round(demands.sum() * rng.uniform(0.4, 0.9, 3)),
        fixed_costs=rng.integers(5, 60, 3).astype(float),
        is_single_source=is_single_source,
    )


# ── texts ──


def test_pmedian_text_takes_the_last_of_equal_edges_and_shortest_paths():
    # 1-2 is given twice, 9 and then 2; from 1 to 4 the way is 2 + 1 + 3.
    problem = pmedian_of("4 4 1\n1 2 9\n2 3 1\n3 4 3\n2 1 2\n")

    assert problem.count == 1
    assert problem.distances.tolist() == [[0, 2, 3, 6], [2, 0, 1, 4], [3, 1, 0, 3], [6, 4, 3, 0]]
    assert solve_pmedian(problem, limits=TO_THE_END).value == 7


def test_pmedian_text_keeps_an_edge_that_costs_nothing():
    assert pmedian_of("2 1 1\n1 2 0\n").distances.tolist() == [[0, 0], [0, 0]]


def test_capacitated_pmedian_text_rounds_distances_down():
    problem = capacitated_pmedian_of("1 0\n3 1 50\n1 0 0 5\n2 3 4 6\n3 1 1 7\n")

    assert problem.distances.tolist() == [[0, 5, 1], [5, 0, 3], [1, 3, 0]]
    assert (problem.capacity, problem.count, problem.demands.tolist()) == (50, 1, [5, 6, 7])


def test_both_orders_of_a_facility_location_text_say_the_same():
    by_client = "2 3\n10 5\n20 6\n4\n1. 2.\n5\n3. 4.\n6\n7. 8.\n"
    by_site = "2 3\n10 5\n20 6\n4 5 6\n1 3 7 2\n4 8\n"

    one = facility_location_of(by_client, is_single_source=True)
    two = facility_location_of(by_site, is_single_source=True)

    assert one.costs.tolist() == two.costs.tolist() == [[1, 2], [3, 4], [7, 8]]
    assert one.demands.tolist() == two.demands.tolist() == [4, 5, 6]
    assert (one.capacities.tolist(), one.fixed_costs.tolist()) == ([10, 20], [5, 6])


@pytest.mark.parametrize(
    ("read", "text", "line"),
    [
        (pmedian_of, "", 0),
        (pmedian_of, "4 4\n", 1),
        (pmedian_of, "2 1 1\n1 x 3\n", 2),
        (pmedian_of, "2 1 1\n1 9 3\n", 2),
        (pmedian_of, "2 2 1\n1 2 3\n", 0),
        (pmedian_of, "3 1 1\n1 2 3\n", 0),
        (pmedian_of, "2 1 3\n1 2 3\n", 0),
        (capacitated_pmedian_of, "1 0\n", 2),
        (capacitated_pmedian_of, "1 0\n2 1 50\n1 0 0 5\n", 0),
        (capacitated_pmedian_of, "1 0\n1 1 50\n1 0 0 nan\n", 3),
        (lambda text: facility_location_of(text, is_single_source=True), "2 3\n1 1\n", 0),
        (lambda text: facility_location_of(text, is_single_source=True), "1 1\n1 1\n1\n", 0),
        (lambda text: facility_location_of(text, is_single_source=True), "1 1\n1\n1\n1\n", 2),
    ],
)
def test_a_text_of_another_format_is_refused_at_its_line(read, text, line):
    with pytest.raises(TextRefused) as refused:
        read(text)

    assert refused.value.line == line


def test_an_answer_that_does_not_add_up_is_refused():
    problem = PMedian(distances=np.array([[0.0, 3.0], [3.0, 0.0]]), count=1)
    answer = LocationAnswer(
        outcome=Outcome.PROVED_BEST,
        value=2.0,
        bound=2.0,
        gap=0.0,
        seconds=0.0,
        open=(1,),
        shares=((0, 0, 1.0), (1, 1, 0.5)),
    )

    with pytest.raises(PlanDoesNotAddUp) as refused:
        verify(problem, answer)

    rules = {difference.rule for difference in refused.value.differences}
    assert rules == {"site_is_open", "client_is_not_split", "client_is_served", "value"}
