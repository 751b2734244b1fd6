"""What neighbours of a nested sweep say of one another."""

import pytest

from majup.engines.network.problem import Aim
from majup.engines.network.sweep.curve import (
    falls_behind,
    kept,
    point_of,
    with_bounds_of_later_steps,
)
from tests.engines.network.sweep.planners import a_plan


def _point(value, *, label="a", **plan):
    return point_of(a_plan(value, **plan), label=label, amount=None, started_from=None)


@pytest.mark.parametrize(
    ("later", "earlier", "aim", "is_behind"),
    [
        (10.0, 11.0, Aim.NEEDS_MET, True),
        (11.0, 10.0, Aim.NEEDS_MET, False),
        (10.0, 10.0, Aim.NEEDS_MET, False),
        (10.0, 10.0 + 1e-7, Aim.NEEDS_MET, False),
        (11.0, 10.0, Aim.PUBLIC_COST, True),
        (10.0, 11.0, Aim.PUBLIC_COST, False),
        (None, 10.0, Aim.NEEDS_MET, True),
        (None, None, Aim.NEEDS_MET, False),
        (10.0, None, Aim.NEEDS_MET, False),
    ],
)
def test_a_later_step_falls_behind_where_it_is_worse(later, earlier, aim, is_behind):
    assert falls_behind(_point(later, aim=aim), _point(earlier, aim=aim)) is is_behind


def test_a_kept_plan_says_where_it_comes_from():
    first = _point(10.0, label="first")
    second = kept(_point(8.0, label="second"), first)
    third = kept(_point(9.0, label="third"), second)

    assert (second.label, second.value, second.plan) == ("second", 10.0, first.plan)
    assert (second.kept_from, third.kept_from) == ("first", "first")


def test_bounds_of_later_steps_hold_for_earlier_ones():
    points = with_bounds_of_later_steps(
        [_point(8.0, bound=12.0), _point(9.0, bound=10.0), _point(9.0, bound=11.0)]
    )

    # What 300 EUR cannot reach, 100 EUR cannot reach either; the other way round nothing is said.
    assert [point.bound for point in points] == [10.0, 10.0, 11.0]
    assert [point.gap for point in points] == pytest.approx([0.25, 1 / 9, 2 / 9])


def test_bounds_of_a_cost_come_from_later_steps_too():
    points = with_bounds_of_later_steps(
        [_point(9.0, bound=5.0, aim=Aim.PUBLIC_COST), _point(8.0, bound=7.0, aim=Aim.PUBLIC_COST)]
    )

    assert [point.bound for point in points] == [7.0, 7.0]


def test_a_step_without_an_answer_or_a_proof_says_nothing_of_others():
    points = with_bounds_of_later_steps(
        [_point(8.0, bound=9.0), _point(None), _point(9.0, bound=float("inf"))]
    )

    assert [point.bound for point in points[:2]] == [9.0, None]
