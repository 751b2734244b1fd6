"""The audit trail as a page: who may, the verdict, search, files."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from majup.kernel.viewer import Role
from majup.web.audit import pages
from tests.situations.acting import arranging
from tests.situations.audit import acts_named
from tests.situations.browsing import a_browser, text_of

pytestmark = pytest.mark.django_db
READERS = {Role.AUDITOR, Role.ADMINISTRATOR, Role.MINISTRY}


def the_auditors_browser(**other: Any) -> Client:
    return a_browser(Role.AUDITOR, name="Pēteris Kalns", **other)


@pytest.mark.parametrize("role", [role for role in Role if role not in {*READERS, Role.SYSTEM}])
def test_most_roles_may_not_open_the_trail(role: Role) -> None:
    assert a_browser(role).get("/audit/").status_code == 403


@pytest.mark.parametrize("role", sorted(READERS))
def test_auditor_administrator_and_ministry_may(role: Role) -> None:
    assert a_browser(role).get("/audit/").status_code == 200


def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    assert Client().get("/audit/").status_code == 302


def test_a_whole_chain_is_said_to_be_whole_with_its_entries_counted() -> None:
    client = the_auditors_browser()
    page = text_of(client.get("/audit/"))
    assert "unbroken" in page
    assert "Every seal was recounted" in page


def test_a_broken_chain_is_told_with_its_place() -> None:
    client = the_auditors_browser()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditentry SET name = 'nothing' WHERE seq = 1")
    page = text_of(client.get("/audit/"))
    assert "The chain is broken." in page
    assert "entry 1 was altered" in page


def test_a_long_chain_is_checked_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    client = the_auditors_browser()
    monkeypatch.setattr(pages, "CHECKED_AT_ONCE", 0)
    unchecked = text_of(client.get("/audit/"))
    assert "not checked now" in unchecked
    assert "unbroken" not in unchecked
    assert "check=1" in unchecked
    assert "unbroken" in text_of(client.get("/audit/?check=1"))


def test_the_newest_entry_comes_first_and_can_come_last() -> None:
    client = the_auditors_browser()
    for _number in range(60):
        with arranging():
            pass
    html = client.get("/audit/").content.decode()
    assert '<th scope="row" class="number">' in html
    last = acts_named("tests.arranged")[-1].seq
    assert f">{last}<" in html
    assert f">{last}<" not in client.get("/audit/?sort=seq").content.decode()


def test_a_name_looked_for_stands_in_no_address() -> None:
    client = the_auditors_browser()
    a_browser(Role.ADMINISTRATOR, name="Anna Ozola")
    response = client.post("/audit/", {"q": "arranged"}, follow=True)
    address, _status = response.redirect_chain[-1]
    assert "arranged" not in address
    assert "tests.arranged" in text_of(response)
    assert "Nothing happened that fits." in text_of(client.post("/audit/", {"q": "ozola"}, follow=True))


def test_filters_narrow_and_junk_makes_no_error() -> None:
    client = the_auditors_browser()
    assert "Nothing happened that fits." in text_of(client.get("/audit/?kind=read"))
    assert "tests.arranged" in text_of(client.get("/audit/?role=SYSTEM"))
    assert "Nothing happened that fits." in text_of(client.get("/audit/?until=2000-01-01"))
    junk = "/audit/?kind=x&role=y&since=z&until=2017-99-99&page=100000000000000000000&sort=by_name&sealed=q"
    assert client.get(junk).status_code == 200


def test_a_fragment_is_the_table_alone() -> None:
    response = the_auditors_browser().get("/audit/", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "table-audit" in response.content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_trail_can_be_taken_out_and_that_is_in_it(kind: str) -> None:
    client = the_auditors_browser()
    response = client.get(f"/audit/?export={kind}")
    if kind == "xlsx":
        rows = load_workbook(BytesIO(response.content)).active.max_row
    else:
        rows = len(response.content.decode("utf-8-sig").splitlines())
    (entry,) = acts_named("audit.trail_exported")
    assert entry.touched[0]["facts"] == {"rows": rows - 1, "format": kind}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_page_speaks_the_reader_s_language(language: str) -> None:
    html = the_auditors_browser(language=language).get("/audit/").content.decode()
    assert f'<html lang="{language}">' in html
