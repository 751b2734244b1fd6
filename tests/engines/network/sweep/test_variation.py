"""A problem varied: what changes, what stays, and how whole persons stay whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majup.engines.network.problem import Budget, Demand, Level, Place
from majup.engines.network.sweep.records import Axis
from majup.engines.network.sweep.variation import (
    Area,
    Factor,
    budget_factor_sweep,
    budget_sweep,
    demand_sweep,
    reach_factor_sweep,
    reach_sweep,
    with_capital,
    with_demand,
)
from majup.engines.network.validation import validate
from tests.engines.network.situations import a_small_problem, one_town, with_home_service

REGION = Area(level=Level.REGION, area="R")


def _capitals(sweep):
    return [[budget.capital_eur for budget in step.problem.budgets] for step in sweep.steps]


def _persons(problem, factors):
    return [demand.persons for demand in with_demand(problem, factors).demands]


def _town_and_village(persons, *, service="DAY_CARE"):
    """Demands of these sizes, by turns in a town of municipality M and a village of municipality N."""
    problem = one_town()
    village = Place(id="village", municipality="N", region="R")
    demands = tuple(
        Demand(place=("town", "village")[k % 2], service=service, group=f"group{k}", persons=float(count))
        for k, count in enumerate(persons)
    )
    return replace(problem, places=(*problem.places, village), demands=demands)


def test_amounts_of_a_budget_rise_and_leave_running_money_alone():
    problem = replace(
        one_town(), budgets=(Budget(level=Level.REGION, area="R", capital_eur=7.0, running_eur=5.0),)
    )

    sweep = budget_sweep(problem, capital_eur=[300.0, 100.0, 300.0], area=REGION)

    assert [step.label for step in sweep.steps] == ["100", "300"]
    assert _capitals(sweep) == [[100.0], [300.0]]
    assert {step.problem.budgets[0].running_eur for step in sweep.steps} == {5.0}
    assert (sweep.axis, sweep.is_nested) == (Axis.BUDGET, True)


def test_an_area_without_a_budget_gets_one():
    changed = with_capital(one_town(budget_eur=50.0), 900.0, area=Area())

    assert [(budget.level, budget.capital_eur) for budget in changed.budgets] == [
        (Level.REGION, 50.0),
        (Level.WHOLE, 900.0),
    ]
    assert validate(changed) == ()


def test_a_factor_multiplies_every_budget_or_one_area():
    problem = replace(
        one_town(budget_eur=100.0),
        budgets=(
            Budget(level=Level.REGION, area="R", capital_eur=100.0),
            Budget(level=Level.WHOLE, capital_eur=40.0),
            Budget(level=Level.MUNICIPALITY, area="M", running_eur=9.0),
        ),
    )

    assert _capitals(budget_factor_sweep(problem, factors=[2.0])) == [[200.0, 80.0, None]]
    assert _capitals(budget_factor_sweep(problem, factors=[2.0], area=REGION)) == [[200.0, 40.0, None]]


def test_reach_is_set_or_multiplied_for_services_that_have_one():
    problem = with_home_service(one_town(reach_minutes=40.0), persons=2.0)

    by_minutes = reach_sweep(problem, minutes=[60, 30])
    by_factor = reach_factor_sweep(problem, factors=[1.5])

    assert [[s.reach_minutes for s in step.problem.services] for step in by_minutes.steps] == [
        [30, None],
        [60, None],
    ]
    assert [s.reach_minutes for s in by_factor.steps[0].problem.services] == [60.0, None]
    assert (by_factor.steps[0].label, by_factor.steps[0].amount) == ("1.5", 1.5)


def test_reach_of_one_service_leaves_the_others():
    problem = replace(
        one_town(), services=(*one_town().services, replace(one_town().services[0], id="OTHER"))
    )

    sweep = reach_sweep(problem, minutes=[10], services=("OTHER",))

    assert [s.reach_minutes for s in sweep.steps[0].problem.services] == [45.0, 10]


def test_factors_that_concern_the_same_demand_multiply_and_others_pass_it_by():
    problem = _town_and_village([100, 100])

    assert _persons(problem, [Factor(factor=1.1), Factor(factor=2.0, municipality="N")]) == [110.0, 220.0]
    assert _persons(problem, [Factor(factor=3.0, service="ELSE")]) == [100.0, 100.0]
    assert _persons(problem, [Factor(factor=3.0, region="R", group="group0")]) == [300.0, 100.0]


def test_single_persons_grow_too():
    # Each by itself would be rounded back to one; together ten of them are twelve.
    assert sum(_persons(_town_and_village([1] * 10), [Factor(factor=1.2)])) == 12.0


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(
    persons=st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=12),
    factor=st.floats(min_value=0.0, max_value=3.0),
)
def test_whole_persons_stay_whole_and_keep_their_sum(persons, factor):
    changed = _persons(_town_and_village(persons), [Factor(factor=factor)])

    assert all(count >= 0 and float(count).is_integer() for count in changed)
    assert abs(sum(changed) - factor * sum(persons)) <= 0.5 + 1e-6
    assert all(new == 0 for old, new in zip(persons, changed, strict=True) if old == 0)


def test_amounts_that_are_not_whole_are_not_rounded():
    assert _persons(_town_and_village([1.5, 3]), [Factor(factor=1.5)]) == [2.25, 4.5]


def test_scenarios_stand_in_their_order_and_are_not_nested():
    sweep = demand_sweep(
        a_small_problem(1),
        scenarios={"low": [Factor(factor=0.5)], "middle": [], "high": [Factor(factor=2.0)]},
    )

    assert [(step.label, step.amount) for step in sweep.steps] == [
        ("low", None),
        ("middle", None),
        ("high", None),
    ]
    assert sweep.steps[1].problem == a_small_problem(1)
    assert not sweep.is_nested


@pytest.mark.parametrize("seed", range(5))
def test_varied_problems_are_still_sound(seed):
    problem = replace(a_small_problem(seed), budgets=())
    steps = (
        *budget_sweep(problem, capital_eur=[0.0, 10.0], area=REGION).steps,
        *reach_sweep(problem, minutes=[0, 90]).steps,
        *demand_sweep(problem, scenarios={"none": [Factor(factor=0.0)]}).steps,
    )

    assert [complaint for step in steps for complaint in validate(step.problem)] == list(validate(problem))
