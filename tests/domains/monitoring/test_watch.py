"""Risks that records can tell: late registrations, admissions, municipalities that leave."""

from datetime import date, timedelta

import pytest

from majup.domains.monitoring.queries import LATE_AFTER_DAYS, watch
from majup.domains.organisations.models import Partnership
from majup.domains.services.models import Offer, OfferStep
from tests.situations.acting import arranging
from tests.situations.monitoring import a_branch, lives_in, somebody
from tests.situations.services import a_site, an_offer
from tests.situations.territory import a_parish

pytestmark = pytest.mark.django_db
ON = date(2021, 9, 30)
LONG_AGO = ON - timedelta(days=LATE_AFTER_DAYS)


def opened_on(offer: Offer, day: date) -> None:
    with arranging():
        OfferStep.appended(offer=offer, state="OPEN", reached_on=day)


@pytest.mark.parametrize(("ready_on", "late"), [(LONG_AGO, 1), (LONG_AGO + timedelta(days=1), 0)])
def test_a_service_is_late_from_the_sixtieth_day_after_it_was_ready(ready_on: date, late: int) -> None:
    opened_on(an_offer(state="OPEN", since=date(2020, 1, 1)), ready_on)
    assert watch(as_of=ON).late.services == late


def test_a_ready_service_without_steps_counts_from_its_first_day() -> None:
    an_offer(state="OPEN", since=LONG_AGO)
    an_offer(state="OPEN", site=a_site("B"), since=LONG_AGO + timedelta(days=1))
    assert watch(as_of=ON).late.services == 1


def test_places_of_late_services_are_summed_alike_ones_too() -> None:
    for name in ("A", "B"):
        an_offer(state="OPEN", site=a_site(name), places=7, since=LONG_AGO)
    assert watch(as_of=ON).late.places == 14


def test_what_was_registered_later_was_late_on_the_day() -> None:
    offer = an_offer(state="REGISTERED", since=date(2020, 1, 1))
    opened_on(offer, LONG_AGO)
    with arranging():
        Offer.objects.update(registered_on=ON + timedelta(days=1))
    assert watch(as_of=ON).late.services == 1
    assert watch(as_of=ON + timedelta(days=1)).late.services == 0


@pytest.mark.parametrize("state", ["PLANNED", "CONTRACTED", "UNDER_CONSTRUCTION"])
def test_what_is_not_ready_is_not_late(state: str) -> None:
    an_offer(state=state, since=date(2015, 1, 1))
    assert watch(as_of=ON).late.services == 0


def test_admissions_of_twelve_months_stand_beside_those_before() -> None:
    branch = a_branch()
    for day in (date(2021, 9, 30), date(2020, 10, 1), date(2020, 9, 30), date(2019, 9, 30)):
        lives_in(branch, somebody(), since=day)
    found = watch(as_of=ON)
    assert (found.admissions, found.admissions_before) == (2, 1)


def test_the_29th_of_february_has_a_year_before_it() -> None:
    assert watch(as_of=date(2020, 2, 29)).admissions == 0


@pytest.mark.parametrize(
    ("until", "left"), [(date(2021, 1, 1), 1), (ON, 1), (date(2021, 10, 1), 0), (date(2020, 12, 31), 0)]
)
def test_who_left_counts_from_the_first_day_of_the_year(until: date, left: int) -> None:
    municipality = a_parish().municipality_before
    with arranging():
        Partnership.objects.create(
            municipality=municipality, valid_from=date(2016, 1, 1), valid_until=until, source="līgums"
        )
    assert watch(as_of=ON).municipalities_left == left
