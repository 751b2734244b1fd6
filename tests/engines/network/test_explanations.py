"""Whom each place serves, what its removal would lose, and who owes what to whom."""

from dataclasses import replace

import pytest

from majup.engines.network.problem import Demand, Place, Site, Way
from majup.engines.network.run import plan_network
from tests.engines.network.region import a_region
from tests.engines.network.situations import TO_THE_END, one_town


def _two_municipalities():
    """A town with a day centre for ten, and a village of another municipality that sends four persons."""
    problem = one_town(persons=6, capital_eur=3000.0)
    return replace(
        problem,
        modules=(replace(problem.modules[0], running_fixed_eur=100.0, running_eur_per_person=10.0),),
        places=(*problem.places, Place(id="village", municipality="N", region="R")),
        ways=(*problem.ways, Way(place="village", site="school", minutes=30.0)),
        demands=(*problem.demands, Demand(place="village", service="DAY_CARE", group="CHILD_FT", persons=4)),
    )


def test_an_opened_service_says_whom_it_serves_nearest_first():
    plan = plan_network(_two_municipalities(), limits=TO_THE_END)

    assert [(s.place, s.persons, s.minutes) for s in plan.opened[0].serves] == [
        ("town", 6, 10.0),
        ("village", 4, 30.0),
    ]


def test_a_guest_municipality_owes_its_share_by_persons():
    plan = plan_network(_two_municipalities(), limits=TO_THE_END)

    # 3000 EUR over 30 years, 100 EUR fixed and 10 EUR for each of ten: 300 EUR a year, 30 EUR a person.
    (shared,) = plan.shared_use
    assert (shared.municipality, shared.host, shared.persons) == ("N", "M", 4)
    assert shared.bill_year_eur == pytest.approx(120.0)
    lines = {line.municipality: line for line in plan.municipalities}
    assert (lines["M"].guests, lines["N"].served_elsewhere) == (4, 4)
    assert lines["M"].bill_year_eur == pytest.approx(180.0)
    assert lines["M"].cost_year_eur == pytest.approx(300.0)


def test_removal_of_the_only_place_loses_everybody():
    (opened,) = plan_network(_two_municipalities(), limits=TO_THE_END).opened

    assert (opened.removal_loses, opened.removal_moves) == (10, 0)


def test_removal_moves_those_who_find_a_free_place_elsewhere():
    problem = one_town(persons=13)
    problem = replace(
        problem,
        sites=(*problem.sites, Site(id="hall", municipality="M", region="R")),
        ways=(*problem.ways, Way(place="town", site="hall", minutes=20.0)),
    )

    opened = {row.site: row for row in plan_network(problem, limits=TO_THE_END).opened}

    assert (opened["school"].persons, opened["school"].removal_loses) == (10, 3)
    assert (opened["hall"].persons, opened["hall"].removal_loses) == (3, 3)
    assert opened["school"].removal_moves == 7


def test_bills_and_persons_of_municipalities_add_up_to_the_plan():
    plan = plan_network(a_region(places=20, sites=8, persons=100), limits=replace(TO_THE_END, seconds=5.0))

    assert sum(line.bill_year_eur for line in plan.municipalities) == pytest.approx(plan.cost_year_eur)
    assert sum(line.cost_year_eur for line in plan.municipalities) == pytest.approx(plan.cost_year_eur)
    assert sum(line.capital_eur for line in plan.municipalities) == pytest.approx(plan.capital_eur)
    assert sum(line.persons_met for line in plan.municipalities) == plan.needs_met
    assert sum(line.guests for line in plan.municipalities) == sum(row.persons for row in plan.shared_use)
    assert sum(row.persons for row in plan.unmet) == plan.needs_total - plan.needs_met
