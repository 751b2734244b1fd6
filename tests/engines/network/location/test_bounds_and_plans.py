"""The parts of the search: bounds hold, what they fix is right, and plans only get better."""

from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

from majup.engines.network.location.assignment import by_regret, by_size, improved, resited
from majup.engines.network.location.incumbent import Incumbent, value_step
from majup.engines.network.location.interchange import greedy, interchanged, nearest_value
from majup.engines.network.location.looks import SOONEST, Looks
from majup.engines.network.location.opening import Enough, Exactly
from majup.engines.network.location.paths import shortest_paths
from majup.engines.network.location.relaxation import Divisible, Uncapacitated


def _knapsack(gains, demands, capacity):
    """The least sum of gains that fits, in parts: an independent linear programme."""
    found = linprog(gains, A_ub=demands[None, :], b_ub=[capacity], bounds=(0, 1))
    return found.fun


def _divisible(rng, *, sites=4, clients=7):
    demands = rng.integers(1, 9, clients).astype(float)
    return Divisible(
        costs=rng.uniform(0, 20, (sites, clients)),
        demands=demands,
        capacities=rng.uniform(5, 20, sites),
        fixed=rng.uniform(0, 9, sites),
    )


@pytest.mark.parametrize("seed", range(10))
def test_what_a_site_is_worth_is_its_best_filling(seed):
    rng = np.random.default_rng(seed)
    relaxation, prices = _divisible(rng), rng.uniform(0, 25, 7)

    values = relaxation.values(prices)

    for site in range(4):
        best = _knapsack(relaxation.costs[site] - prices, relaxation.demands, relaxation.capacities[site])
        assert values[site] == pytest.approx(relaxation.fixed[site] + best)


@pytest.mark.parametrize("seed", range(10))
def test_a_refused_client_makes_the_filling_at_least_so_much_dearer(seed):
    rng = np.random.default_rng(seed)
    relaxation, prices = _divisible(rng), rng.uniform(0, 25, 7)
    values = relaxation.values(prices)

    dearer = relaxation.refused(prices)

    for site, client in product(range(4), range(7)):
        gains, rest = relaxation.costs[site] - prices, np.arange(7) != client
        left = relaxation.capacities[site] - relaxation.demands[client]
        if left >= 0:
            forced = gains[client] + _knapsack(gains[rest], relaxation.demands[rest], left)
            assert forced >= values[site] - relaxation.fixed[site] + dearer[site, client] - 1e-9


def test_slack_counts_what_the_open_sites_do_not_serve():
    relaxation = Uncapacitated(costs=np.array([[1.0, 5.0, 9.0], [9.0, 2.0, 9.0]]))
    relaxation.values(np.array([3.0, 6.0, 4.0]))

    assert relaxation.slack(np.array([1.0, 1.0])).tolist() == [0.0, -1.0, 1.0]
    assert relaxation.slack(np.array([0.0, 1.0])).tolist() == [1.0, 0.0, 1.0]


def test_a_relaxation_over_fewer_sites_remembers_its_turn():
    relaxation = _divisible(np.random.default_rng(1))
    relaxation.values(np.full(7, 15.0))
    whole = relaxation.slack(np.array([0.0, 1.0, 0.5, 0.0]))

    fewer = relaxation.kept(np.array([False, True, True, False]))

    assert fewer.slack(np.array([1.0, 0.5])) == pytest.approx(whole)


@pytest.mark.parametrize("seed", range(10))
def test_so_many_sites_open_at_the_least_value_and_forcing_one_costs_what_is_said(seed):
    rng = np.random.default_rng(seed)
    values, must = rng.uniform(-10, 10, 6), rng.random(6) < 0.2

    opened = Exactly(count=3).opened(values, must)

    plans = [set(plan) for plan in combinations(range(6), 3) if set(np.flatnonzero(must)) <= set(plan)]
    assert opened.value == pytest.approx(min(values[list(plan)].sum() for plan in plans))
    for site in range(6):
        for forced, price in ((True, opened.opening[site]), (False, opened.closing[site])):
            some = [values[list(plan)].sum() for plan in plans if (site in plan) is forced]
            if some and not must[site]:
                assert min(some) >= opened.value + price - 1e-9


@pytest.mark.parametrize("seed", range(10))
def test_enough_capacity_opens_for_less_than_any_whole_choice(seed):
    rng = np.random.default_rng(seed)
    values, capacities, must = rng.uniform(-3, 10, 6), rng.uniform(1, 9, 6), rng.random(6) < 0.2
    rule = Enough(capacities=capacities, need=float(capacities.sum() * 0.6))

    opened = rule.opened(values, must)

    plans = [np.array(plan) for plan in product([0.0, 1.0], repeat=6)]
    plans = [plan for plan in plans if capacities @ plan >= rule.need and (plan >= must).all()]
    assert opened.value <= min(values @ plan for plan in plans) + 1e-9
    for site in np.flatnonzero(~must):
        for forced, price in ((1.0, opened.opening[site]), (0.0, opened.closing[site])):
            some = [values @ plan for plan in plans if plan[site] == forced]
            if some:
                assert min(some) >= opened.value + price - 1e-9


def test_sites_that_cannot_be_enough_are_infinitely_dear():
    rule = Enough(capacities=np.array([1.0, 2.0]), need=4.0)

    assert rule.opened(np.zeros(2) + 1.0, np.zeros(2, dtype=bool)).value == np.inf
    assert Exactly(count=3).opened(np.zeros(2), np.zeros(2, dtype=bool)).value == np.inf


@pytest.mark.parametrize("seed", range(8))
def test_swaps_end_where_no_swap_gains(seed):
    rng = np.random.default_rng(seed)
    costs, count = rng.integers(0, 50, (15, 25)).astype(float), int(rng.integers(1, 6))
    first = greedy(costs, count)

    chosen, value = interchanged(costs, first)

    assert value == nearest_value(costs, chosen) <= nearest_value(costs, first)
    for leaver, newcomer in product(range(count), set(range(15)) - set(chosen.tolist())):
        swapped = np.append(np.delete(chosen, leaver), newcomer)
        assert nearest_value(costs, swapped) >= value - 1e-9


@pytest.mark.parametrize("seed", range(10))
def test_assignments_fit_and_exchanges_only_help(seed):
    rng = np.random.default_rng(seed)
    costs, demands = rng.uniform(0, 50, (4, 20)), rng.integers(1, 9, 20).astype(float)
    capacities = np.full(4, np.ceil(demands.sum() / 4 * 1.15))
    limits = {"costs": costs, "demands": demands, "capacities": capacities}

    for where in (by_regret(**limits), by_size(**limits)):
        better = improved(where, **limits, is_over=lambda: False)

        cost = [costs[plan, np.arange(20)].sum() for plan in (where, better)]
        assert cost[1] <= cost[0]
        assert (np.bincount(better, weights=demands, minlength=4) <= capacities).all()


def test_nobody_is_sent_where_there_is_no_room():
    limits = {
        "costs": np.ones((2, 3)),
        "demands": np.array([2.0, 2.0, 2.0]),
        "capacities": np.array([3.0, 3.0]),
    }

    assert by_regret(**limits) is None
    assert by_size(**limits) is None


def test_a_cluster_gets_the_site_that_serves_it_best():
    costs = np.array([[5.0, 5.0, 1.0], [2.0, 2.0, 9.0], [9.0, 9.0, 3.0]])

    fresh = resited(
        np.array([0, 0, 1]),
        np.array([0, 2]),
        costs=costs,
        demands=np.ones(3),
        capacities=np.full(3, 2.0),
        fixed=np.zeros(3),
    )

    assert fresh.tolist() == [1, 0]


def test_values_move_in_steps_of_their_common_divisor_only_when_whole():
    assert value_step(np.array([[10.0, 25.0]]), np.array([5.0])) == 5.0
    assert value_step(np.array([[10.0, 2.5]])) == 0.0
    assert value_step(np.zeros((2, 2))) == 0.0


def test_a_bound_just_above_one_less_proves_a_whole_value():
    incumbent = Incumbent(step=1.0)
    incumbent.offer(20.0, np.array([3, 1]))

    assert 19.001 < incumbent.target + 0.001 < 19.01
    assert (incumbent.rounded_up(19.2), incumbent.proved) == (20.0, 20.0)
    assert not incumbent.offer(20.0, np.array([2, 4]))
    assert incumbent.sites.tolist() == [1, 3]


def test_looks_get_rarer_until_one_helps():
    looks, chosen = Looks(), iter(range(10_000))
    due = [turn for turn in range(100) if looks.is_due(np.array([next(chosen)])) and not _failed(looks)]

    assert due[:3] == [SOONEST - 1, SOONEST * 3 - 1, SOONEST * 7 - 1]
    looks.learn(is_better=True)
    assert looks.waiting == SOONEST


def _failed(looks):
    looks.learn(is_better=False)
    return False


@pytest.mark.parametrize("edges", [30, 60, 400])
@pytest.mark.parametrize("whole", [True, False])
def test_shortest_paths_equal_another_program_on_sparse_and_dense_graphs(edges, whole):
    rng = np.random.default_rng(edges)
    ends = np.unique(np.sort(rng.integers(0, 60, (edges, 2)), axis=1), axis=0)
    ends = ends[ends[:, 0] != ends[:, 1]]
    lengths = rng.integers(1, 50, len(ends)).astype(float) if whole else rng.uniform(0.1, 5, len(ends))
    graph = csr_matrix((lengths, (ends[:, 0], ends[:, 1])), shape=(60, 60))

    found = shortest_paths(60, ends, lengths)

    assert np.allclose(found, shortest_path(graph, directed=False), atol=1e-6)
