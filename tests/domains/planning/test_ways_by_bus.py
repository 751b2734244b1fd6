"""Plans take their ways from the travel times in force, and each way and each gap says what it rests on."""

from collections.abc import Mapping
from datetime import date, time
from uuid import UUID

import pytest

from majup.domains.organisations.models import Partnership
from majup.domains.planning.actions.publish_plan_result import publish_plan_result
from majup.domains.planning.actions.request_plan import request_plan
from majup.domains.planning.bridge.problem import basis_of, limits_text, problem_of
from majup.domains.planning.errors import NoTravelTimes
from majup.domains.planning.models import PlannedWay, RegionalPlan, UnmetNeed
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.queries.region import region_facts
from majup.domains.planning.queries.travel import BY_ROAD, Travel, travel_choices, travel_for
from majup.domains.planning.rules.kinds import PLAN_RUN
from majup.domains.planning.rules.travel import (
    TravelBasis,
    TravelBy,
    assumed_hours,
    basis_as_json,
    basis_from_json,
    days_a_week,
    hours_of_site,
)
from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.services.models import Site
from majup.domains.territory.actions.withdraw_travel_times import withdraw_travel_times
from majup.domains.territory.models import Parish
from majup.domains.territory.queries import MatrixKind, OpeningHours
from majup.domains.territory.rules.travel import Week
from majup.engines.network.problem import Problem
from majup.kernel.scope import unscoped
from majup.kernel.viewer import SYSTEM
from tests.situations.acting import arranging
from tests.situations.planning import (
    NOW,
    PLAN_DAY,
    WORKER,
    a_running_service,
    a_town,
    answer_to,
    people_who_need,
)
from tests.situations.territory import a_region
from tests.situations.travel import NOT_ON_THURSDAYS, a_matrix, some_facts, times_to

pytestmark = pytest.mark.django_db
ASSUMED = assumptions_in_force(PLAN_DAY)
DAY_CARE, CONSULTATION = "DAY_CARE", "CONSULTATION"
Ways = Mapping[str, Week | float | None]


def hours(service: str) -> OpeningHours:
    return assumed_hours(ASSUMED.services[service])


def two_towns() -> tuple[Parish, Parish]:
    """Kuldīga and Skrunda: the country of these tests."""
    return a_town("Kuldīgas novads"), a_town("Skrundas novads")


def buses(service: str, to: Mapping[str, Ways], *, kind: MatrixKind = MatrixKind.TIMETABLE) -> UUID:
    """A matrix that names destinations by place for the hours of one service."""
    rows = [times_to(place, weeks, hours=hours(service)) for place, weeks in to.items()]
    return a_matrix(*rows, facts=some_facts(kind=kind))


def the_problem(travel: Travel | None = None) -> Problem:
    with unscoped("a test reads a region"):
        facts = region_facts(a_region().pk, as_of=PLAN_DAY, assumptions=ASSUMED)
    basis = basis_of(facts, assumptions=ASSUMED)
    found = travel or travel_for(None, place_ids=facts.parishes)
    return problem_of(facts, assumptions=ASSUMED, basis=basis, travel=found)


def minutes(problem: Problem, *, place: Parish, site: Parish) -> float | None:
    found = [w.minutes for w in problem.ways if (w.place, w.site) == (f"p{place.atvk}", f"c{site.atvk}")]
    return found[0] if found else None


def a_computed_plan() -> UUID:
    """Ask, compute with the real engine, publish."""
    asked = request_plan(region_id=a_region().pk, as_of=PLAN_DAY, by=SYSTEM, at=NOW, seconds=5)
    run = claim_run(worker=WORKER, kinds=(PLAN_RUN,), by=SYSTEM, at=NOW, run_id=asked.run_id)
    assert run is not None
    answer = answer_to(run.problem, limits_text(run.limits))
    publish_plan_result(run_id=run.id, worker=WORKER, answer=answer, by=SYSTEM, at=NOW)
    return asked.plan_id


def test_ways_are_those_of_the_timetable_within_the_hours_of_the_service() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE)
    buses(DAY_CARE, {f"p{here.atvk}": {here.atvk: 4.0}, f"p{there.atvk}": {here.atvk: 41.0}})
    made = the_problem()
    assert minutes(made, place=here, site=here) == 4.0
    assert minutes(made, place=here, site=there) == 41.0


def test_who_comes_every_day_has_no_way_without_a_bus_on_thursdays() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, amount="5")
    buses(DAY_CARE, {f"p{here.atvk}": {}, f"p{there.atvk}": {here.atvk: NOT_ON_THURSDAYS}})
    assert minutes(the_problem(), place=here, site=there) is None


def test_who_comes_less_often_chooses_the_days_on_which_there_is_a_bus() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, amount="3")
    week: Week = (50.0, 20.0, 25.0, None, 30.0, None, None)
    buses(DAY_CARE, {f"p{here.atvk}": {}, f"p{there.atvk}": {here.atvk: week}})
    assert minutes(the_problem(), place=here, site=there) == 30.0


def test_place_the_timetable_does_not_name_is_reached_by_road() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE)
    buses(DAY_CARE, {f"p{there.atvk}": {here.atvk: 41.0}})
    by_road = the_problem(BY_ROAD)
    assert minutes(the_problem(), place=here, site=here) == minutes(by_road, place=here, site=here) == 0.0


def test_longest_way_by_bus_is_longer_than_by_road() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE)
    limit = ASSUMED.services[DAY_CARE].reach_minutes * ASSUMED.bus_reach_factor
    buses(DAY_CARE, {f"p{here.atvk}": {here.atvk: limit + 0.1}, f"p{there.atvk}": {here.atvk: limit}})
    assert minutes(the_problem(), place=here, site=there) == limit
    assert minutes(the_problem(), place=here, site=here) is None


def test_imported_matrix_holds_where_there_is_no_timetable_with_the_reach_of_the_road() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE)
    rows = [times_to(f"p{there.atvk}", {here.atvk: 34.0}), times_to(f"p{here.atvk}", {here.atvk: 36.0})]
    a_matrix(*rows, facts=some_facts(kind=MatrixKind.MATRIX))
    made = the_problem()
    assert minutes(made, place=here, site=there) == 34.0
    assert minutes(made, place=here, site=here) is None


def test_minutes_by_bus_cost_a_fare_and_not_a_vehicle() -> None:
    people_who_need(DAY_CARE)
    two_towns()
    buses(DAY_CARE, {})
    by_bus, by_road = the_problem().services[0], the_problem(BY_ROAD).services[0]
    share = by_bus.transport_eur_per_person_minute / by_road.transport_eur_per_person_minute
    assert share == pytest.approx(ASSUMED.eur_per_bus_minute / ASSUMED.eur_per_vehicle_minute, rel=1e-3)


def test_site_with_hours_of_its_own_is_asked_within_them() -> None:
    here, _there = two_towns()
    people_who_need(DAY_CARE)
    offer = a_running_service(DAY_CARE)
    with arranging():
        Site.objects.update(opens_at=time(10), closes_at=time(15, 30))
    own = hours_of_site(ASSUMED.services[DAY_CARE], (time(10), time(15, 30)))
    a_matrix(
        times_to(f"s{offer.site_id}", {here.atvk: 33.0}, hours=hours(DAY_CARE)),
        times_to(f"s{offer.site_id}", {here.atvk: 22.0}, hours=own),
    )
    assert {way.site: way.minutes for way in the_problem().ways}[f"s{offer.site_id}"] == 22.0


def test_best_travel_times_in_force_are_taken_unless_others_are_wished_for() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE)
    assert list(travel_choices()) == [TravelBy.ROAD]
    buses(DAY_CARE, {f"p{there.atvk}": {here.atvk: 40.0}}, kind=MatrixKind.MATRIX)
    assert travel_for(None, place_ids=[here.pk]).by is TravelBy.MATRIX
    timetable = buses(DAY_CARE, {f"p{there.atvk}": {here.atvk: 41.0}})
    assert travel_for(None, place_ids=[here.pk]).by is TravelBy.TIMETABLE
    assert travel_for(TravelBy.ROAD, place_ids=[here.pk]) == BY_ROAD
    withdraw_travel_times(matrix_id=timetable, by=SYSTEM, today=date(2026, 11, 22))
    with pytest.raises(NoTravelTimes):
        travel_for(TravelBy.TIMETABLE, place_ids=[here.pk])


def test_plan_names_its_travel_times_and_each_way_what_it_rests_on() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, count=10, amount="3")
    matrix = buses(DAY_CARE, {f"p{here.atvk}": {}, f"p{there.atvk}": {here.atvk: NOT_ON_THURSDAYS}})
    a_computed_plan()
    plan, way = RegionalPlan.objects.get(), PlannedWay.objects.get()
    assert (plan.travel_by, plan.travel_matrix_id) == ("TIMETABLE", matrix)
    assert basis_from_json(plan.travel_basis).days == {DAY_CARE: 3}
    assert (way.source, way.weekdays, way.minutes) == ("TIMETABLE", "1235", 30.0)
    assert way.offer is not None
    assert way.offer.parish_id == there.pk


def test_need_without_a_bus_on_enough_days_is_told_so() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, count=10, amount="5")
    buses(DAY_CARE, {f"p{here.atvk}": {}, f"p{there.atvk}": {here.atvk: NOT_ON_THURSDAYS}})
    a_computed_plan()
    [unmet] = UnmetNeed.objects.all()
    assert unmet.reason == "NO_BUS_ON_DAYS"
    assert unmet.facts["weekdays"] == "1235"
    assert (unmet.facts["days"], unmet.facts["nearest_minutes"]) == (5, 30.0)
    assert unmet.facts["nearest_site"] == there.name_lv


def test_need_too_far_by_bus_is_told_with_the_nearest_site() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, count=10)
    buses(DAY_CARE, {f"p{here.atvk}": {here.atvk: 90.0}, f"p{there.atvk}": {here.atvk: 80.0}})
    a_computed_plan()
    [unmet] = UnmetNeed.objects.all()
    assert unmet.reason == "NO_SITE_IN_REACH"
    assert unmet.facts["nearest_site"] == there.name_lv
    assert (unmet.facts["nearest_minutes"], unmet.facts["reach_minutes"]) == (80.0, 52.5)


def test_need_without_any_bus_is_told_how_near_the_site_is_by_road() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, count=10)
    buses(DAY_CARE, {f"p{here.atvk}": {}, f"p{there.atvk}": {}})
    a_computed_plan()
    [unmet] = UnmetNeed.objects.all()
    assert unmet.reason == "NO_BUS"
    assert (unmet.facts["nearest_site"], unmet.facts["road_minutes"]) == (here.name_lv, 0.0)


def test_plan_by_road_tells_how_far_the_nearest_site_is() -> None:
    here, _there = two_towns()
    people_who_need(DAY_CARE, count=10, municipality="Tālais novads")
    with arranging():
        Partnership.objects.filter(municipality__name_lv="Tālais novads").delete()
    a_computed_plan()
    [unmet] = UnmetNeed.objects.all()
    assert unmet.reason == "NO_SITE_IN_REACH"
    assert unmet.facts["nearest_site"] == here.name_lv
    assert unmet.facts["nearest_minutes"] > unmet.facts["reach_minutes"] == 35.0


def test_withdrawal_between_request_and_answer_leaves_the_plan_its_ways() -> None:
    here, there = two_towns()
    people_who_need(DAY_CARE, count=10)
    matrix = buses(DAY_CARE, {f"p{here.atvk}": {}, f"p{there.atvk}": {here.atvk: 30.0}})
    asked = request_plan(region_id=a_region().pk, as_of=PLAN_DAY, by=SYSTEM, at=NOW, seconds=5)
    withdraw_travel_times(matrix_id=matrix, by=SYSTEM, today=date(2026, 11, 22))
    run = claim_run(worker=WORKER, kinds=(PLAN_RUN,), by=SYSTEM, at=NOW, run_id=asked.run_id)
    assert run is not None
    answer = answer_to(run.problem, limits_text(run.limits))
    publish_plan_result(run_id=run.id, worker=WORKER, answer=answer, by=SYSTEM, at=NOW)
    assert PlannedWay.objects.get().source == "TIMETABLE"


def test_basis_survives_being_stored() -> None:
    basis = TravelBasis(
        hours={DAY_CARE: hours(DAY_CARE)},
        site_hours={"s1": {DAY_CARE: hours("GROUP_HOME")}},
        days={DAY_CARE: 3},
    )
    assert basis_from_json(basis_as_json(basis)) == basis
    assert basis_from_json({}) == TravelBasis()


@pytest.mark.parametrize(("units", "days"), [(260, 5), (156, 3), (12, 1), (0, 1), (999, 5)])
def test_days_a_week_follow_the_units_of_a_year(units: float, days: int) -> None:
    assert days_a_week(ASSUMED.services[DAY_CARE], units_a_year=units) == days


def test_site_whose_hours_are_too_short_for_a_visit_is_asked_within_the_usual_ones() -> None:
    assert hours_of_site(ASSUMED.services[DAY_CARE], (time(10), time(11))) == hours(DAY_CARE)
    assert hours_of_site(ASSUMED.services[DAY_CARE], None) == hours(DAY_CARE)


def test_every_service_at_a_site_has_hours_in_which_a_visit_fits() -> None:
    for code, assumed in ASSUMED.services.items():
        assert not assumed.is_at_site or assumed_hours(assumed).is_possible, code
