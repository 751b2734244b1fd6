"""Parts that share nothing: how a problem is split, and that planning the parts is planning the whole."""

from dataclasses import replace

import pytest

from majup.engines.network.parts import parts_of
from majup.engines.network.problem import Budget, Floor, Level, Limits, Separation
from majup.engines.network.run import plan_network
from tests.engines.network.situations import TO_THE_END, one_town


def _two_regions(**service):
    """The same town twice, in regions of their own."""
    first = one_town(budget_eur=1000.0, **service)
    there = {"municipality": "M2", "region": "R2"}
    return replace(
        first,
        places=(*first.places, replace(first.places[0], id="town2", **there)),
        sites=(*first.sites, replace(first.sites[0], id="school2", **there)),
        demands=(*first.demands, replace(first.demands[0], place="town2")),
        ways=(*first.ways, replace(first.ways[0], place="town2", site="school2")),
        budgets=(*first.budgets, replace(first.budgets[0], area="R2")),
    )


def _spots(parts):
    return [sorted(row.id for row in (*part.places, *part.sites)) for part in parts]


def test_regions_with_budgets_of_their_own_are_parts():
    assert _spots(parts_of(_two_regions())) == [["school", "town"], ["school2", "town2"]]


@pytest.mark.parametrize(
    "tie",
    [
        {"budgets": (Budget(level=Level.WHOLE, capital_eur=1000.0),)},
        {"separations": (Separation(site="school", other="school2"),)},
    ],
)
def test_money_or_distance_that_regions_share_keeps_them_together(tie):
    assert len(parts_of(replace(_two_regions(), **tie))) == 1


def test_a_way_across_the_border_keeps_regions_together_only_where_it_is_short_enough():
    problem = _two_regions()
    across = replace(problem.ways[0], site="school2")

    near, far = (replace(problem, ways=(*problem.ways, replace(across, minutes=m))) for m in (45.0, 46.0))

    assert (len(parts_of(near)), len(parts_of(far))) == (1, 2)


def test_a_floor_keeps_the_places_of_a_municipality_together():
    problem = _two_regions()
    places = tuple(replace(place, municipality="M") for place in problem.places)

    assert len(parts_of(replace(problem, places=places))) == 2
    assert len(parts_of(replace(problem, places=places, floors=(Floor(municipality="M", share=0.5),)))) == 1


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_parts_planned_side_by_side_are_one_plan_of_the_whole(threads):
    problem = _two_regions()

    plan = plan_network(problem, limits=replace(TO_THE_END, threads=threads))

    assert plan.outcome == "PROVED_BEST"
    assert (plan.needs_met, plan.capital_eur) == (20.0, 2000.0)
    assert [(aim.value, aim.bound) for aim in plan.aims] == [(v, v) for v in (20.0, 2000.0 / 30, 200.0)]


def test_one_impossible_part_makes_the_whole_impossible_and_names_what_must_give_way():
    problem = _two_regions()
    poor = (problem.budgets[0], replace(problem.budgets[1], capital_eur=400.0))

    plan = plan_network(
        replace(problem, budgets=poor, floors=(Floor(municipality="M2", share=1.0),)),
        limits=Limits(seconds=20.0, threads=2),
    )

    assert plan.outcome == "IMPOSSIBLE"
    assert [(row.constraint, row.subject, row.amount) for row in plan.relaxation] == [
        ("capital_budget", "R2", 600.0)
    ]
