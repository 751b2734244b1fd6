"""Each rule of a network by itself, in a town with one service."""

from dataclasses import replace

import pytest

from majup.engines.network.problem import (
    Budget,
    Demand,
    Existing,
    Floor,
    Level,
    Module,
    Separation,
    Site,
    Way,
)
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Outcome
from tests.engines.network.situations import TO_THE_END, one_town, with_home_service


def _planned(problem):
    return plan_network(problem, limits=TO_THE_END)


def _with_second_site(problem, **site):
    ways = (*problem.ways, Way(place="town", site="hall", minutes=20.0))
    hall = Site(id="hall", **{"municipality": "M", "region": "R", **site})
    return replace(problem, sites=(*problem.sites, hall), ways=ways)


def test_persons_within_reach_are_served():
    plan = _planned(one_town(persons=7))

    assert (plan.outcome, plan.needs_met, plan.needs_total) == (Outcome.PROVED_BEST, 7, 7)
    assert [(row.site, row.modules, row.persons) for row in plan.opened] == [("school", ("day10",), 7)]


def test_persons_beyond_reach_are_not_served():
    assert _planned(one_town(minutes=46.0)).needs_met == 0


def test_a_way_of_the_service_overrides_the_general_one():
    problem = one_town(minutes=46.0)
    problem = replace(
        problem, ways=(*problem.ways, Way(place="town", site="school", minutes=12.0, service="DAY_CARE"))
    )

    plan = _planned(problem)

    assert (plan.needs_met, plan.person_minutes) == (10, 120)


def test_places_are_never_overfilled():
    assert _planned(one_town(persons=14)).needs_met == 10


def test_two_modules_open_where_the_service_allows_two():
    plan = _planned(one_town(persons=14, most_modules_per_site=2))

    assert plan.needs_met == 14
    assert plan.opened[0].modules == ("day10", "day10")


def test_norm_keeps_places_at_a_site_down():
    assert _planned(one_town(persons=14, most_modules_per_site=2, upper_norm=16)).needs_met == 10


def test_capital_beyond_the_budget_is_not_spent():
    assert _planned(one_town(capital_eur=1000.0, budget_eur=999.0)).needs_met == 0
    assert _planned(one_town(capital_eur=1000.0, budget_eur=1000.0)).needs_met == 10


def test_a_building_is_paid_once_for_all_services_in_it():
    problem = one_town(budget_eur=2500.0)
    problem = replace(
        problem,
        services=(*problem.services, replace(problem.services[0], id="RESPITE")),
        modules=(*problem.modules, Module(id="rest10", service="RESPITE", places=10.0, capital_eur=1000.0)),
        demands=(*problem.demands, Demand(place="town", service="RESPITE", group="CHILD_FT", persons=4)),
        sites=(replace(problem.sites[0], building_eur=500.0),),
    )

    plan = _planned(problem)

    assert (plan.needs_met, plan.capital_eur) == (14, 2500.0)
    assert plan.buildings[0].services == ("DAY_CARE", "RESPITE")


def test_nothing_opens_that_too_few_would_use_today():
    assert _planned(one_town(persons=5, least_utilisation=0.6)).needs_met == 0
    assert _planned(one_town(persons=6, least_utilisation=0.6)).needs_met == 6


def test_nothing_opens_that_too_few_would_use_in_the_last_period():
    shrinking = {"persons": 8, "least_utilisation_last": 0.6, "last_factor": 0.7}

    assert _planned(one_town(**shrinking)).needs_met == 0
    assert _planned(one_town(**{**shrinking, "last_factor": 0.75})).needs_met == 8


def test_existing_places_are_used_before_new_ones_are_bought():
    problem = replace(
        one_town(persons=10), existing=(Existing(site="school", service="DAY_CARE", places=12.0),)
    )

    plan = _planned(problem)

    assert (plan.needs_met, plan.capital_eur) == (10, 0)
    assert plan.opened[0].modules == ()


def test_new_places_beside_existing_ones_need_both_to_be_used():
    existing = (Existing(site="school", service="DAY_CARE", places=6.0),)
    little = replace(one_town(persons=11, least_utilisation=0.75), existing=existing)
    enough = replace(one_town(persons=12, least_utilisation=0.75), existing=existing)

    assert _planned(little).needs_met == 6
    assert _planned(enough).needs_met == 12


def test_sites_too_close_never_both_run_a_service():
    problem = _with_second_site(one_town(persons=20))

    assert _planned(problem).needs_met == 20
    assert _planned(replace(problem, separations=(Separation(site="school", other="hall"),))).needs_met == 10


def test_nothing_opens_too_close_to_an_existing_service():
    problem = replace(
        _with_second_site(one_town(persons=20), is_candidate=False),
        existing=(Existing(site="hall", service="DAY_CARE", places=3.0),),
        separations=(Separation(site="hall", other="school", service="DAY_CARE"),),
    )

    assert _planned(problem).needs_met == 3


def test_a_site_that_is_no_candidate_opens_nothing():
    problem = one_town()

    assert _planned(replace(problem, sites=(replace(problem.sites[0], is_candidate=False),))).needs_met == 0


def test_whoever_weighs_more_is_served_first():
    problem = one_town(persons=8)
    urgent = Demand(place="town", service="DAY_CARE", group="CHILD_OFC", persons=6, priority=3.0)

    plan = _planned(replace(problem, demands=(*problem.demands, urgent)))

    assert sum(row.persons for row in plan.served if row.group == "CHILD_OFC") == 6
    assert plan.aims[0].value == 6 * 3 + 4


def test_service_at_home_needs_no_place_and_no_way():
    plan = _planned(with_home_service(one_town(minutes=99.0), persons=9))

    assert plan.needs_met == 9
    assert {(row.service, row.site) for row in plan.served} == {("HOME_CARE", "")}
    assert plan.running_eur == 900.0


def test_running_budget_limits_service_at_home():
    plan = _planned(with_home_service(one_town(minutes=99.0), persons=9, running_eur=450.0))

    assert (plan.needs_met, plan.running_eur) == (4, 400.0)


def test_floor_takes_money_from_where_it_would_serve_more():
    problem = _with_second_site(one_town(persons=10, budget_eur=1000.0), municipality="N")
    village = replace(problem.places[0], id="village", municipality="N")
    problem = replace(
        problem,
        places=(*problem.places, village),
        ways=(problem.ways[0], Way(place="village", site="hall", minutes=5.0)),
        demands=(*problem.demands, Demand(place="village", service="DAY_CARE", group="CHILD_FT", persons=4)),
    )

    assert _planned(problem).needs_met == 10
    assert _planned(replace(problem, floors=(Floor(municipality="N", share=0.5),))).needs_met == 4


def test_impossible_floor_is_answered_with_the_money_it_would_take():
    plan = _planned(replace(one_town(budget_eur=400.0), floors=(Floor(municipality="M", share=0.5),)))

    assert plan.outcome is Outcome.IMPOSSIBLE
    assert [(row.constraint, row.subject, row.unit) for row in plan.relaxation] == [
        ("capital_budget", "R", "EUR")
    ]
    assert plan.relaxation[0].amount == pytest.approx(600.0, abs=0.01)


def test_floor_that_no_money_reaches_is_answered_with_the_persons_it_is_short_of():
    plan = _planned(replace(one_town(minutes=99.0), floors=(Floor(municipality="M", share=0.5),)))

    assert plan.outcome is Outcome.IMPOSSIBLE
    assert [(row.constraint, row.subject, row.amount) for row in plan.relaxation] == [("floor", "M", 5.0)]


def test_budget_of_a_municipality_binds_only_there():
    problem = _with_second_site(one_town(persons=20), municipality="N")
    budget = Budget(level=Level.MUNICIPALITY, area="N", capital_eur=0.0)

    plan = _planned(replace(problem, budgets=(budget,)))

    assert [row.site for row in plan.opened] == ["school"]


def test_least_cost_is_chosen_among_plans_that_serve_as_many():
    problem = _with_second_site(one_town(persons=10))
    cheap = Module(id="cheap10", service="DAY_CARE", places=10.0, capital_eur=400.0, lifetime_years=20.0)

    plan = _planned(replace(problem, modules=(*problem.modules, cheap)))

    assert plan.opened[0].modules == ("cheap10",)
    assert plan.cost_year_eur == 20.0


def test_shortest_ways_are_chosen_among_plans_that_cost_the_same():
    plan = _planned(_with_second_site(one_town(persons=10)))

    assert [row.site for row in plan.opened] == ["school"]
    assert plan.person_minutes == 100


def test_persons_in_parts_are_served_in_parts():
    plan = _planned(one_town(persons=7.25))

    assert not plan.whole_persons
    assert plan.needs_met == pytest.approx(7.25, abs=1e-4)


def test_a_problem_without_demand_is_answered():
    plan = _planned(replace(one_town(), demands=()))

    assert (plan.outcome, plan.needs_total, plan.opened) == (Outcome.PROVED_BEST, 0, ())
