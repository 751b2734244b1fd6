"""Why a need stays unmet: the reason, and the facts that a person would ask for next."""

from dataclasses import replace

from majup.engines.network.problem import Budget, Existing, Level, Module, Separation, Site, Way
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Outcome, Reason
from tests.engines.network.region import a_region
from tests.engines.network.situations import TO_THE_END, one_town, with_home_service


def _unmet(problem):
    plan = plan_network(problem, limits=TO_THE_END)
    assert plan.outcome is Outcome.PROVED_BEST
    (row,) = plan.unmet
    return row


def test_no_site_in_reach_names_the_nearest():
    row = _unmet(one_town(minutes=70.0))

    assert (row.reason, row.persons) == (Reason.NO_SITE_IN_REACH, 10)
    assert (row.facts.nearest_site, row.facts.nearest_minutes, row.facts.reach_minutes) == (
        "school",
        70.0,
        45.0,
    )


def test_no_way_at_all_names_no_site():
    row = _unmet(replace(one_town(), ways=()))

    assert (row.reason, row.facts.nearest_site) == (Reason.NO_SITE_IN_REACH, None)


def test_too_few_for_a_viable_service_says_how_many_are_needed():
    row = _unmet(one_town(persons=5, least_utilisation=0.61))

    assert row.reason is Reason.TOO_FEW_FOR_VIABLE_SERVICE
    assert (row.facts.in_reach, row.facts.needed, row.facts.site) == (5, 7, "school")


def test_no_money_says_how_much_more_would_do():
    row = _unmet(one_town(capital_eur=1000.0, budget_eur=400.0))

    assert row.reason is Reason.NO_MONEY
    assert (row.facts.cost_eur, row.facts.left_eur, row.facts.more_eur) == (1000.0, 400.0, 600.0)
    assert (row.facts.site, row.facts.module) == ("school", "day10")


def test_no_money_for_a_larger_module_counts_what_the_smaller_one_took():
    problem = one_town(persons=18, capital_eur=1000.0, budget_eur=1300.0)
    larger = Module(id="day20", service="DAY_CARE", places=20.0, capital_eur=1700.0)

    row = _unmet(replace(problem, modules=(*problem.modules, larger)))

    assert (row.reason, row.persons, row.facts.module) == (Reason.NO_MONEY, 8, "day20")
    assert (row.facts.cost_eur, row.facts.left_eur, row.facts.more_eur) == (700.0, 300.0, 400.0)


def test_no_places_left_where_nothing_larger_exists():
    row = _unmet(one_town(persons=13))

    assert (row.reason, row.persons) == (Reason.NO_PLACES_LEFT, 3)


def test_norm_is_named_where_a_larger_module_would_break_it():
    problem = one_town(persons=13, upper_norm=12)
    larger = Module(id="day20", service="DAY_CARE", places=20.0)

    row = _unmet(replace(problem, modules=(*problem.modules, larger)))

    assert (row.reason, row.facts.norm, row.facts.module) == (Reason.NORM, 12.0, "day20")


def test_too_close_to_another_site_is_named():
    problem = one_town(persons=14)
    problem = replace(
        problem,
        sites=(*problem.sites, Site(id="hall", municipality="M", region="R")),
        ways=(*problem.ways, Way(place="town", site="hall", minutes=20.0)),
        separations=(Separation(site="school", other="hall"),),
    )

    row = _unmet(problem)

    assert (row.reason, row.persons, row.facts.site) == (Reason.TOO_CLOSE_TO_ANOTHER, 4, "hall")


def test_no_running_money_is_named_at_home_and_at_a_site():
    assert (
        _unmet(with_home_service(one_town(), persons=9, running_eur=450.0)).reason is Reason.NO_RUNNING_MONEY
    )

    problem = replace(
        one_town(persons=6),
        existing=(Existing(site="school", service="DAY_CARE", places=6.0, running_eur_per_person=100.0),),
        budgets=(Budget(level=Level.REGION, area="R", running_eur=350.0),),
        modules=(),
    )
    row = _unmet(problem)
    assert (row.reason, row.persons) == (Reason.NO_RUNNING_MONEY, 3)


def test_every_unmet_need_of_a_proved_plan_has_a_reason_that_holds():
    # Small enough to be proved on its first aim; "not proved best" would then be a wrong explanation.
    plan = plan_network(a_region(places=12, sites=6, persons=80), limits=replace(TO_THE_END, seconds=30.0))

    assert plan.aims[0].outcome is Outcome.PROVED_BEST
    assert plan.unmet
    assert Reason.NOT_PROVED_BEST not in {row.reason for row in plan.unmet}
