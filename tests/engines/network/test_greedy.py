"""Planning by hand: within every rule, so never better than what is proved best, and often worse."""

from dataclasses import replace

import pytest

from majup.engines.network.greedy import planned_by_hand
from majup.engines.network.problem import Demand, Module, Place, Separation, Site, Way
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Outcome
from tests.engines.network.situations import TO_THE_END, a_small_problem, one_town, with_home_service


def three_towns():
    """Two outer schools for six each and a middle one for ten; the money is for both of those or for this."""
    towns = {"west": 6.0, "east": 6.0}
    problem = one_town(budget_eur=1000.0)
    return replace(
        problem,
        places=tuple(Place(id=town, municipality="M", region="R") for town in towns),
        sites=tuple(
            Site(id=site, municipality="M", region="R", building_eur=eur)
            for site, eur in (("west", 400.0), ("middle", 500.0), ("east", 400.0))
        ),
        modules=(Module(id="day10", service="DAY_CARE", places=10.0, capital_eur=100.0),),
        demands=tuple(
            Demand(place=town, service="DAY_CARE", group="G", persons=count) for town, count in towns.items()
        ),
        ways=tuple(Way(place=town, site=site, minutes=10.0) for town in towns for site in (town, "middle")),
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_by_hand_is_never_better_than_the_proved_best(seed):
    problem = replace(a_small_problem(seed), floors=())

    best = plan_network(problem, limits=TO_THE_END)
    by_hand = planned_by_hand(problem)

    assert best.outcome is Outcome.PROVED_BEST
    assert by_hand.weighted <= best.aims[0].value + 1e-6


def test_a_step_that_looks_best_can_shut_out_two_that_are_better():
    # Ten for 600 EUR look better than six for 500 EUR, but leave no money for the other six.
    problem = three_towns()

    best = plan_network(problem, limits=TO_THE_END)

    assert (planned_by_hand(problem).needs_met, best.needs_met) == (10, 12)


def test_money_ends_the_steps():
    assert planned_by_hand(one_town(budget_eur=999.0)).needs_met == 0
    assert planned_by_hand(one_town(budget_eur=1000.0)).needs_met == 10
    assert planned_by_hand(one_town()).capital_eur == 1000.0


@pytest.mark.parametrize(
    ("service", "met"),
    [
        ({"reach_minutes": 9.0}, 0),
        ({"least_utilisation": 0.5}, 6),
        ({"least_utilisation": 0.7}, 0),
        ({"least_utilisation_last": 0.5, "last_factor": 0.5}, 0),
        ({"upper_norm": 9}, 0),
        ({"upper_norm": 10}, 6),
    ],
)
def test_rules_of_the_service_hold(service, met):
    assert planned_by_hand(one_town(persons=6.0, **service)).needs_met == met


def test_two_sites_too_close_do_not_both_open():
    problem = one_town(persons=20.0)
    both = replace(
        problem,
        sites=(*problem.sites, Site(id="hall", municipality="M", region="R")),
        ways=(*problem.ways, Way(place="town", site="hall", minutes=12.0)),
    )
    apart = replace(both, separations=(Separation(site="school", other="hall"),))

    assert planned_by_hand(both).needs_met == 20
    assert planned_by_hand(apart).opened == (("school", "day10"),)


def test_help_at_home_is_given_as_far_as_running_money_goes():
    problem = with_home_service(one_town(persons=0.0), persons=9.0, running_eur=450.0, eur_per_person=100.0)

    assert planned_by_hand(problem).needs_met == 4


def test_the_better_of_two_rules_is_taken():
    problem = one_town(persons=30.0, budget_eur=1500.0)
    larger = Module(id="day30", service="DAY_CARE", places=30.0, capital_eur=1500.0)

    assert planned_by_hand(replace(problem, modules=(*problem.modules, larger))).needs_met == 30
