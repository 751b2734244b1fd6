"""One summed aim, where a caller prices unmet needs: what trying every plan finds, and money kept."""

from dataclasses import replace

import pytest

from majup.engines.network.problem import Aim, Limits
from majup.engines.network.run import plan_network
from majup.engines.network.validation import validate
from tests.engines.network.brute_force import least_sum_by_trying
from tests.engines.network.situations import TO_THE_END, a_small_problem, one_town


@pytest.mark.parametrize("price", [5.0, 60.0])
@pytest.mark.parametrize("seed", range(8))
def test_engine_and_brute_force_agree_on_the_sum(seed, price):
    problem = replace(a_small_problem(seed), unmet_eur=price)

    plan = plan_network(problem, limits=TO_THE_END)

    expected = least_sum_by_trying(problem)
    if expected is None:
        assert plan.outcome == "IMPOSSIBLE"
    else:
        assert (plan.outcome, [aim.aim for aim in plan.aims]) == ("PROVED_BEST", [Aim.COST_AND_UNMET])
        assert plan.aims[0].value == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(("price", "met"), [(3.0, 0.0), (4.0, 10.0)])
def test_places_open_only_where_they_cost_less_than_the_needs_they_meet(price, met):
    # 1000 EUR over 30 years is 33.33 EUR a year for 10 persons.
    plan = plan_network(replace(one_town(), unmet_eur=price), limits=Limits(seconds=20.0, gap=0.0))

    assert plan.needs_met == met
    assert plan.aims[0].value == pytest.approx(30.0 if met == 0 else 1000 / 30)


def test_a_price_below_nothing_is_refused():
    assert [c.code for c in validate(replace(one_town(), unmet_eur=-1.0))] == ["number_out_of_range"]
