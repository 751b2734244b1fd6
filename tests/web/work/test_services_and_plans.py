"""The first pages of providers, planning regions and the ministry."""

from datetime import date

import pytest

from majup.domains.people.models import Capacity
from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser, text_of
from tests.situations.monitoring import a_statement, identified_in, planned_in, somebody, the_regions
from tests.situations.people import a_person, entrusted, identified
from tests.situations.planning import a_published_plan, a_requested_plan, a_town, people_who_need
from tests.situations.services import a_provider, a_site, an_offer
from tests.situations.support import enrolled
from tests.web.work.first_page import block, figure, titles, work_shown_to

pytestmark = pytest.mark.django_db


def test_provider_sees_its_services_by_state_and_what_is_missing(on_the_day: date) -> None:
    mine = a_provider()
    an_offer("DAY_CARE", site=a_site(provider=mine), places=12)
    an_offer(
        "RESPITE",
        site=a_site("Atelpa", provider=mine, address="", is_step_free=None),
        state="OPEN",
        places=4,
        since=date(2017, 8, 2),
    )
    an_offer("WORKSHOP", site=a_site("Cita vieta", provider=a_provider("Cits sniedzējs")))
    client = a_browser(Role.PROVIDER, at=mine)
    work = work_shown_to(client)
    assert figure(work, "registered services").value == "1"
    assert figure(work, "on their way").value == "1"
    assert figure(work, "places").value == "16"
    missing = [line.text for line in block(work, "Respite care").lines]
    assert "The address is known." in missing
    assert "The rooms are ready and the service can start." not in missing
    assert "ready, not registered since 2\u00a0Aug\u00a02017 (60 days)" in block(work, "Respite care").note
    assert "Cita vieta" not in text_of(client.get("/"))


def test_provider_counts_each_person_once_and_each_service_apart(on_the_day: date) -> None:
    person, other = a_person(), a_person()
    one = enrolled(person, service="WORKSHOP")
    enrolled(person, service="DAY_CARE")
    enrolled(other, service="WORKSHOP", until=on_the_day)
    provider = one.offer.site.provider
    for client_of in (person, other):
        entrusted(client_of, to=provider, capacity=Capacity.PROVIDER)
    work = work_shown_to(a_browser(Role.PROVIDER, at=provider))
    assert figure(work, "people served now").value == "1"
    table = block(work, "What you give, and where").table
    assert table is not None
    assert [row.cells[-1].text for row in table.rows] == ["1", "1"]


def test_provider_with_everything_registered_is_told_so(on_the_day: date) -> None:
    mine = a_provider()
    an_offer(site=a_site(provider=mine))
    work = work_shown_to(a_browser(Role.PROVIDER, at=mine))
    assert block(work, "The register").empty == "Every service of yours is registered."


def test_region_sees_what_its_people_need_by_service(on_the_day: date) -> None:
    people_who_need("DAY_CARE", count=3)
    people_who_need("GROUP_HOME", count=1, priority=1)
    work = work_shown_to(a_browser(Role.PLANNING_REGION))
    assert figure(work, "people with an agreed support plan").value == "4"
    table = block(work, "What people need, by service").table
    assert table is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Day care centre", "3", "0"],
        ["Group home (apartment)", "1", "1"],
    ]


def test_region_does_not_see_the_needs_of_another(on_the_day: date) -> None:
    planned_in(somebody(region="Latgale"), "Latgale")
    identified(a_person(municipality="Preiļu novads", region="Latgale"))
    work = work_shown_to(a_browser(Role.PLANNING_REGION))
    assert figure(work, "people with an agreed support plan").value == "0"
    assert block(work, "Casework in the region").lines == ()


def test_region_is_told_who_is_not_a_partner(on_the_day: date) -> None:
    a_town("Kuldīgas novads")
    a_town("Alsungas novads", is_partner=False)
    work = work_shown_to(a_browser(Role.PLANNING_REGION))
    assert figure(work, "partnership").value == "1"
    assert [line.text for line in block(work, "Not in the partnership").lines] == ["Alsungas Municipality"]


def test_region_sees_its_newest_plan(on_the_day: date) -> None:
    plan = a_published_plan()
    work = work_shown_to(a_browser(Role.PLANNING_REGION))
    met = figure(work, "of needs met")
    assert met.url == f"/plans/{plan}/"
    assert met.share is not None
    assert [action.url for action in work.actions] == [f"/plans/{plan}/"]
    assert "Being computed now" not in titles(work)


def test_region_sees_what_is_being_computed(on_the_day: date) -> None:
    asked = a_requested_plan()
    work = work_shown_to(a_browser(Role.PLANNING_REGION))
    (line,) = block(work, "Being computed now").lines
    assert line.url == f"/plans/{asked.plan_id}/"
    assert figure(work, "there is no plan yet").value == "–"


def test_ministry_sees_the_country(on_the_day: date) -> None:
    the_regions()
    for region in ("Kurzeme", "Latgale"):
        person = somebody(region=region)
        identified_in(person, region)
        planned_in(person, region)
    identified_in(somebody(), "Kurzeme", on=date(2017, 10, 2))
    work = work_shown_to(a_browser(Role.MINISTRY))
    adults = figure(work, "Adults with mental disabilities")
    assert (adults.value, adults.note, adults.share) == ("2", "2 assessed, 2 with a plan", 1.0)
    table = block(work, "Plans of the regions").table
    assert table is not None
    assert [row.cells[0].text for row in table.rows] == ["Kurzeme", "Latgale", "Rīga", "Vidzeme", "Zemgale"]
    assert {row.cells[1].text for row in table.rows} == {"–"}


def test_ministry_is_told_where_the_data_cannot_be(on_the_day: date) -> None:
    the_regions()
    planned_in(somebody(region="Zemgale"), "Zemgale")
    (line,) = block(work_shown_to(a_browser(Role.MINISTRY)), "Remarks on the data").lines
    assert line.text == "1 assessed, but 0 identified: more than there can be."
    assert line.tag is not None
    assert line.tag.text == "Zemgale"


def test_ministry_counts_targets_that_documents_state_differently(on_the_day: date) -> None:
    the_regions()
    for value, stated_on in (("3400", date(2014, 4, 1)), ("2270", date(2017, 9, 1))):
        a_statement(
            "ASSESSED",
            value,
            kind="TARGET",
            stated_on=stated_on,
            as_of=date(2020, 12, 31),
            locator=value,
        )
    lines = block(work_shown_to(a_browser(Role.MINISTRY)), "Remarks on the data").lines
    assert [(line.text, line.end) for line in lines] == [("targets that documents state differently", "1")]


def test_ministry_sees_no_name(on_the_day: date) -> None:
    the_regions()
    identified(a_person(family_name="Kuldīdzniece"))
    assert "Kuldīdzniece" not in text_of(a_browser(Role.MINISTRY).get("/"))
