"""The checker finds every way in which a plan could be wrong."""

from dataclasses import replace

import pytest

from majup.engines.network.checks import PlanDoesNotAddUp, differences_of, verify
from majup.engines.network.problem import Budget, Existing, Floor, Level, Separation, Site, Way
from majup.engines.network.run import plan_network
from tests.engines.network.situations import TO_THE_END, one_town


def _rules(problem, plan):
    return {difference.rule for difference in differences_of(problem, plan)}


@pytest.fixture
def problem():
    base = one_town(persons=8, budget_eur=1000.0, upper_norm=10, least_utilisation=0.5)
    return replace(
        base,
        sites=(*base.sites, Site(id="hall", municipality="M", region="R", building_eur=10.0)),
        ways=(*base.ways, Way(place="town", site="hall", minutes=50.0)),
    )


@pytest.fixture
def plan(problem):
    return plan_network(problem, limits=TO_THE_END)


def test_an_honest_plan_passes(problem, plan):
    verify(problem, plan)


def test_a_wrong_plan_is_refused_with_every_difference(problem, plan):
    with pytest.raises(PlanDoesNotAddUp) as refused:
        verify(problem, replace(plan, needs_met=9.0, capital_eur=1.0))

    assert {difference.rule for difference in refused.value.differences} == {"needs_met", "capital"}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"persons": 9.0}, "persons_add_up"),
        ({"persons": 7.5}, "persons_are_whole"),
        ({"persons": 0.0}, "persons_are_some"),
        ({"site": "hall", "minutes": 50.0}, "way_is_in_reach"),
        ({"minutes": 5.0}, "way_has_its_minutes"),
        ({"site": "elsewhere"}, "way_is_given"),
    ],
)
def test_persons_served_wrongly_are_found(problem, plan, changes, rule):
    served = (replace(plan.served[0], **changes),)

    assert rule in _rules(problem, replace(plan, served=served))


@pytest.mark.parametrize("aim", [0, 1, 2])
def test_a_wrong_value_of_an_aim_is_found(problem, plan, aim):
    aims = list(plan.aims)
    aims[aim] = replace(aims[aim], value=aims[aim].value + 1)

    assert _rules(problem, replace(plan, aims=tuple(aims))) == {"aim_value"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"modules": (replace(one_town().modules[0], places=7.0),)}, "places_hold"),
        ({"budgets": (Budget(level=Level.REGION, area="R", capital_eur=999.0),)}, "capital_budget"),
        ({"floors": (Floor(municipality="M", share=1.0),)}, ""),
        (
            {"sites": (Site(id="school", municipality="M", region="R", is_candidate=False),)},
            "module_may_open",
        ),
        ({"existing": (Existing(site="hall", service="DAY_CARE", places=4.0),)}, "existing_stays"),
    ],
)
def test_a_plan_of_another_problem_is_found(problem, plan, change, rule):
    found = _rules(replace(problem, **change), plan)

    assert (rule in found) if rule else (found == set())


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("upper_norm", 9, "norm_holds"),
        ("least_utilisation", 0.9, "used_today"),
        ("least_utilisation_last", 0.9, "used_in_the_last_period"),
        ("most_modules_per_site", 0, "modules_are_not_too_many"),
    ],
)
def test_a_stricter_service_is_found_broken(problem, plan, field, value, rule):
    services = (replace(problem.services[0], **{field: value}),)

    assert rule in _rules(replace(problem, services=services), plan)


def test_a_floor_not_reached_is_found(problem):
    poor = replace(problem, budgets=(Budget(level=Level.REGION, area="R", capital_eur=0.0),))
    plan = plan_network(poor, limits=TO_THE_END)

    assert _rules(replace(poor, floors=(Floor(municipality="M", share=0.1),)), plan) == {"floor"}


def test_two_sites_too_close_are_found(problem, plan):
    opened = (*plan.opened, replace(plan.opened[0], site="hall"))
    close = replace(problem, separations=(Separation(site="hall", other="school"),))

    assert "separation" in _rules(close, replace(plan, opened=opened))
