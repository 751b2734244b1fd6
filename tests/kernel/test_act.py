"""An act: permission first, all or nothing, the audit row unavoidable, news only after it truly happened."""

from datetime import UTC, datetime
from typing import Any

import pytest

from majup.domains.accounts.models import User
from majup.domains.audit.models import AuditEntry
from majup.domains.organisations.models import Organisation
from majup.kernel import audit_hook
from majup.kernel.act import ActWithoutRecord, act, current_act
from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.organisations import SINCE

pytestmark = pytest.mark.django_db
TRY = allow("tests.try", Role.SOCIAL_WORKER)


def an_organisation_inside() -> Organisation:
    return Organisation.objects.create(kind="NGO", name_lv="Biedrība", name_en="Society", valid_from=SINCE)


def test_the_permission_is_asked_before_anything_runs() -> None:
    ran = []
    with pytest.raises(NotAllowed) as refused, act("tests.tried", by=a_viewer(Role.PROVIDER), needs=TRY):
        ran.append(True)
    assert not ran
    assert refused.value.facts == {"permission": "tests.try", "role": "PROVIDER"}
    assert not AuditEntry.objects.exists()


def test_a_held_permission_lets_the_act_run_and_leaves_one_entry() -> None:
    worker = a_viewer(Role.SOCIAL_WORKER)
    with act("tests.tried", by=worker, needs=TRY) as record:
        organisation = an_organisation_inside()
        record.about(organisation, kind="NGO", places=3)
    (entry,) = AuditEntry.objects.all()
    assert (entry.name, entry.kind, entry.by_user, entry.by_role) == (
        "tests.tried",
        "act",
        worker.user_id,
        "SOCIAL_WORKER",
    )
    assert entry.subject == f"organisations.Organisation:{organisation.pk}"
    assert entry.touched[0]["facts"] == {"kind": "NGO", "places": 3}


def test_the_system_holds_every_permission() -> None:
    with act("tests.tried", by=SYSTEM, needs=TRY) as record:
        record.about_many(User)
    assert AuditEntry.objects.count() == 1


def fail() -> None:
    """What goes wrong inside an act."""
    raise ZeroDivisionError


def an_act_that_fails() -> None:
    with act("tests.tried", by=SYSTEM, needs=TRY) as record:
        record.about(an_organisation_inside())
        record.after_commit(fail)
        fail()


def test_whatever_fails_inside_takes_everything_back_and_leaves_no_entry() -> None:
    with pytest.raises(ZeroDivisionError):
        an_act_that_fails()
    assert not Organisation.objects.exists()
    assert not AuditEntry.objects.exists()


def test_an_act_that_does_not_say_what_it_was_about_is_taken_back() -> None:
    with pytest.raises(ActWithoutRecord, match=r"tests\.tried"), act("tests.tried", by=SYSTEM, needs=TRY):
        an_organisation_inside()
    assert not Organisation.objects.exists()
    assert not AuditEntry.objects.exists()


def test_an_act_that_cannot_be_recorded_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(entry: audit_hook.Entry) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(audit_hook, "_recorder", [broken])
    with pytest.raises(OSError, match="disk"), act("tests.tried", by=SYSTEM, needs=TRY) as record:
        record.about(an_organisation_inside())
    assert not Organisation.objects.exists()


def test_no_act_can_end_where_no_audit_is_plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_hook, "_recorder", [audit_hook._no_recorder])
    with (
        pytest.raises(RuntimeError, match="No audit recorder"),
        act("tests.tried", by=SYSTEM, needs=TRY) as record,
    ):
        record.about(an_organisation_inside())
    assert not Organisation.objects.exists()


def test_news_is_told_after_the_change_truly_happened(django_capture_on_commit_callbacks: Any) -> None:
    told: list[str] = []
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        with act("tests.tried", by=SYSTEM, needs=TRY) as record:
            record.about(an_organisation_inside())
            record.after_commit(told.append, "news")
        assert told == []
    waiting[0]()
    assert told == ["news"]


def test_news_of_an_act_that_failed_is_never_told(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=False) as waiting, pytest.raises(ZeroDivisionError):
        an_act_that_fails()
    assert waiting == []


def an_outer_act_that_fails_after_its_inner_one_ended() -> None:
    with act("tests.outer", by=SYSTEM, needs=TRY) as outer:
        outer.about_many(User)
        with act("tests.inner", by=SYSTEM, needs=TRY) as inner:
            inner.about(an_organisation_inside())
        assert AuditEntry.objects.get().name == "tests.inner"
        fail()


def test_an_act_inside_an_act_leaves_its_own_entry_and_falls_with_the_outer_one() -> None:
    with pytest.raises(ZeroDivisionError):
        an_outer_act_that_fails_after_its_inner_one_ended()
    assert not AuditEntry.objects.exists()
    assert not Organisation.objects.exists()


def test_an_inner_act_that_fails_alone_leaves_the_outer_one_standing() -> None:
    with act("tests.outer", by=SYSTEM, needs=TRY) as outer:
        with pytest.raises(ActWithoutRecord), act("tests.inner", by=SYSTEM, needs=TRY):
            an_organisation_inside()
        outer.about_many(User)
    assert [entry.name for entry in AuditEntry.objects.all()] == ["tests.outer"]
    assert not Organisation.objects.exists()


def test_no_act_stays_open_behind_its_end() -> None:
    with pytest.raises(ActWithoutRecord), act("tests.tried", by=SYSTEM, needs=TRY):
        assert current_act() is not None
    assert current_act() is None


def test_the_act_s_time_is_the_clock_s(monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2017, 10, 1, 12, 30, tzinfo=UTC)
    monkeypatch.setattr("majup.kernel.act.now", lambda: at)
    with act("tests.tried", by=SYSTEM, needs=TRY) as record:
        record.about_many(User)
    assert AuditEntry.objects.get().at == at
