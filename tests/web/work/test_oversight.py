"""The first pages of the auditor and the administrator."""

from importlib.metadata import version

import pytest
from django.db import connection

from majup.domains.accounts.actions.close_user import close_user
from majup.kernel.clock import today
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_user
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.organisations import a_replayed_database
from tests.situations.people import a_person
from tests.web.work.first_page import block, figure, work_shown_to

pytestmark = pytest.mark.django_db


def test_auditor_is_told_that_the_chain_is_whole() -> None:
    a_person()
    work = work_shown_to(a_browser(Role.AUDITOR))
    assert figure(work, "the chain").value == "whole"


def test_auditor_is_told_where_the_chain_was_altered() -> None:
    a_person()
    client = a_browser(Role.AUDITOR)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditentry SET name = 'tests.forged' WHERE seq = 2")
    broken = figure(work_shown_to(client), "the chain")
    assert (broken.value, broken.note) == ("broken", "entry 2 was altered")


def test_long_chain_is_left_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majup.web.work.oversight.CHECKED_AT_ONCE", 0)
    walked = figure(work_shown_to(a_browser(Role.AUDITOR)), "chain not walked here")
    assert walked.note == "majup audit verify"


def test_auditor_sees_who_looked_into_a_file_but_not_into_whose() -> None:
    person = a_person(family_name="Kuldīdzniece")
    a_workers_browser().get(f"/people/{person.pk}/")
    client = a_browser(Role.AUDITOR, name="Pēteris Kalns")
    work = work_shown_to(client)
    (event,) = block(work, "Latest reads of files").events
    assert (event.lead, event.text, event.by) == ("audit.file_read", "person", "Ināra Rozīte, Social worker")
    assert figure(work, "files read").value == "1"
    assert "Kuldīdzniece" not in text_of(client.get("/"))


def test_administrator_counts_users_and_those_without_a_role() -> None:
    a_user(Role.ASSESSOR, username="later", since=today().replace(year=today().year + 1, day=1))
    a_user(Role.ASSESSOR, username="closed")
    close_user(username="closed", by=SYSTEM, today=today())
    work = work_shown_to(a_browser(Role.ADMINISTRATOR))
    assert figure(work, "users who can sign in").value == "2"
    assert figure(work, "without a role").value == "1"
    assert figure(work, "closed accounts").value == "1"


@pytest.mark.parametrize(("replayed", "word"), [(False, "no"), (True, "yes")])
def test_administrator_sees_version_and_whether_records_are_made_up(replayed: bool, word: str) -> None:
    if replayed:
        a_replayed_database()
    terms = block(work_shown_to(a_browser(Role.ADMINISTRATOR)), "This installation").terms
    assert [term.value for term in terms] == [version("majup"), word]


def test_administrator_sees_no_person() -> None:
    a_person(family_name="Kuldīdzniece")
    assert "Kuldīdzniece" not in text_of(a_browser(Role.ADMINISTRATOR).get("/"))
