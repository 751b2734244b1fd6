"""A region's facts as the engine's problem."""

from dataclasses import replace

import pytest

from majup.domains.planning.bridge.problem import basis_of, problem_of
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.queries.region import RegionFacts, region_facts
from majup.engines.network.problem import Problem, problem_to_json
from majup.engines.network.validation import validate
from majup.kernel.scope import unscoped
from tests.situations.acting import arranging
from tests.situations.planning import (
    PLAN_DAY,
    a_region_in_need,
    a_running_service,
    a_state_city,
    a_town,
    people_who_need,
)
from tests.situations.territory import a_parish, a_region

pytestmark = pytest.mark.django_db
ASSUMED = assumptions_in_force(PLAN_DAY)


def facts() -> RegionFacts:
    with unscoped("a test reads a region"):
        return region_facts(a_region().pk, as_of=PLAN_DAY, assumptions=ASSUMED)


def problem() -> Problem:
    given = facts()
    return problem_of(given, assumptions=ASSUMED, basis=basis_of(given, assumptions=ASSUMED))


def test_problem_of_a_region_is_valid() -> None:
    a_region_in_need()
    a_running_service()
    assert validate(problem()) == ()


def test_demand_keeps_every_person_by_priority() -> None:
    a_region_in_need()
    made = problem()
    assert sum(row.persons for row in made.demands) == 18
    weights = {row.service: row.priority for row in made.demands}
    assert weights["GROUP_HOME"] > weights["DAY_CARE"] > weights["CONSULTATION"]


def test_service_without_a_planned_place_is_left_out() -> None:
    people_who_need("DAY_CARE")
    people_who_need("FOSTER_FAMILY", group="CHILD_OFC", amount="1", per="MONTH")
    assert {service.id for service in problem().services} == {"DAY_CARE"}


def test_consultation_room_serves_many_people() -> None:
    # 1,500 visits a room and year, 24 visits a person and year.
    people_who_need("CONSULTATION", amount="2", per="MONTH")
    assert {m.id: m.places for m in problem().modules}["CONSULTATION-1"] == 62


def test_size_above_the_norm_is_not_offered_and_the_norm_is_told() -> None:
    people_who_need("GROUP_HOME", amount="7")
    norms = replace(facts(), norms={"GROUP_HOME": 12})
    made = problem_of(norms, assumptions=ASSUMED, basis=basis_of(norms, assumptions=ASSUMED))
    assert [module.id for module in made.modules] == ["GROUP_HOME-8", "GROUP_HOME-12"]
    assert made.services[0].upper_norm == 12


def test_running_home_is_not_extended_over_the_norm() -> None:
    people_who_need("GROUP_HOME", amount="7")
    people_who_need("DAY_CARE")
    a_running_service("GROUP_HOME", places=10)
    [site] = [site for site in problem().sites if site.id.startswith("s")]
    assert site.is_candidate
    assert not site.may_open("GROUP_HOME")
    assert site.may_open("DAY_CARE")


def test_running_places_are_there_and_their_parish_is_no_second_candidate() -> None:
    people_who_need("DAY_CARE", count=3)
    offer = a_running_service(places=8)
    made = problem()
    assert [(row.site, row.places) for row in made.existing] == [(f"s{offer.site_id}", 8.0)]
    assert [site.id for site in made.sites] == [f"s{offer.site_id}"]


def test_nothing_new_opens_outside_the_partnership() -> None:
    people_who_need("DAY_CARE", count=3)
    a_town("Dundagas novads", is_partner=False)
    names = {site.name for site in problem().sites}
    assert names == {"Kuldīgas novads pilsēta"}


def test_small_parish_is_a_candidate_only_as_the_centre_of_its_municipality() -> None:

    people_who_need("DAY_CARE", count=3)
    small = a_parish("Snēpeles pagasts", municipality="Kuldīgas novads")
    large = a_parish("Vārmes pagasts", municipality="Kuldīgas novads")
    with arranging():
        small.population, large.population = 500, ASSUMED.candidate_least_residents
        small.save()
        large.save()
    assert {site.name for site in problem().sites} == {"Kuldīgas novads pilsēta", "Vārmes pagasts"}


def test_money_of_a_state_city_is_apart() -> None:
    people_who_need("DAY_CARE", count=3)
    city = a_state_city("Ventspils")
    people_who_need("DAY_CARE", municipality="Ventspils")
    made = problem()
    budgets = {row.area: row.capital_eur for row in made.budgets}
    assert budgets == {"KURZEME": 28_618_411.0, city.atvk: 15_823_567.0}
    assert {site.region for site in made.sites} == {"KURZEME", f"KURZEME/{city.atvk}"}


def test_ways_reach_no_further_than_the_reach_of_their_service() -> None:
    people_who_need("DAY_CARE")
    people_who_need("GROUP_HOME", amount="7")
    a_town("Skrundas novads")
    a_town("Tālais novads")
    made = problem()
    for way in made.ways:
        assert way.minutes <= ASSUMED.services[way.service or ""].reach_minutes
    assert min(way.minutes for way in made.ways) == 0


def test_only_services_needed_in_a_place_have_ways_from_it() -> None:
    people_who_need("DAY_CARE")
    people_who_need("WORKSHOP", municipality="Skrundas novads")
    town = a_town()
    assert {way.service for way in problem().ways if way.place == f"p{town.atvk}"} == {"DAY_CARE"}


def test_place_chooses_among_the_nearest_and_all_that_run() -> None:
    people_who_need("GROUP_HOME", amount="7")
    a_town("Skrundas novads")
    offer = a_running_service("GROUP_HOME", municipality="Alsungas novads")
    given = facts()
    services = {code: replace(one, nearest_sites=1) for code, one in ASSUMED.services.items()}
    few = replace(ASSUMED, services=services)
    made = problem_of(given, assumptions=few, basis=basis_of(given, assumptions=few))
    assert {way.site for way in made.ways} == {f"c{a_town().atvk}", f"s{offer.site_id}"}


def test_floor_is_asked_only_where_there_are_enough_needs() -> None:
    people_who_need("DAY_CARE", count=ASSUMED.floor_least_needs)
    people_who_need("DAY_CARE", municipality="Skrundas novads")
    assert [floor.municipality for floor in problem().floors] == [a_town().municipality_before.atvk]


def test_running_cost_at_full_use_is_the_unit_cost() -> None:
    # R199: 5.48 EUR a day; a place gives 250 days, people who come five days a week use 260 of them.
    people_who_need("DAY_CARE", count=2)
    module = next(m for m in problem().modules if m.id == "DAY_CARE-8")
    full = module.running_fixed_eur / 8 + module.running_eur_per_person * 250 / 260
    assert full == pytest.approx(5.48 * 250, abs=0.05)


def test_same_facts_give_the_same_text() -> None:
    a_region_in_need()
    assert problem_to_json(problem()) == problem_to_json(problem())
