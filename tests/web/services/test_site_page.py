"""A site: what is given, what the register asks, and what its keepers may do there."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from majup.domains.services.models import InstitutionTest, Offer, Site
from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser, text_of
from tests.situations.services import a_provider, a_site, an_offer

pytestmark = pytest.mark.django_db


def address(site: Site, rest: str = "") -> str:
    return f"/services/{site.pk}/{rest}"


def the_keepers_browser(site: Site) -> Client:
    return a_browser(Role.PROVIDER, at=site.provider, username="keeper")


def step(client: Client, offer: Offer, to: str, on: str = "2026-03-02") -> Any:
    where = address(offer.site, f"offers/{offer.pk}/")
    return client.post(where, {"to": to, "on": on}, follow=True)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_everyone_signed_in_may_look(role: Role) -> None:
    offer = an_offer(site=a_site("Saulīte"))
    assert "Saulīte" in text_of(a_browser(role).get(address(offer.site)))


def test_an_unknown_site_is_not_there() -> None:
    assert a_browser().get(f"/services/{uuid4()}/").status_code == 404


def test_what_the_register_still_asks_is_listed_until_it_is_registered() -> None:
    offer = an_offer(site=a_site(address=""), state="OPEN")
    page = text_of(a_browser().get(address(offer.site)))
    assert "What the register asks" in page
    assert "missing" in page
    registered = an_offer("WORKSHOP", site=a_site("Cits"))
    assert "What the register asks" not in text_of(a_browser().get(address(registered.site)))


def test_only_keepers_see_the_forms() -> None:
    offer = an_offer(state="PLANNED")
    assert 'action="/services/' not in a_browser().get(address(offer.site)).content.decode()
    keeper = the_keepers_browser(offer.site).get(address(offer.site)).content.decode()
    assert "Plan a service here" in keeper
    assert 'value="CONTRACTED"' in keeper
    assert 'value="REGISTERED"' not in keeper
    other = a_browser(Role.PROVIDER, at=a_provider("Cita"), username="other").get(address(offer.site))
    assert "Plan a service here" not in other.content.decode()


def test_a_keeper_takes_a_service_a_step_further() -> None:
    offer = an_offer(state="PLANNED")
    page = text_of(step(the_keepers_browser(offer.site), offer, "CONTRACTED"))
    assert "The step is on record." in page
    assert Offer.objects.get().state == "CONTRACTED"


def test_a_step_out_of_order_is_refused_in_words() -> None:
    offer = an_offer(state="PLANNED")
    page = text_of(step(the_keepers_browser(offer.site), offer, "OPEN"))
    assert "Take the steps of the chain in their order." in page
    assert Offer.objects.get().state == "PLANNED"


@pytest.mark.parametrize(("to", "on"), [("CONTRACTED", ""), ("CONTRACTED", "soon"), ("X", "2026-03-02")])
def test_a_step_without_a_day_or_a_state_changes_nothing(to: str, on: str) -> None:
    offer = an_offer(state="PLANNED")
    page = text_of(step(the_keepers_browser(offer.site), offer, to, on))
    assert "Write the day on which it happened." in page
    assert Offer.objects.get().state == "PLANNED"


def test_the_ministry_registers_and_the_keeper_cannot() -> None:
    offer = an_offer(state="OPEN")
    with_answers(a_browser(Role.INSPECTORATE), offer.site)
    assert step(the_keepers_browser(offer.site), offer, "REGISTERED").status_code == 403
    assert "The step is on record." in text_of(step(a_browser(Role.MINISTRY), offer, "REGISTERED"))
    assert Offer.objects.get().state == "REGISTERED"


def test_what_is_missing_keeps_a_service_from_the_register() -> None:
    offer = an_offer(site=a_site(address=""), state="OPEN")
    page = text_of(step(a_browser(Role.MINISTRY), offer, "REGISTERED"))
    assert "This service cannot be registered yet. Still missing: The address is known." in page


def test_a_service_is_closed_and_listed_among_those_of_before() -> None:
    offer = an_offer()
    page = text_of(step(the_keepers_browser(offer.site), offer, "CLOSED"))
    assert "Given here before" in page


def test_a_keeper_plans_a_service() -> None:
    site = an_offer("WORKSHOP").site
    where = address(site, "offers/")
    said = {"service": "DAY_CARE", "places": "12", "on": "2026-03-02"}
    assert "The service is planned here." in text_of(the_keepers_browser(site).post(where, said, follow=True))
    assert Offer.objects.get(service="DAY_CARE").places == 12


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"service": "DAY_CARE", "places": "", "on": "2026-03-02"}, 409),
        ({"service": "DAY_CARE", "places": "0", "on": "2026-03-02"}, 422),
        ({"service": "NOTHING", "places": "1", "on": "2026-03-02"}, 422),
        ({"service": "FOSTER_FAMILY", "places": "1", "on": "2026-03-02"}, 422),
        ({"service": "WORKSHOP", "places": "1", "on": "2026-03-02"}, 409),
        ({}, 422),
    ],
)
def test_a_plan_that_cannot_be_taken_comes_back_with_its_form(said: dict[str, str], status: int) -> None:
    site = an_offer("WORKSHOP").site
    response = the_keepers_browser(site).post(address(site, "offers/"), said)
    assert response.status_code == status
    assert "Plan a service here" in text_of(response)
    assert Offer.objects.count() == 1


def with_answers(client: Client, site: Site, **other: str) -> Any:
    said = {
        "is_isolated": "no",
        "lacks_control": "no",
        "rules_prevail": "no",
        "reason": "Apmeklēts.",
        "on": "2026-03-01",
    }
    return client.post(address(site, "test/"), said | other, follow=True)


def test_the_three_questions_are_answered_and_shown_with_their_verdict() -> None:
    site = a_site()
    page = text_of(with_answers(a_browser(Role.INSPECTORATE), site, rules_prevail="yes"))
    assert "The answers are on record." in page
    assert "an institution" in page
    assert "Apmeklēts." in page


@pytest.mark.parametrize("other", [{"reason": ""}, {"is_isolated": ""}, {"on": "soon"}])
def test_answers_that_are_not_whole_come_back_with_the_form_open(other: dict[str, str]) -> None:
    response = with_answers(a_browser(Role.INSPECTORATE), a_site(), **other)
    assert response.status_code == 422
    assert "<details open" in response.content.decode().replace(' class="details"', "")
    assert "Some things need mending" in text_of(response)
    assert not InstitutionTest.objects.exists()


def test_the_forms_of_one_page_do_not_share_their_fields_ids() -> None:
    offer = an_offer(state="PLANNED")
    html = a_browser(Role.PLANNING_REGION).get(address(offer.site)).content.decode()
    for field in ("plan-on", "question-on", "place-opens_at", f"step-{offer.pk}-on"):
        assert html.count(f' id="{field}"') == 1, field


def test_a_second_set_of_answers_of_one_day_is_refused_in_the_form() -> None:
    client, site = a_browser(Role.INSPECTORATE), a_site()
    with_answers(client, site)
    response = with_answers(client, site)
    assert response.status_code == 409
    assert "already answered for this site on that day" in text_of(response)


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PROVIDER, Role.AUDITOR])
def test_other_roles_may_not_answer(role: Role) -> None:
    assert with_answers(a_browser(role), a_site()).status_code == 403


def test_a_keeper_writes_down_what_is_missing() -> None:
    site = a_site(address="", is_step_free=None)
    said = {"address": "Pils iela 4", "opens_at": "09:00", "closes_at": "17:00", "is_step_free": "yes"}
    page = text_of(the_keepers_browser(site).post(address(site, "description/"), said, follow=True))
    assert "The description is on record." in page
    assert "Pils iela 4" in page
    assert "09:00–17:00" in page


@pytest.mark.parametrize(
    ("said", "status"),
    [({"opens_at": "09:00"}, 409), ({"opens_at": "nine"}, 422), ({"address": "x" * 201}, 422)],
)
def test_a_description_that_cannot_be_taken_comes_back(said: dict[str, str], status: int) -> None:
    site = a_site(address="")
    assert the_keepers_browser(site).post(address(site, "description/"), said).status_code == status
    assert Site.objects.get().address == ""


@pytest.mark.parametrize("rest", ["offers/", "description/", "test/"])
def test_acts_are_not_done_by_looking(rest: str) -> None:
    site = a_site()
    client = the_keepers_browser(site) if rest != "test/" else a_browser(Role.INSPECTORATE)
    assert client.get(address(site, rest)).status_code == 405
    offer = an_offer(site=site)
    assert client.get(address(site, f"offers/{offer.pk}/")).status_code == 405


@pytest.mark.parametrize("rest", ["offers/", "description/", "test/"])
def test_another_keeper_is_turned_away(rest: str) -> None:
    site = a_site()
    other = a_browser(
        Role.PLANNING_REGION, at=a_provider("Cits reģions", region="Latgale"), username="latgale"
    )
    said = {
        "service": "DAY_CARE",
        "places": "1",
        "on": "2026-03-02",
        "reason": "x",
        **dict.fromkeys(("is_isolated", "lacks_control", "rules_prevail"), "no"),
    }
    an_offer("WORKSHOP")
    assert other.post(address(site, rest), said).status_code == 403
