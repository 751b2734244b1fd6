"""A site is easily reached where most of its municipality come and go on every open day (R271)."""

from datetime import date, time
from uuid import UUID

import pytest

from majup.domains.planning.queries.access import EASY_MINUTES, SiteAccess, site_access
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.rules.travel import hours_of_site
from majup.domains.services import queries as services
from majup.domains.services.models import Offer
from majup.domains.territory.models import Parish
from majup.domains.territory.rules.travel import Week
from tests.situations.acting import arranging
from tests.situations.planning import a_town
from tests.situations.services import a_site, an_offer
from tests.situations.territory import a_parish
from tests.situations.travel import NOT_ON_THURSDAYS, a_matrix, times_to

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
DAY_CARE = assumptions_in_force(TODAY).services["DAY_CARE"]


def a_parish_of(residents: int, name: str) -> Parish:
    parish = a_parish(name, municipality="Kuldīgas novads")
    with arranging():
        parish.population = residents
        parish.save()
    return parish


def buses_to(offer: Offer, weeks: dict[str, Week | float | None]) -> UUID:
    hours = hours_of_site(DAY_CARE, (time(9), time(17)))
    return a_matrix(times_to(f"s{offer.site_id}", weeks, hours=hours))


def access(offer: Offer) -> SiteAccess | None:
    return site_access(services.site(offer.site_id), on=TODAY)


def a_day_centre() -> Offer:
    return an_offer(site=a_site(opens_at=time(9), closes_at=time(17)))


def test_residents_who_come_on_every_open_day_within_the_limit_are_counted() -> None:
    offer, town = a_day_centre(), a_town()
    near, far, rare = (a_parish_of(count, name) for count, name in ((900, "A"), (500, "B"), (400, "C")))
    buses_to(
        offer,
        {town.atvk: 5.0, near.atvk: EASY_MINUTES, far.atvk: EASY_MINUTES + 1, rare.atvk: NOT_ON_THURSDAYS},
    )
    found = access(offer)
    assert found is not None
    assert found.residents == town.population + 1800
    assert found.residents_in_reach == town.population + 900
    assert found.is_easy
    assert [(row.name, row.weekdays) for row in found.partly] == [("C", "1235")]


def test_place_that_fewer_than_half_reach_is_not_easy() -> None:
    offer, town = a_day_centre(), a_town()
    small = a_parish_of(1000, "A")
    buses_to(offer, {town.atvk: 80.0, small.atvk: 10.0})
    found = access(offer)
    assert found is not None
    assert not found.is_easy
    assert 0 < found.share < 0.5


def test_nothing_is_said_without_a_timetable_in_force_or_a_service_that_needs_a_way() -> None:
    offer = a_day_centre()
    assert access(offer) is None
    at_home = an_offer("HOME_CARE", site=a_site("Mobilā komanda"))
    buses_to(at_home, {a_town().atvk: 5.0})
    assert access(at_home) is None
    assert access(offer) is None
