"""Pages of the API put together are the whole answer, and it is what the pages of the web show."""

import pytest
from django.test import Client

from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser, a_workers_browser
from tests.situations.monitoring import identified_in, planned_in, somebody, the_regions
from tests.situations.people import a_person
from tests.situations.services import a_site, an_offer

pytestmark = pytest.mark.django_db


def test_pages_of_people_together_are_everybody_once() -> None:
    for number in range(5):
        a_person(family_name=f"Nr{number}")
    client = a_workers_browser()
    seen = [
        row["id"]
        for offset in (0, 2, 4)
        for row in client.get(f"/api/v1/persons?offset={offset}&limit=2").json()["persons"]
    ]
    assert len(seen) == len(set(seen)) == client.get("/api/v1/persons").json()["total"] == 5


def test_past_the_end_there_is_nothing_and_the_total_stays() -> None:
    a_person()
    found = a_workers_browser().get("/api/v1/persons?offset=1000000").json()
    assert (found["total"], found["persons"]) == (1, [])


def test_pages_of_services_together_are_all_of_them_once() -> None:
    for number in range(5):
        an_offer("DAY_CARE", site=a_site(f"Vieta {number}"))
    client = a_browser()
    seen = [
        row["offer_id"]
        for offset in (0, 3)
        for row in client.get(f"/api/v1/services?offset={offset}&limit=3").json()["services"]
    ]
    assert len(seen) == len(set(seen)) == 5


def country(client: Client) -> list[dict[str, object]]:
    rows = client.get("/api/v1/status?as_of=2017-10-01").json()["funnel"]
    return [row for row in rows if row["region"] == "LV"]


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.SOCIAL_WORKER, Role.AUDITOR])
def test_national_figures_are_the_same_for_everyone(role: Role) -> None:
    the_regions()
    person = somebody(municipality="Talsu novads")
    identified_in(person, from_institution=True)
    planned_in(person)
    assert country(a_browser(role))[0] == {
        "region": "LV",
        "group": "ADULT_GRT",
        "identified": 1,
        "identified_vsac": 1,
        "assessed": 1,
        "assessed_vsac": 0,
        "plans": 1,
        "plans_vsac": 0,
    }
