"""How many people received which service on a day."""

from datetime import date

import pytest

from majup.domains.monitoring.queries import ServiceGiven, services_given
from tests.situations.monitoring import accompanied, an_assistant, served, somebody
from tests.situations.people import a_person
from tests.situations.services import a_provider, a_site, an_offer

pytestmark = pytest.mark.django_db
ON = date(2013, 12, 31)
SINCE = date(2012, 1, 1)


def given(service: str) -> ServiceGiven:
    return next(found for found in services_given(as_of=ON) if found.service == service)


def test_a_service_nobody_receives_is_not_listed() -> None:
    an_offer("DAY_CARE", since=SINCE)
    assert services_given(as_of=ON) == ()


def test_a_client_of_two_sites_counts_once_and_both_providers_count() -> None:
    client = somebody()
    for name in ("Viens", "Otrs"):
        served(client, an_offer("DAY_CARE", site=a_site(name, provider=a_provider(name)), since=SINCE))
    assert (given("DAY_CARE").clients, given("DAY_CARE").providers) == (1, 2)


def test_a_client_counts_until_the_day_before_the_service_ended() -> None:
    offer = an_offer("DAY_CARE", since=SINCE)
    served(somebody(), offer, until=ON)
    served(somebody(), offer, until=date(2014, 1, 1))
    assert given("DAY_CARE").clients == 1


def test_of_which_adults_with_mental_disabilities_are_counted_by_their_group_on_that_day() -> None:
    offer = an_offer("HOME_CARE", places=None, since=SINCE)
    served(a_person(group="ADULT_GRT"), offer)  # a member since 2016 only
    served(a_person(group="CHILD_FT"), offer)
    assert (given("HOME_CARE").clients, given("HOME_CARE").clients_grt) == (2, 0)
    later = services_given(as_of=date(2017, 1, 1))[0]
    assert (later.clients, later.clients_grt) == (2, 1)


def test_a_service_at_a_site_is_given_where_the_site_is() -> None:
    offer = an_offer("GROUP_HOME", site=a_site(municipality="Saldus novads"), since=SINCE)
    for municipality in ("Talsu novads", "Kuldīgas novads"):
        served(somebody(municipality=municipality), offer)
    assert given("GROUP_HOME").municipalities.numerator == 1


def test_a_service_at_home_is_given_where_the_clients_live() -> None:
    offer = an_offer("HOME_CARE", places=None, since=SINCE)
    for municipality in ("Talsu novads", "Kuldīgas novads", "Talsu novads"):
        served(somebody(municipality=municipality), offer)
    assert given("HOME_CARE").municipalities.numerator == 2


def test_an_assistant_of_two_clients_counts_once() -> None:
    offer = an_offer("ASSISTANT", places=None, since=SINCE)
    first, second = an_assistant(), an_assistant()
    accompanied(served(somebody(), offer), first)
    accompanied(served(somebody(), offer), first, second)
    accompanied(served(somebody(), offer, until=ON), an_assistant())
    assert given("ASSISTANT").staff == 2


def test_the_service_with_most_clients_comes_first() -> None:
    served(somebody(), an_offer("DAY_CARE", since=SINCE))
    offer = an_offer("HOME_CARE", places=None, since=SINCE)
    for _number in range(2):
        served(somebody(), offer)
    assert [found.service for found in services_given(as_of=ON)] == ["HOME_CARE", "DAY_CARE"]
