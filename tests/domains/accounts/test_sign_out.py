"""Signing out."""

import pytest

from majup.domains.accounts.actions import sign_out as room
from majup.domains.accounts.actions.sign_out import sign_out
from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import Role
from tests.domains.accounts.test_sign_in import somebody
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db


def test_signing_out_is_an_act_of_the_user() -> None:
    viewer = somebody()
    sign_out(by=viewer)
    (entry,) = acts_named("accounts.signed_out")
    assert (entry.by_user, entry.subject) == (viewer.user_id, f"accounts.User:{viewer.user_id}")


def test_a_role_that_may_not_sign_in_may_not_sign_out_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.policies, "SIGN_IN", allow("accounts.sign_in", Role.MINISTRY))
    with pytest.raises(NotAllowed):
        sign_out(by=somebody())
    assert not acts_named("accounts.signed_out")
