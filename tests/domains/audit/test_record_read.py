"""Reading somebody's file leaves a mark."""

import pytest

from majup.domains.audit.actions import record_read as room
from majup.domains.audit.actions.record_read import record_read
from majup.domains.audit.queries import verify_chain
from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import Purpose, Role
from tests.situations.accounts import a_social_worker
from tests.situations.audit import acts_named
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db


def test_a_look_is_an_entry_of_its_own_kind_with_its_purpose() -> None:
    person, worker = a_person(), a_social_worker()
    record_read(of=person, page="person", by=worker, purpose=Purpose.CASEWORK)
    (entry,) = acts_named("audit.file_read")
    assert (entry.kind, entry.by_user) == ("read", worker.user_id)
    assert entry.subject == f"people.Person:{person.pk}"
    assert entry.touched[0]["facts"] == {"purpose": "CASEWORK", "page": "person"}
    assert verify_chain().unbroken


def test_a_look_tells_nothing_of_what_was_seen() -> None:
    person = a_person("Anna", "Ozola", personal_code="320010-17455")
    record_read(of=person, page="person", by=a_social_worker(), purpose=Purpose.CASEWORK)
    (entry,) = acts_named("audit.file_read")
    told = str(entry.touched) + entry.subject
    assert not any(secret in told for secret in ("Anna", "Ozola", "17455"))


def test_whoever_may_not_leave_a_mark_may_not_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.policies, "LEAVE_READ", allow("audit.leave_read", Role.AUDITOR))
    person = a_person()
    with pytest.raises(NotAllowed):
        record_read(of=person, page="person", by=a_social_worker(), purpose=Purpose.CASEWORK)
    assert not acts_named("audit.file_read")
