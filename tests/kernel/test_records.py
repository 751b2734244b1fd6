"""The guard: no kind of write works outside an act, and append-only rows stay as they were written."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from majup.domains.monitoring.models import Statement
from majup.domains.organisations.models import Organisation
from majup.domains.runs.models import Run
from majup.kernel.records import RewriteRefused, WriteOutsideAct
from tests.situations.acting import arranging
from tests.situations.monitoring import a_statement
from tests.situations.organisations import SINCE, an_organisation

pytestmark = pytest.mark.django_db
RUN = {
    "kind": "plan",
    "problem": b"",
    "problem_hash": "0" * 64,
    "engine_version": "1",
    "requested_at": datetime(2026, 1, 1, tzinfo=UTC),
}
VALUES = {"kind": "NGO", "name_lv": "Biedrība", "name_en": "Society", "valid_from": SINCE}

WRITES: dict[str, Callable[[Organisation], object]] = {
    "save": lambda one: one.save(),
    "save of a new one": lambda one: Organisation(**VALUES).save(),
    "delete": lambda one: one.delete(),
    "create": lambda one: Organisation.objects.create(**VALUES),
    "get_or_create": lambda one: Organisation.objects.get_or_create(**VALUES),
    "update_or_create": lambda one: Organisation.objects.update_or_create(pk=one.pk, defaults=VALUES),
    "update": lambda one: Organisation.objects.filter(pk=one.pk).update(name_en="X"),
    "delete of many": lambda one: Organisation.objects.all().delete(),
    "bulk_create": lambda one: Organisation.objects.bulk_create([Organisation(**VALUES)]),
    "bulk_update": lambda one: Organisation.objects.bulk_update([one], ["name_en"]),
    "the base manager": lambda one: Organisation._base_manager.filter(pk=one.pk).update(name_en="X"),
    "the default manager": lambda one: Organisation._default_manager.all().delete(),
}


@pytest.mark.parametrize("way", WRITES)
def test_no_write_works_outside_an_act(way: str) -> None:
    one = an_organisation("NGO", "Cita biedrība", region="")
    before = list(Organisation.objects.values())
    with pytest.raises(WriteOutsideAct, match="call the domain's action"):
        WRITES[way](one)
    assert list(Organisation.objects.values()) == before


@pytest.mark.parametrize("way", [way for way in WRITES if "delete" not in way and "default" not in way])
def test_every_write_works_inside_an_act(way: str) -> None:
    one = an_organisation("NGO", "Cita biedrība", region="")
    with arranging():
        WRITES[way](one)


def test_writing_works_no_more_once_the_act_ended() -> None:
    one = an_organisation("NGO", "Cita biedrība", region="")
    with arranging():
        one.save()
    with pytest.raises(WriteOutsideAct):
        one.save()


REWRITES: dict[str, Callable[[Statement], object]] = {
    "save": lambda row: row.save(),
    "delete": lambda row: row.delete(),
    "update": lambda row: Statement.objects.update(value=2),
    "delete of many": lambda row: Statement.objects.all().delete(),
    "bulk_update": lambda row: Statement.objects.bulk_update([row], ["value"]),
}


@pytest.mark.parametrize("way", REWRITES)
def test_an_append_only_row_is_refused_every_change_even_inside_an_act(way: str) -> None:
    row = a_statement(value="1")
    with arranging(), pytest.raises(RewriteRefused, match="append-only"):
        REWRITES[way](row)
    assert Statement.objects.get().value == 1


def test_an_append_only_row_can_be_added_inside_an_act_only() -> None:
    with pytest.raises(WriteOutsideAct):
        Statement(indicator="PARTNERS").save()


def test_passing_state_is_noted_without_an_act() -> None:
    with arranging():
        run = Run.objects.create(**RUN)
    assert Run.objects.filter(pk=run.pk).note(stage="NEEDS_MET") == 1
    assert Run.objects.get().stage == "NEEDS_MET"


def test_nothing_else_can_be_changed_in_passing() -> None:
    with arranging():
        Run.objects.create(**RUN)
    with pytest.raises(WriteOutsideAct):
        Run.objects.note(stage="NEEDS_MET", state="DONE")
    with pytest.raises(WriteOutsideAct):
        Organisation.objects.note(name_en="X")
    assert Run.objects.get().stage == ""
