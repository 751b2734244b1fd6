"""The catalogue, the directory and a site."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from majup.domains.services.queries import DirectoryFilter, directory, service_type, service_types, site
from majup.domains.services.rules.offer_states import State
from majup.domains.services.rules.registration import Demand
from majup.kernel.errors import NotFound
from tests.situations.services import SINCE, a_service, a_site, an_offer

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def listed(**wanted: Any) -> list[str]:
    return [row.service for row in directory(wanted=DirectoryFilter(**wanted), on=ON)]


def test_the_catalogue_holds_the_community_services_of_the_requirements() -> None:
    a_service()
    codes = {row.requirement.split(";")[0] for row in service_types()}
    assert {f"R{number:03d}" for number in range(55, 67)} <= codes
    assert "R082" in codes


def test_a_service_says_whether_it_needs_places() -> None:
    a_service()
    assert service_type("DAY_CARE").needs_places
    assert service_type("GROUP_HOME").needs_places
    assert not service_type("HOME_CARE").needs_places
    assert not service_type("FOSTER_FAMILY").needs_places


def test_only_long_term_care_is_no_community_service() -> None:
    a_service()
    assert [row.code for row in service_types() if not row.is_community_based] == ["LONG_TERM_CARE"]


def test_an_unknown_service_is_not_found() -> None:
    with pytest.raises(NotFound):
        service_type("NOTHING")


def test_the_directory_lists_what_is_in_force_on_the_day() -> None:
    an_offer("DAY_CARE")
    an_offer("WORKSHOP", since=date(2026, 3, 3))
    an_offer("GROUP_HOME", until=ON)
    assert listed() == ["DAY_CARE"]


def test_the_directory_narrows_by_service_place_and_state() -> None:
    here = an_offer("DAY_CARE", site=a_site("A"), state="OPEN")
    there = an_offer("WORKSHOP", site=a_site("B", region="Latgale", municipality="Ludzas novads"))
    municipality = there.site.parish.municipality
    assert listed(service="DAY_CARE") == ["DAY_CARE"]
    assert listed(region_id=municipality.region_id) == ["WORKSHOP"]
    assert listed(municipality_id=here.site.parish.municipality_id) == ["DAY_CARE"]
    assert listed(state="OPEN") == ["DAY_CARE"]
    assert listed(state="OPEN", service="WORKSHOP") == []


def test_the_directory_costs_one_query_however_long(django_assert_num_queries: Any) -> None:
    for number in range(3):
        an_offer("DAY_CARE", site=a_site(f"Vieta {number}"))
    with django_assert_num_queries(1):
        assert len(directory(wanted=DirectoryFilter(), on=ON)) == 3


def test_a_row_tells_what_anyone_asks_first() -> None:
    offer = an_offer("DAY_CARE", places=12)
    (row,) = directory(wanted=DirectoryFilter(), on=ON)
    assert (row.site_id, row.offer_id, row.places, row.state) == (
        offer.site_id,
        offer.pk,
        12,
        State.REGISTERED,
    )
    assert (row.municipality, row.region, row.registered_on) == ("Kuldīgas novads", "Kurzeme", SINCE)
    assert row.provider == offer.site.provider.name_lv


def test_a_site_shows_each_service_with_what_the_register_still_asks() -> None:
    offer = an_offer(site=a_site(is_step_free=None), state="UNDER_CONSTRUCTION")
    (shown,) = site(offer.site_id).offers
    missing = [checked.demand for checked in shown.checklist if not checked.is_fulfilled]
    assert missing == [Demand.ACCESSIBILITY, Demand.TESTED, Demand.READY]


def test_a_site_costs_few_queries_however_many_services(django_assert_num_queries: Any) -> None:
    place = a_site()
    for service in ("DAY_CARE", "WORKSHOP", "GROUP_HOME"):
        an_offer(service, site=place)
    with django_assert_num_queries(4):
        assert len(site(place.pk).offers) == 3


def test_an_unknown_site_is_not_found() -> None:
    with pytest.raises(NotFound):
        site(uuid4())
