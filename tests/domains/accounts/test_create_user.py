"""Creating a user with a role."""

from datetime import date

import pytest

from majup.domains.accounts.actions.create_user import create_user
from majup.domains.accounts.errors import PasswordRefused, UsernameTaken
from majup.domains.accounts.models import RoleAssignment, User
from majup.domains.accounts.queries import user_by_credentials, viewers_of
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_user, a_viewer
from tests.situations.audit import acts_named, said
from tests.situations.organisations import a_social_service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
PASSWORD = "četras garas vārdu rindas"


def created(*, by: Viewer = SYSTEM, username: str = "inara", password: str = PASSWORD) -> User:
    user_id = create_user(
        username=username,
        name="Ināra Rozīte",
        password=password,
        role=Role.SOCIAL_WORKER,
        organisation_id=a_social_service().pk,
        by=by,
        today=TODAY,
    )
    return User.objects.get(pk=user_id)


def test_an_administrator_creates_a_user_who_can_sign_in() -> None:
    user = created(by=a_viewer(Role.ADMINISTRATOR))
    assert user_by_credentials(username="inara", password=PASSWORD) == user
    (viewer,) = viewers_of(user_id=user.pk, on=TODAY)
    service = a_social_service()
    assert (viewer.role, viewer.organisation_id, viewer.region_id, viewer.municipality_id) == (
        Role.SOCIAL_WORKER,
        service.pk,
        service.region_id,
        service.municipality_id,
    )


def test_the_password_is_kept_as_a_hash_only() -> None:
    assert PASSWORD not in created().password


def test_a_taken_username_is_refused() -> None:
    a_user(username="inara")
    with pytest.raises(UsernameTaken):
        created()
    assert User.objects.count() == 1


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaa", "fourteen signs"])
def test_a_weak_password_is_refused_and_nobody_is_created(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        created(password=password)
    assert refused.value.facts["complaints"]
    assert not User.objects.exists()
    assert not RoleAssignment.objects.exists()


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.SOCIAL_WORKER, Role.AUDITOR])
def test_other_roles_may_not_create_users(role: Role) -> None:
    with pytest.raises(NotAllowed):
        created(by=a_viewer(role))
    assert not User.objects.exists()


def test_the_audit_tells_the_role_and_neither_name_nor_password() -> None:
    created()
    (entry,) = acts_named("accounts.user_created")
    assert entry.touched[0]["facts"] == {"role": "SOCIAL_WORKER"}
    told = said("accounts.user_created")
    assert not any(secret in told for secret in (PASSWORD, "inara", "Rozīte"))
