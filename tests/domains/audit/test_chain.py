"""The chain finds what was altered, deleted, inserted, moved or cut.

Tampering is done by SQL, past the guard of the models.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from majup.domains.audit.queries import Verdict, chain_length, verify_chain
from majup.domains.audit.rules import GENESIS, canonical, head_seal, seal
from tests.situations.acting import arranging

pytestmark = pytest.mark.django_db
KEY = b"k" * 32
# SQLite keeps any text as a moment; PostgreSQL at least knows what a moment is.
UNREADABLE = {
    "sqlite": "UPDATE audit_auditentry SET at = 'once upon a time' WHERE seq = 3",
    "postgresql": "UPDATE audit_auditentry SET at = 'infinity' WHERE seq = 3",
}


def five_acts() -> None:
    for _number in range(5):
        with arranging():
            pass


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_empty_chain_is_whole() -> None:
    assert verify_chain() == Verdict(entries=0, unbroken=True, first_fault=None)


def test_acts_one_after_another_are_one_whole_chain() -> None:
    five_acts()
    assert verify_chain() == Verdict(entries=5, unbroken=True, first_fault=None)
    assert chain_length() == 5


ALTERED: dict[str, tuple[str, object]] = {
    "the name": ("name", "nothing.happened"),
    "the actor": ("by_name", "somebody else"),
    "the role": ("by_role", "MINISTRY"),
    "the kind": ("kind", "read"),
    "the facts": ("touched", "[]"),
    "the subject": ("subject", "people.Person:1"),
    "the time": ("at", "2017-10-01 00:00:00+00:00"),
    "the seal": ("seal", "0" * 64),
    "the seal before": ("previous", "0" * 64),
}


@pytest.mark.parametrize("what", ALTERED)
def test_an_altered_entry_is_found(what: str) -> None:
    five_acts()
    column, value = ALTERED[what]
    sql(f"UPDATE audit_auditentry SET {column} = %s WHERE seq = 3", value)
    found = verify_chain()
    assert (found.unbroken, found.entries) == (False, 2)
    assert "entry 3" in str(found.first_fault)


def delete_the_third() -> None:
    sql("DELETE FROM audit_auditentry WHERE seq = 3")


def delete_the_third_and_close_the_gap() -> None:
    delete_the_third()
    sql("UPDATE audit_auditentry SET seq = 3 WHERE seq = 4")
    sql("UPDATE audit_auditentry SET seq = 4 WHERE seq = 5")
    sql("UPDATE audit_chainhead SET count = 4")


def swap_the_second_and_third() -> None:
    sql("UPDATE audit_auditentry SET seq = 99 WHERE seq = 2")
    sql("UPDATE audit_auditentry SET seq = 2 WHERE seq = 3")
    sql("UPDATE audit_auditentry SET seq = 3 WHERE seq = 99")


def insert_a_copy_at_the_end() -> None:
    columns = "kind, name, at, by_user, by_name, by_role, by_organisation, touched, subject, previous, seal"
    copied = f"SELECT 6, {columns} FROM audit_auditentry WHERE seq = 5"
    sql(f"INSERT INTO audit_auditentry (seq, {columns}) {copied}")


def insert_one_sealed_with_another_key() -> None:
    insert_a_copy_at_the_end()
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal FROM audit_auditentry WHERE seq = 5")
        last = cursor.fetchone()[0]
    forged = seal(key=KEY, previous=last, content={"seq": 6})
    sql("UPDATE audit_auditentry SET previous = %s, seal = %s WHERE seq = 6", last, forged)


def cut_the_tail() -> None:
    sql("DELETE FROM audit_auditentry WHERE seq > 3")


def cut_the_tail_and_shorten_the_head() -> None:
    cut_the_tail()
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal FROM audit_auditentry WHERE seq = 3")
        last = cursor.fetchone()[0]
    sql("UPDATE audit_chainhead SET count = 3, last = %s", last)


def cut_the_tail_and_seal_the_head_with_another_key() -> None:
    cut_the_tail_and_shorten_the_head()
    with connection.cursor() as cursor:
        cursor.execute("SELECT last FROM audit_chainhead")
        last = cursor.fetchone()[0]
    sql("UPDATE audit_chainhead SET seal = %s", head_seal(key=KEY, count=3, last=last))


def delete_the_head() -> None:
    sql("DELETE FROM audit_chainhead")


def delete_every_entry() -> None:
    sql("DELETE FROM audit_auditentry")


def cut_the_beginning() -> None:
    sql("DELETE FROM audit_auditentry WHERE seq = 1")


def alter_the_head() -> None:
    sql("UPDATE audit_chainhead SET count = 7")


TAMPERED: dict[Callable[[], None], str] = {
    delete_the_third: "entry 3 is missing",
    delete_the_third_and_close_the_gap: "entry 3 does not follow",
    swap_the_second_and_third: "entry 2",
    insert_a_copy_at_the_end: "entry 6",
    insert_one_sealed_with_another_key: "entry 6 was altered",
    cut_the_tail: "entry 4 is missing",
    cut_the_tail_and_shorten_the_head: "head of the chain was altered",
    cut_the_tail_and_seal_the_head_with_another_key: "head of the chain was altered",
    delete_the_head: "head of the chain is missing",
    delete_every_entry: "entry 1 is missing",
    cut_the_beginning: "entry 1 is missing",
    alter_the_head: "head of the chain was altered",
}


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_its_place_named(tamper: Callable[[], None]) -> None:
    five_acts()
    tamper()
    found = verify_chain()
    assert not found.unbroken
    assert TAMPERED[tamper] in str(found.first_fault)


def test_an_entry_that_cannot_be_read_is_a_fault_not_a_crash() -> None:
    five_acts()
    sql(UNREADABLE[connection.vendor])
    found = verify_chain()
    assert not found.unbroken
    assert "altered" in str(found.first_fault)


def test_verifying_asks_for_the_entries_and_the_head_and_nothing_else(django_assert_num_queries: Any) -> None:
    five_acts()
    with django_assert_num_queries(2):
        verify_chain()


def test_a_seal_depends_on_key_previous_and_every_word() -> None:
    content = {"seq": 1, "name": "people.identified"}
    first = seal(key=KEY, previous=GENESIS, content=content)
    assert first == seal(key=KEY, previous=GENESIS, content=dict(reversed(content.items())))
    assert len(first) == 64
    assert first != seal(key=b"x" * 32, previous=GENESIS, content=content)
    assert first != seal(key=KEY, previous=first, content=content)
    assert first != seal(key=KEY, previous=GENESIS, content=content | {"name": "people.Identified"})


def test_content_is_written_in_one_way_only() -> None:
    assert canonical({"b": "ā", "a": 1}) == '{"a":1,"b":"ā"}'.encode()
