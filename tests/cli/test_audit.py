"""`majup audit`: the verdict in words, as JSON and as an exit code; the trail."""

import json

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from majup.cli.audit import audit
from tests.situations.acting import arranging

pytestmark = pytest.mark.django_db


def said(*words: str) -> Result:
    return CliRunner().invoke(audit, list(words))


def two_acts() -> None:
    for _number in range(2):
        with arranging():
            pass


def break_the_chain() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditentry SET name = 'nothing' WHERE seq = 2")


def test_a_whole_chain_ends_with_0_and_its_shape() -> None:
    two_acts()
    done = said("verify", "--json")
    assert done.exit_code == 0
    assert json.loads(done.output) == {"entries": 2, "unbroken": True, "first_fault": None}


def test_a_broken_chain_ends_with_1_and_names_its_first_fault() -> None:
    two_acts()
    break_the_chain()
    done = said("verify", "--json")
    assert done.exit_code == 1
    assert json.loads(done.output) == {"entries": 1, "unbroken": False, "first_fault": "entry 2 was altered"}


def test_the_verdict_in_words_is_the_same() -> None:
    two_acts()
    assert said("verify").exit_code == 0
    break_the_chain()
    done = said("verify")
    assert done.exit_code == 1
    assert "entry 2 was altered" in done.output


def test_the_trail_lists_the_newest_first_up_to_a_limit() -> None:
    two_acts()
    found = json.loads(said("trail", "--json", "--limit", "1").output)
    assert (found["total"], [entry["seq"] for entry in found["entries"]]) == (2, [2])
    assert found["entries"][0]["touched"] == [{"model": "accounts.User", "key": "*", "facts": {}}]


def test_the_trail_is_narrowed_by_words_kind_role_and_days() -> None:
    two_acts()
    for narrow in (
        ("--text", "nothing"),
        ("--kind", "read"),
        ("--role", "MINISTRY"),
        ("--until", "2000-01-01"),
        ("--since", "2999-01-01"),
    ):
        assert json.loads(said("trail", "--json", *narrow).output)["total"] == 0, narrow
    assert json.loads(said("trail", "--json", "--text", "arranged", "--role", "SYSTEM").output)["total"] == 2


def test_people_read_one_line_an_entry() -> None:
    two_acts()
    lines = said("trail").output.splitlines()
    assert len(lines) == 3
    assert "tests.arranged" in lines[0]


@pytest.mark.parametrize(
    "words", [("trail", "--limit", "0"), ("trail", "--kind", "x"), ("trail", "--since", "soon")]
)
def test_junk_is_an_honest_fault(words: tuple[str, ...]) -> None:
    assert said(*words).exit_code == 2
