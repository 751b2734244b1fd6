"""Signing in and out, on real and on replayed databases."""

from datetime import date

import pytest
from django.test import Client

from majup.domains.accounts.actions.close_user import close_user
from majup.domains.accounts.rules import DEMONSTRATION_PASSWORD
from majup.domains.audit.models import AuditEntry
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import PASSWORD, a_user
from tests.situations.organisations import a_replayed_database

pytestmark = pytest.mark.django_db


def _sign_in(client: Client, *, username: str, password: str, **more: str) -> object:
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def test_right_password_opens_my_work_and_leaves_a_mark(client: Client) -> None:
    user = a_user(role=Role.AUDITOR)
    answer = _sign_in(client, username=user.username, password=PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert AuditEntry.objects.filter(name="accounts.signed_in", by_user=user.pk).count() == 1


@pytest.mark.parametrize("username", ["nobody", "known"])
def test_wrong_name_and_wrong_password_read_the_same(client: Client, username: str) -> None:
    a_user(role=Role.AUDITOR, username="known")
    answer = _sign_in(client, username=username, password="not the password at all")
    assert answer.status_code == 422
    assert 'id="id_username"' in answer.content.decode()
    assert answer.wsgi_request.user.is_anonymous


def test_session_key_changes_at_sign_in(client: Client) -> None:
    user = a_user(role=Role.AUDITOR)
    client.get("/sign-in/")
    session = client.session
    session["before"] = True
    session.save()
    old = session.session_key
    _sign_in(client, username=user.username, password=PASSWORD)
    assert client.session.session_key != old


def test_visitor_is_taken_only_to_pages_of_ours(client: Client) -> None:
    user = a_user(role=Role.AUDITOR)
    answer = _sign_in(client, username=user.username, password=PASSWORD, next="https://elsewhere.example/")
    assert answer["Location"] == "/"


def test_closed_account_cannot_sign_in(client: Client) -> None:
    user = a_user(role=Role.AUDITOR)
    close_user(username=user.username, by=SYSTEM, today=date(2026, 1, 1))
    assert _sign_in(client, username=user.username, password=PASSWORD).status_code == 422


def test_user_without_a_role_is_signed_out_again(client: Client) -> None:
    user = a_user(role=Role.AUDITOR, since=date(2999, 1, 1))
    _sign_in(client, username=user.username, password=PASSWORD)
    assert "_auth_user_id" not in client.session


def test_sign_out_takes_a_post_and_leaves_a_mark(client: Client) -> None:
    user = a_user(role=Role.AUDITOR)
    _sign_in(client, username=user.username, password=PASSWORD)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session
    assert AuditEntry.objects.filter(name="accounts.signed_out", by_user=user.pk).count() == 1


def test_demonstration_users_are_shown_in_a_replayed_database_only(client: Client) -> None:
    a_user(role=Role.AUDITOR, username="demo-auditor", is_demonstration=True)
    assert DEMONSTRATION_PASSWORD not in client.get("/sign-in/").content.decode()
    a_replayed_database()
    shown = client.get("/sign-in/").content.decode()
    assert DEMONSTRATION_PASSWORD in shown
    assert "demo-auditor" in shown


@pytest.mark.parametrize(("language", "heading"), [("lv", "Ieiet"), ("en", "Sign in")])
def test_page_speaks_both_languages(client: Client, language: str, heading: str) -> None:
    client.cookies["majup_language"] = language
    assert f"<h1>{heading}</h1>" in client.get("/sign-in/").content.decode()


def test_role_can_be_changed_to_one_that_is_held(client: Client) -> None:
    a_user(role=Role.AUDITOR)
    user = a_user(role=Role.ADMINISTRATOR)
    _sign_in(client, username=user.username, password=PASSWORD)
    client.post("/role/", {"role_number": "1"})
    assert client.session["role_number"] == 1
    client.post("/role/", {"role_number": "7"})
    assert client.session["role_number"] == 1
