"""The environment: read once, refused whole."""

from pathlib import Path

import pytest

from majup.config.env import EnvironmentRefused, read_environment

KEY = "ab" * 32


def test_empty_environment_is_enough_to_begin() -> None:
    env = read_environment({})
    assert env.database.is_sqlite
    assert Path(env.database.name) == Path.cwd() / "var" / "majup.sqlite3"
    assert (env.host, env.port, env.debug) == ("127.0.0.1", 8000, False)


def test_all_faults_are_reported_together_each_with_its_remedy() -> None:
    with pytest.raises(EnvironmentRefused) as refusal:
        read_environment(
            {
                "MAJUP_PORT": "70000",
                "MAJUP_DEBUG": "perhaps",
                "DATABASE_URL": "mysql://x/y",
                "MAJUP_DATA_KEY": "ab",
            }
        )
    text = str(refusal.value)
    assert "MAJUP_PORT" in text
    assert "write a port from 1 to 65535" in text
    assert "MAJUP_DEBUG" in text
    assert "DATABASE_URL" in text
    assert "MAJUP_DATA_KEY" in text
    assert text.count("\n") == 4


def test_fault_never_repeats_the_value_which_may_be_a_secret() -> None:
    with pytest.raises(EnvironmentRefused) as refusal:
        read_environment({"MAJUP_DATA_KEY": "not-hexadecimal", "DATABASE_URL": "oracle://me:hush@db/x"})
    assert "not-hexadecimal" not in str(refusal.value)
    assert "hush" not in str(refusal.value)


def test_misspelt_variable_is_a_fault_that_names_the_right_one() -> None:
    with pytest.raises(EnvironmentRefused, match="MAJUP_PROT is not a setting: did you mean MAJUP_PORT"):
        read_environment({"MAJUP_PROT": "8001"})


def test_postgresql_address_is_taken_apart_and_its_password_is_not_shown() -> None:
    env = read_environment({"DATABASE_URL": "postgresql://me:p%40ss@db.example:5433/majup?sslmode=require"})
    database = env.database.for_django()
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"]) == ("me", "p@ss")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", "5433", "majup")
    assert database["OPTIONS"] == {"sslmode": "require"}
    assert "p@ss" not in repr(env)


def test_postgresql_on_a_socket_is_reached_by_its_folder() -> None:
    env = read_environment({"DATABASE_URL": "postgresql://majup@/postgres?host=/run/pg"})
    assert (env.database.host, env.database.port) == ("/run/pg", "")


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:///kept.sqlite3", "kept.sqlite3"), ("sqlite:////srv/kept.sqlite3", "/srv/kept.sqlite3")],
)
def test_sqlite_address_is_relative_with_three_slashes_and_absolute_with_four(url: str, name: str) -> None:
    assert read_environment({"DATABASE_URL": url}).database.name == name


def test_given_key_goes_before_the_file_and_makes_no_folder(tmp_path: Path) -> None:
    env = read_environment({"MAJUP_HOME": str(tmp_path / "home"), "MAJUP_AUDIT_KEY": KEY})
    assert env.audit_key == bytes.fromhex(KEY)
    assert not env.keys_dir.exists()
    assert KEY not in repr(env)


def test_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(EnvironmentRefused, match="MAJUP_HOME"):
        read_environment({"MAJUP_HOME": str(tmp_path / "home")})
