"""Closing an account."""

from datetime import date

import pytest

from majup.domains.accounts.actions.close_user import close_user
from majup.domains.accounts.models import RoleAssignment, User
from majup.domains.accounts.queries import user_by_credentials, user_with, viewers_of
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import PASSWORD, a_user, a_viewer
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def test_an_administrator_closes_an_account_at_once() -> None:
    user = a_user()
    close_user(username="inara", by=a_viewer(Role.ADMINISTRATOR), today=TODAY)
    assert user_by_credentials(username="inara", password=PASSWORD) is None
    assert user_with(user.pk) is None
    assert viewers_of(user_id=user.pk, on=TODAY) == []


def test_who_the_user_was_stays_on_record() -> None:
    user = a_user()
    close_user(username="inara", by=SYSTEM, today=TODAY)
    assert User.objects.filter(pk=user.pk).exists()
    assert RoleAssignment.objects.get().valid_until == TODAY


def test_a_role_given_this_very_day_lets_nobody_in_either() -> None:
    user = a_user(since=TODAY)
    close_user(username="inara", by=SYSTEM, today=TODAY)
    assert viewers_of(user_id=user.pk, on=TODAY) == []


def test_an_unknown_username_is_not_found() -> None:
    with pytest.raises(NotFound):
        close_user(username="nobody", by=SYSTEM, today=TODAY)
    assert not acts_named("accounts.user_closed")


def test_other_roles_may_not_close_accounts() -> None:
    user = a_user()
    with pytest.raises(NotAllowed):
        close_user(username="inara", by=a_viewer(Role.SOCIAL_WORKER), today=TODAY)
    assert user_with(user.pk) is not None


def test_closing_is_in_the_audit_and_is_rolled_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    user = a_user()
    close_user(username="inara", by=SYSTEM, today=TODAY)
    (entry,) = acts_named("accounts.user_closed")
    assert entry.subject == f"accounts.User:{user.pk}"


def test_an_account_that_cannot_be_closed_whole_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    user = a_user()

    def fail(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr("majup.kernel.audit_hook._recorder", [fail])
    with pytest.raises(OSError):  # noqa: PT011  # the disk's own error says no more
        close_user(username="inara", by=SYSTEM, today=TODAY)
    assert user_with(user.pk) is not None
    assert RoleAssignment.objects.get().valid_until is None
