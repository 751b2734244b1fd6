"""Demand as of a day, and the places that are free for it."""

from datetime import date

import pytest

from majup.domains.planning.queries.demand import (
    day_of_newest_demand,
    demand_on,
    holders_by_municipality,
    holders_by_region,
    partner_municipalities,
    running_offers,
)
from majup.domains.support.models import Enrolment
from majup.kernel.scope import UnscopedRead, unscoped
from tests.situations.acting import arranging
from tests.situations.people import a_person
from tests.situations.planning import (
    PLAN_DAY,
    a_replaced_plan,
    a_running_service,
    a_town,
    people_who_need,
)
from tests.situations.support import a_draft, agreed
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db


def demand(on: date = PLAN_DAY) -> dict[tuple[str, int], tuple[int, float]]:
    with unscoped("a test looks at demand"):
        rows = demand_on(on, region_id=a_region().pk)
    return {(row.service, row.priority): (row.persons, row.units_a_year) for row in rows}


def test_people_are_counted_with_their_yearly_units() -> None:
    people_who_need("DAY_CARE", count=2, amount="3", per="WEEK")
    people_who_need("CONSULTATION", amount="2", per="MONTH", priority=3)
    people_who_need("RESPITE", amount="30", per="YEAR", group="CHILD_FT")
    assert demand() == {
        ("DAY_CARE", 2): (2, 2 * 3 * 52),
        ("CONSULTATION", 3): (1, 2 * 12),
        ("RESPITE", 2): (1, 30),
    }


def test_plan_counts_from_the_day_it_is_agreed() -> None:
    people_who_need("DAY_CARE", agreed_on=date(2017, 10, 2))
    assert demand(PLAN_DAY) == {}
    assert demand(date(2017, 10, 2)) == {("DAY_CARE", 2): (1, 260)}


def test_replaced_plan_counts_until_the_day_it_was_replaced() -> None:
    [person] = people_who_need("DAY_CARE")
    a_replaced_plan(person, on=date(2017, 6, 1))
    assert demand(date(2017, 5, 31)) == {("DAY_CARE", 2): (1, 260)}
    assert demand(date(2017, 6, 1)) == {}


def test_the_dead_need_nothing() -> None:
    [person] = people_who_need("DAY_CARE")
    with arranging():
        person.died_on = PLAN_DAY
        person.save()
    assert demand() == {}


def test_draft_makes_no_demand() -> None:
    a_town()
    a_draft(a_person(), items=[("DAY_CARE", "5", "WEEK")])
    assert demand() == {}


def test_demand_is_not_read_without_saying_who_asks() -> None:
    with pytest.raises(UnscopedRead):
        demand_on(PLAN_DAY, region_id=a_region().pk)


def test_holders_are_people_not_services() -> None:
    [person] = people_who_need("DAY_CARE")
    people_who_need("WORKSHOP", municipality="Skrundas novads")
    home = person.residence.municipality_before_id
    with unscoped("a test looks at holders"):
        assert holders_by_region(PLAN_DAY) == {a_region().pk: 2}
        assert holders_by_municipality(PLAN_DAY)[home] == 1


def test_newest_demand_is_of_the_last_agreement() -> None:
    assert day_of_newest_demand(PLAN_DAY) == PLAN_DAY
    agreed(a_draft(a_person()), on=date(2017, 3, 3))
    people_who_need("DAY_CARE", agreed_on=date(2018, 3, 3))
    assert day_of_newest_demand(PLAN_DAY) == date(2017, 3, 3)


def test_partners_are_those_of_the_day() -> None:
    town = a_town()
    a_town("Dundagas novads", is_partner=False)
    assert partner_municipalities(PLAN_DAY) == {town.municipality_before_id}
    assert partner_municipalities(date(2014, 1, 1)) == frozenset()


def test_place_of_somebody_without_the_need_in_a_plan_is_taken() -> None:
    offer = a_running_service(places=8)
    [wants_it] = people_who_need("DAY_CARE")
    [wants_another] = people_who_need("WORKSHOP")
    with arranging():
        for person in (wants_it, wants_another):
            Enrolment.objects.create(person=person, offer=offer, valid_from=date(2017, 1, 1))
    with unscoped("a test looks at places"):
        [row] = running_offers(PLAN_DAY, region_id=a_region().pk)
    assert (row.places, row.free_places) == (8, 7)


def test_service_that_is_not_registered_does_not_run() -> None:
    a_running_service(state="OPEN")
    with unscoped("a test looks at places"):
        assert running_offers(PLAN_DAY, region_id=a_region().pk) == ()
