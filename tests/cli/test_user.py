"""`majup user`: passwords are asked for or read from a file, never given on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from majup.cli.user import user
from majup.domains.accounts.models import RoleAssignment, User
from majup.domains.accounts.queries import user_by_credentials
from tests.situations.accounts import a_user
from tests.situations.organisations import a_social_service

pytestmark = pytest.mark.django_db
PASSWORD = "četras garas vārdu rindas"


def said(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(user, list(words), input=typed)


def added(*more: str, typed: str = f"{PASSWORD}\n{PASSWORD}\n") -> Result:
    words = ("add", "inara", "--name", "Ināra Rozīte", "--role", "SOCIAL_WORKER")
    return said(*words, *more, typed=typed)


def test_a_user_is_added_with_a_role_at_an_organisation_named_exactly() -> None:
    service = a_social_service()
    assert added("--organisation", service.name_lv).exit_code == 0
    assert user_by_credentials(username="inara", password=PASSWORD) is not None
    assert RoleAssignment.objects.get().organisation_id == service.pk


def test_an_organisation_can_be_given_by_its_id() -> None:
    assert added("--organisation", str(a_social_service().pk)).exit_code == 0


def test_an_organisation_that_is_not_exact_is_refused_with_near_names() -> None:
    service = a_social_service()
    done = added("--organisation", "kuldīgas")
    assert done.exit_code == 2
    assert service.name_lv in done.output
    assert not User.objects.exists()


def test_a_role_that_belongs_to_an_organisation_needs_one() -> None:
    assert added().exit_code == 2
    assert not User.objects.exists()


def test_an_administrator_needs_none() -> None:
    done = said("add", "root", "--name", "Root", "--role", "ADMINISTRATOR", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0


def test_the_password_is_asked_twice_and_never_shown() -> None:
    done = added("--organisation", a_social_service().name_lv)
    assert PASSWORD not in done.output
    differing = added("--organisation", a_social_service().name_lv, typed=f"{PASSWORD}\nother\n")
    assert differing.exit_code == 1


def test_there_is_no_option_that_takes_a_password() -> None:
    options = {option for parameter in user.commands["add"].params for option in parameter.opts}
    assert "--password-file" in options
    assert "--password" not in options


def test_the_password_can_come_from_the_first_line_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\nsomething else\n", encoding="utf-8")
    where = ("--organisation", a_social_service().name_lv, "--password-file", str(file))
    assert added(*where, typed="").exit_code == 0
    assert user_by_credentials(username="inara", password=PASSWORD) is not None


def test_an_empty_password_file_is_an_honest_fault(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("", encoding="utf-8")
    assert added("--organisation", a_social_service().name_lv, "--password-file", str(file)).exit_code == 2


def test_users_are_listed_with_their_roles() -> None:
    a_user(username="inara", name="Ināra Rozīte")
    found = json.loads(said("list", "--json").output)
    assert found == {
        "users": [
            {"username": "inara", "name": "Ināra Rozīte", "roles": ["SOCIAL_WORKER"], "is_active": True}
        ]
    }
    assert "inara" in said("list").output
    assert "inara" not in said("list", "--search", "nobody").output


def test_a_closed_user_can_no_longer_sign_in_and_is_listed_as_closed() -> None:
    a_user(username="inara")
    assert said("close", "inara").exit_code == 0
    assert json.loads(said("list", "--json").output)["users"][0]["is_active"] is False


def test_closing_nobody_fails() -> None:
    assert said("close", "nobody").exit_code != 0
