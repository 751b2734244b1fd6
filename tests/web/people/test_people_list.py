"""The list of people as a page, a fragment and a file."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from majup.kernel.viewer import Role
from tests.situations.audit import acts_named
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.people import a_person, identified
from tests.situations.support import a_draft, agreed

pytestmark = pytest.mark.django_db


def csv_lines(response: Any) -> list[str]:
    return response.content.decode("utf-8-sig").splitlines()


def search(client: Client, words: str) -> Any:
    return client.post("/people/", {"q": words}, follow=True)


def test_list_shows_who_is_in_scope_and_how_many() -> None:
    a_person(family_name="Kuldīdzniece")
    a_person(family_name="Talsiniece", municipality="Talsu novads")
    page = text_of(a_workers_browser("Kuldīgas novads").get("/people/"))
    assert "Kuldīdzniece" in page
    assert "Talsiniece" not in page
    assert "1–1 of 1" in page


def test_search_stays_in_scope() -> None:
    a_person(family_name="Talsiniece", municipality="Talsu novads", personal_code="000001-00001")
    for words in ("Talsiniece", "000001-00001"):
        page = text_of(search(a_workers_browser("Kuldīgas novads"), words))
        assert "Nobody found." in page
    found = text_of(search(a_workers_browser("Talsu novads"), "000001-00001"))
    assert "Talsiniece" in found


def test_words_searched_for_stand_in_no_address() -> None:
    a_person()
    response = search(a_workers_browser(), "Avotiņa")
    address, status = response.redirect_chain[-1]
    assert status == 302
    assert "sealed=" in address
    assert "Avoti" not in address
    assert "Avotiņa, Ārija Evita" in text_of(response)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_holds_the_scope_and_the_filter(kind: str) -> None:
    identified(a_person(family_name="Apzinātā"))
    a_person(family_name="Neapzinātā")
    identified(a_person(family_name="Talsiniece", municipality="Talsu novads"))
    response = a_workers_browser().get(f"/people/?stage=1&export={kind}")
    if kind == "csv":
        names = [line.split(",")[0] for line in csv_lines(response)[1:]]
        assert names == ['"Apzinātā']
    else:
        sheet = load_workbook(BytesIO(response.content)).active
        assert sheet is not None
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Apzinātā, Ārija Evita"]


def test_export_is_recorded_with_its_filters_but_not_the_words() -> None:
    a_person()
    client = a_workers_browser()
    sealed = search(client, "Avotiņa").redirect_chain[-1][0]
    client.get(f"{sealed}&export=csv")
    entry = acts_named("people.exported")[-1]
    assert entry.touched[0]["facts"] == {"rows": 1, "format": "csv", "filters": "q"}
    assert "voti" not in str(entry.touched)


def test_showing_the_list_records_no_export() -> None:
    a_workers_browser().get("/people/")
    assert acts_named("people.exported") == []


def test_htmx_gets_the_table_alone_and_a_browser_the_whole_page() -> None:
    a_person()
    client = a_workers_browser()
    fragment = text_of(client.get("/people/", headers={"HX-Request": "true"}))
    assert "<html" not in fragment
    assert 'id="table-people"' in fragment
    assert 'id="table-people"' in text_of(client.get("/people/"))


@pytest.mark.parametrize(("language", "heading"), [("lv", "Cilvēki"), ("en", "People")])
def test_list_speaks_both_languages(language: str, heading: str) -> None:
    page = text_of(a_workers_browser(language=language).get("/people/"))
    assert f'<html lang="{language}">' in page
    assert f"<h1>{heading}</h1>" in page


def test_due_filter_lists_whom_the_count_counts() -> None:
    identified(a_person(family_name="Neizvērtētā"))
    plan = a_draft(a_person(family_name="Gaidošā"))
    page = text_of(a_workers_browser().get("/people/?due=AGREE"))
    assert "Gaidošā" in page
    assert "Neizvērtētā" not in page
    agreed(plan)
    assert "Gaidošā" not in text_of(a_workers_browser().get("/people/?due=AGREE"))


def test_junk_in_the_address_is_no_error() -> None:
    a_person()
    response = a_workers_browser().get(
        "/people/?stage=99&due=x&municipality=-1&sort=drop&page=zzz&sealed=%F0"
    )
    assert response.status_code == 200


@pytest.mark.parametrize("number", [1, 6])
def test_list_takes_the_same_queries_however_long(number: int, django_assert_num_queries: Any) -> None:
    client = a_workers_browser()
    for _ in range(number):
        agreed(a_draft(a_person()))
    client.get("/people/")
    # Session, user, roles, organisation's name, demonstration mark, municipalities; then the list's nine.
    with django_assert_num_queries(15):
        client.get("/people/")


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR])
def test_role_without_casework_may_not_open_the_list(role: Role) -> None:
    assert a_browser(role).get("/people/").status_code == 403


def test_stranger_is_sent_to_sign_in() -> None:
    response = Client().get("/people/")
    assert (response.status_code, response.headers["Location"].split("?")[0]) == (302, "/sign-in/")


def test_only_who_may_identify_is_offered_it() -> None:
    assert 'href="/people/new/"' in text_of(a_workers_browser().get("/people/"))
    assert 'href="/people/new/"' not in text_of(a_browser(Role.PLANNING_REGION).get("/people/"))
