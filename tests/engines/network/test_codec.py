"""Problems, limits and plans survive the way through text, and the text is canonical."""

from dataclasses import replace

import pytest

from majup.engines.network.problem import (
    Limits,
    limits_from_json,
    limits_to_json,
    problem_from_json,
    problem_sha256,
    problem_to_json,
)
from majup.engines.network.problem.encoding import ForeignText
from majup.engines.network.run import plan_network
from majup.engines.network.solution import plan_from_json, plan_to_json
from tests.engines.network.situations import TO_THE_END, a_small_problem, one_town


@pytest.mark.parametrize("seed", range(5))
def test_a_problem_comes_back_equal(seed):
    problem = a_small_problem(seed)

    assert problem_from_json(problem_to_json(problem)) == problem


@pytest.mark.parametrize("seed", range(5))
def test_a_plan_comes_back_equal(seed):
    plan = plan_network(a_small_problem(seed), limits=TO_THE_END)

    assert plan_from_json(plan_to_json(plan)) == plan


def test_limits_come_back_equal():
    limits = Limits(seconds=12.5, gap=0.02, seed=7, threads=2, work=300)

    assert limits_from_json(limits_to_json(limits)) == limits


def test_equal_problems_have_equal_text_and_hash():
    whole, real = one_town(persons=7), one_town(persons=7.0)

    assert problem_to_json(whole) == problem_to_json(real)
    assert problem_sha256(whole) == problem_sha256(real)


def test_fields_at_their_default_leave_the_text_alone():
    problem = one_town()

    assert "upper_norm" not in problem_to_json(problem)
    assert "existing" not in problem_to_json(problem)


def test_another_problem_has_another_hash():
    assert problem_sha256(one_town(persons=7)) != problem_sha256(one_town(persons=8))
    assert problem_sha256(one_town()) != problem_sha256(replace(one_town(), name="town"))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", "text"),
        ("[]", "Problem"),
        ('{"services":[]}', "Problem"),
        (
            problem_to_json(one_town()).replace('"persons":10.0', '"persons":"ten"'),
            "Problem.demands[0].persons",
        ),
        (problem_to_json(one_town()).replace('"minutes":10.0', '"minute":10.0'), "Problem.ways[0]"),
        (
            problem_to_json(one_town(budget_eur=1.0)).replace('"REGION"', '"COUNTRY"'),
            "Problem.budgets[0].level",
        ),
        (problem_to_json(one_town()).replace('"services":[', '"services":7,"x":['), "Problem"),
    ],
)
def test_a_foreign_text_is_refused_at_the_field(text, where):
    with pytest.raises(ForeignText) as refused:
        problem_from_json(text)

    assert refused.value.where == where
