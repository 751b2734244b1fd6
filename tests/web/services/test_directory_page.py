"""The directory as a page: open to everyone signed in, list and map with the same services."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser, text_of
from tests.situations.services import a_provider, a_service, a_site, an_offer

pytestmark = pytest.mark.django_db


def two_services() -> None:
    an_offer("DAY_CARE", site=a_site("Saulīte", provider=a_provider("Biedrība “Māja”")), places=12)
    there = a_site("Ābele", municipality="Ludzas novads", region="Latgale", is_step_free=False)
    an_offer("HOME_CARE", site=there, state="OPEN", places=None)


def found(client: Client | None = None, **wanted: str) -> Any:
    return (client or a_browser()).get("/services/", wanted)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_everyone_signed_in_may_look(role: Role) -> None:
    two_services()
    page = text_of(found(a_browser(role)))
    assert "Saulīte" in page
    assert "Ābele" in page


def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    assert Client().get("/services/").status_code == 302


def test_a_row_tells_service_site_provider_place_and_state() -> None:
    two_services()
    page = text_of(found(service="DAY_CARE"))
    for words in ("Day care centre", "Saulīte", "Biedrība “Māja”", "Kuldīgas novads", "registered"):
        assert words in page
    assert "Ābele" not in page


@pytest.mark.parametrize(
    ("wanted", "here", "not_here"),
    [
        ({"service": "HOME_CARE"}, "Ābele", "Saulīte"),
        ({"state": "OPEN"}, "Ābele", "Saulīte"),
        ({"q": "maja"}, "Saulīte", "Ābele"),
        ({"q": "ludzas abele"}, "Ābele", "Saulīte"),
    ],
)
def test_filters_and_words_narrow_list_and_counts(wanted: dict[str, str], here: str, not_here: str) -> None:
    two_services()
    page = text_of(found(**wanted))
    assert here in page
    assert not_here not in page
    assert "1 service at 1 sites in 1 municipalities" in page


def test_region_and_municipality_narrow_by_their_ids() -> None:
    two_services()
    municipality = a_site("Trešā", municipality="Ludzas novads", region="Latgale").parish.municipality
    for wanted in ({"municipality": str(municipality.pk)}, {"region": str(municipality.region_id)}):
        page = text_of(found(**wanted))
        assert "Ābele" in page
        assert "Saulīte" not in page


def test_the_map_shows_the_same_services_as_the_list() -> None:
    two_services()
    html = found(service="DAY_CARE").content.decode()
    assert "1 services at 1 sites." in html
    assert "Day care centre: 12" in html
    assert "Day care centre: 12" not in found(service="HOME_CARE").content.decode()


def test_a_fragment_brings_the_table_and_the_map_and_no_page_around() -> None:
    two_services()
    response = a_browser().get("/services/?service=DAY_CARE", headers={"HX-Request": "true"})
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="table-services"' in html
    assert 'id="services-map" hx-swap-oob="true"' in html


def test_nothing_that_fits_says_what_to_do() -> None:
    a_service()
    assert "No such service here." in text_of(found())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_directory_can_be_taken_out_with_its_filter(kind: str) -> None:
    two_services()
    response = found(service="DAY_CARE", export=kind)
    if kind == "xlsx":
        rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(response.content)).active]
    else:
        rows = [line.split(",") for line in response.content.decode("utf-8-sig").splitlines()]
    assert len(rows) == 2
    assert rows[1][:2] == ["Day care centre", "Saulīte"]


def test_junk_in_the_address_makes_no_error() -> None:
    two_services()
    junk = {
        "service": "X",
        "region": "-1",
        "municipality": "9" * 30,
        "state": "?",
        "page": "9" * 25,
        "sort": "x",
    }
    response = found(**junk)
    assert response.status_code == 200
    assert "Saulīte" in text_of(response)


def test_the_page_asks_the_database_as_often_for_many_services_as_for_few(
    django_assert_max_num_queries: Any,
) -> None:
    client = a_browser()
    for number in range(30):
        an_offer("DAY_CARE", site=a_site(f"Vieta {number}"))
    with django_assert_max_num_queries(20):
        found(client)


@pytest.mark.parametrize("language", ["lv", "en"])
def test_services_are_named_in_the_reader_s_language(language: str) -> None:
    two_services()
    page = text_of(found(a_browser(language=language)))
    assert {"lv": "Dienas aprūpes centrs", "en": "Day care centre"}[language] in page
