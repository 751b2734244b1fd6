"""A plan to start from: taken over where it still holds, left aside where not, never for the worse."""

from dataclasses import replace

from majup.engines.network.problem import Limits
from majup.engines.network.run import plan_network
from tests.engines.network.region import a_region
from tests.engines.network.situations import TO_THE_END, one_town

AT_ONCE = Limits(seconds=0.1)


def test_a_run_without_time_keeps_what_the_start_opens():
    problem = a_region(places=30, sites=12, persons=150)
    given = plan_network(problem, limits=Limits(seconds=20.0, gap=0.02))

    without, started = (
        plan_network(problem, limits=AT_ONCE),
        plan_network(problem, limits=AT_ONCE, start=given),
    )

    assert started.aims[0].value >= given.aims[0].value > without.aims[0].value


def test_a_start_that_money_no_longer_pays_is_left_aside():
    rich = plan_network(one_town(budget_eur=1000.0), limits=TO_THE_END)

    poor = plan_network(one_town(budget_eur=900.0), limits=TO_THE_END, start=rich)

    assert (rich.needs_met, poor.needs_met, poor.outcome) == (10.0, 0.0, "PROVED_BEST")


def test_a_start_with_a_site_that_is_gone_is_read_without_it():
    problem = a_region(places=30, sites=12, persons=150)
    given = plan_network(problem, limits=Limits(seconds=20.0, gap=0.02))
    gone = next(row.site for row in given.opened if row.modules)
    kept = replace(
        problem,
        sites=tuple(site for site in problem.sites if site.id != gone),
        ways=tuple(way for way in problem.ways if way.site != gone),
        existing=tuple(row for row in problem.existing if row.site != gone),
    )

    plan = plan_network(kept, limits=AT_ONCE, start=given)

    assert plan.aims[0].value >= plan_network(kept, limits=AT_ONCE).aims[0].value
    assert gone not in {row.site for row in plan.opened}
