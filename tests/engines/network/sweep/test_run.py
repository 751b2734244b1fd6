"""The runner: chains, seams that are mended, cancelling, and answers that do not depend on the executor."""

import random
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from dataclasses import replace

import pytest

from majup.engines.network.problem import Level, Limits
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Outcome
from majup.engines.network.sweep.run import run_sweep
from majup.engines.network.sweep.variation import Area, Factor, budget_sweep, demand_sweep
from tests.engines.network.situations import a_small_problem, one_town
from tests.engines.network.sweep.planners import AtOnce, a_plan

LIMITS = Limits(seconds=20.0, gap=0.0)


def _budgets(*amounts, problem=None):
    return budget_sweep(
        problem or one_town(budget_eur=0.0), capital_eur=amounts, area=Area(level=Level.REGION, area="R")
    )


def _money(problem):
    return problem.budgets[0].capital_eur


def _cold(problem, /, *, limits, start):
    return plan_network(problem, limits=limits)


def _swept(sweep, plan, *, executor=None, **more):
    return run_sweep(sweep, limits=LIMITS, executor=executor or AtOnce(), plan=plan, **more)


def _values(swept):
    return [point.value for point in swept.points]


def test_the_budget_curve_says_what_more_money_buys():
    swept = _swept(_budgets(0, 1000, 2000), _cold)

    # One module of 1000 EUR with ten places for ten persons.
    assert _values(swept) == [0.0, 10.0, 10.0]
    assert [point.plan.outcome for point in swept.points] == [Outcome.PROVED_BEST] * 3
    assert (swept.is_whole, swept.is_repeatable) == (True, True)


def test_chains_begin_cold_and_go_on_from_their_neighbour():
    begun = {}

    def plan(problem, /, *, limits, start):
        begun[_money(problem)] = None if start is None else start.needs_met
        return a_plan(_money(problem))

    swept = _swept(_budgets(*range(1, 8)), plan, chain=3)

    assert begun == {1: None, 2: 1, 3: 2, 4: None, 5: 4, 6: 5, 7: None}
    assert [point.started_from for point in swept.points] == [None, "1", "2", None, "4", "5", None]


def test_a_step_without_an_answer_is_passed_over_as_a_start():
    begun = {}

    def plan(problem, /, *, limits, start):
        begun[_money(problem)] = None if start is None else start.needs_met
        return a_plan(None if _money(problem) == 2 else _money(problem))

    sweep = replace(_budgets(1, 2, 3), is_nested=False)
    swept = _swept(sweep, plan, chain=3)

    assert begun == {1: None, 2: 1, 3: 1}
    assert _values(swept) == [1, None, 3]


def test_a_seam_that_falls_is_planned_again_from_its_neighbour():
    def plan(problem, /, *, limits, start):
        is_unlucky = _money(problem) == 3 and start is None
        return a_plan(1.0 if is_unlucky else _money(problem))

    swept = _swept(_budgets(1, 2, 3, 4), plan, chain=2)

    assert _values(swept) == [1, 2, 3, 4]
    assert [point.started_from for point in swept.points] == [None, "1", "2", "3"]
    assert [point.kept_from for point in swept.points] == [None] * 4


def test_where_no_run_does_better_the_neighbours_plan_stands():
    def plan(problem, /, *, limits, start):
        return a_plan({1: 5.0, 2: 3.0, 3: 4.0}[_money(problem)])

    swept = _swept(_budgets(1, 2, 3), plan, chain=1)

    assert _values(swept) == [5, 5, 5]
    assert [point.kept_from for point in swept.points] == [None, "1", "1"]


def test_scenarios_are_not_mended():
    def plan(problem, /, *, limits, start):
        return a_plan(sum(demand.persons for demand in problem.demands))

    sweep = demand_sweep(one_town(), scenarios={"high": [Factor(factor=2.0)], "low": [Factor(factor=0.5)]})

    assert _values(_swept(sweep, plan, chain=1)) == [20, 5]


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_answer_does_not_depend_on_who_ran_what_when(workers):
    chance = random.Random(workers)

    def plan(problem, /, *, limits, start):
        time.sleep(chance.random() * 0.02)
        begun_with = start.needs_met if start else 0.0
        return a_plan(float(hash((_money(problem), begun_with)) % 9))

    sweep = _budgets(*range(1, 12))
    expected = _swept(sweep, plan)
    with ThreadPoolExecutor(workers) as pool:
        found = _swept(sweep, plan, executor=pool)

    assert found == expected


@pytest.mark.parametrize("seed", range(4))
def test_the_curve_of_real_plans_never_falls(seed):
    problem = a_small_problem(seed)

    swept = _swept(_budgets(0, 150, 300, 450, 600, problem=problem), _cold)

    values = [value for value in _values(swept) if value is not None]
    assert values == sorted(values)
    assert all(point.bound >= point.value - 1e-6 for point in swept.points if point.value is not None)


def test_a_cancelled_sweep_keeps_what_is_finished():
    finished = []

    def plan(problem, /, *, limits, start):
        return a_plan(_money(problem), stopped_by="cancelled" if _money(problem) == 3 else "gap")

    swept = _swept(
        _budgets(1, 2, 3, 4),
        plan,
        chain=4,
        on_point=lambda point, _count: finished.append(point.label),
        is_cancelled=lambda: len(finished) >= 2,
    )

    assert [point.label for point in swept.points] == ["1", "2"] == finished
    assert (swept.is_whole, swept.is_repeatable) == (False, False)


def test_a_sweep_ended_by_the_clock_says_that_it_need_not_repeat():
    def plan(problem, /, *, limits, start):
        return a_plan(1.0, stopped_by="clock")

    assert _swept(_budgets(1), plan).is_repeatable is False


def test_a_lost_executor_leaves_what_is_finished():
    def plan(problem, /, *, limits, start):
        if _money(problem) == 3:
            raise BrokenExecutor("a process was killed")
        return a_plan(_money(problem))

    swept = _swept(_budgets(1, 2, 3, 4), plan, chain=4)

    assert _values(swept) == [1, 2]
    assert (swept.lost, swept.is_whole) == ("a process was killed", False)


def test_a_fault_of_one_run_gives_up_the_rest():
    def plan(problem, /, *, limits, start):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _swept(_budgets(1, 2, 3), plan, chain=1)
