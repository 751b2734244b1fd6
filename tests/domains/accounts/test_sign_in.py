"""Signing in and out leaves marks in the audit chain."""

import pytest

from majup.domains.accounts.actions import sign_in as room
from majup.domains.accounts.actions.sign_in import sign_in
from majup.domains.accounts.queries import user_by_credentials
from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import PASSWORD, a_user
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db


def somebody() -> Viewer:
    user = a_user()
    return Viewer(user_id=user.pk, name=user.name, role=Role.SOCIAL_WORKER)


def test_signing_in_is_an_act_of_the_user() -> None:
    viewer = somebody()
    sign_in(by=viewer)
    (entry,) = acts_named("accounts.signed_in")
    assert (entry.by_user, entry.subject) == (viewer.user_id, f"accounts.User:{viewer.user_id}")
    assert entry.touched[0]["facts"] == {"role": "SOCIAL_WORKER"}


def test_a_role_that_may_not_sign_in_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.policies, "SIGN_IN", allow("accounts.sign_in", Role.MINISTRY))
    with pytest.raises(NotAllowed):
        sign_in(by=somebody())
    assert not acts_named("accounts.signed_in")


@pytest.mark.parametrize(("username", "password"), [("inara", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_or_password_is_nobody(username: str, password: str) -> None:
    a_user()
    assert user_by_credentials(username=username, password=password) is None
