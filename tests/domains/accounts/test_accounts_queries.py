"""Who is this, in which role, for which organisation."""

from datetime import date

import pytest

from majup.domains.accounts.models import RoleAssignment
from majup.domains.accounts.queries import demonstration_users, users, viewers_of
from majup.kernel.viewer import Role
from tests.situations.accounts import a_user
from tests.situations.acting import arranging
from tests.situations.organisations import a_social_service, an_assessment_team

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def test_a_user_of_two_roles_is_two_viewers_the_older_role_first() -> None:
    user = a_user(Role.ASSESSOR, since=date(2024, 1, 1))
    a_user(Role.SOCIAL_WORKER, since=date(2022, 1, 1))
    assert [viewer.role for viewer in viewers_of(user_id=user.pk, on=ON)] == [
        Role.SOCIAL_WORKER,
        Role.ASSESSOR,
    ]


@pytest.mark.parametrize(("on", "roles"), [(date(2024, 12, 31), 1), (date(2025, 1, 1), 0)])
def test_a_role_is_held_until_the_day_before_its_end(on: date, roles: int) -> None:
    user = a_user()
    with arranging():
        RoleAssignment.objects.update(valid_until=date(2025, 1, 1))
    assert len(viewers_of(user_id=user.pk, on=on)) == roles


def test_the_same_role_at_two_organisations_is_two_viewers() -> None:
    user = a_user(Role.SOCIAL_WORKER, at=a_social_service("Talsu novads"))
    a_user(Role.SOCIAL_WORKER, at=a_social_service("Kuldīgas novads"))
    places = {viewer.organisation_id for viewer in viewers_of(user_id=user.pk, on=ON)}
    assert len(places) == 2


def test_only_demonstration_users_are_offered_at_the_door() -> None:
    a_user(username="inara")
    a_user(username="demo", name="Demo", is_demonstration=True, at=an_assessment_team())
    assert [user.username for user in demonstration_users(on=ON)] == ["demo"]


def test_users_are_found_by_name_and_username() -> None:
    a_user(username="inara", name="Ināra Rozīte")
    a_user(username="janis", name="Jānis Kalns", at=a_social_service("Talsu novads"))
    assert [line.username for line in users()] == ["inara", "janis"]
    assert [line.username for line in users(search="Kalns")] == ["janis"]
    assert [line.roles for line in users(search="inara")] == [("SOCIAL_WORKER",)]
