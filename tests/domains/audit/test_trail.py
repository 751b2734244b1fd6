"""Reading the trail: who may, what is found, and who looked into a file."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from majup.domains.accounts.models import User
from majup.domains.audit.queries import TrailFilter, TrailPage, looks_at, trail
from majup.kernel.act import act
from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_viewer

pytestmark = pytest.mark.django_db
TRY = allow("tests.try", *Role)
INARA = Viewer(user_id=uuid4(), name="Ināra Rozīte", role=Role.SOCIAL_WORKER, organisation_id=uuid4())
AUDITOR = a_viewer(Role.AUDITOR)
At = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> At:
    """Sets the moment at which the next acts happen."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr("majup.kernel.act.now", lambda: moment)

    return at


def happened(name: str = "tests.tried", *, by: Viewer = INARA, key: str = "*", kind: str = "act") -> None:
    with act(name, by=by, needs=TRY, kind=kind) as record:
        record.about_many(User, key=key)


def found(*, viewer: Viewer = AUDITOR, offset: int = 0, limit: int = 50, **wanted: object) -> TrailPage:
    return trail(wanted=TrailFilter(**wanted), viewer=viewer, offset=offset, limit=limit)


def names(**wanted: object) -> list[str]:
    return [entry.name for entry in found(**wanted).entries]


READERS = {Role.AUDITOR, Role.ADMINISTRATOR, Role.MINISTRY, Role.SYSTEM}


@pytest.mark.parametrize("role", [role for role in Role if role not in READERS])
def test_most_roles_may_not_read_the_trail(role: Role) -> None:
    with pytest.raises(NotAllowed):
        found(viewer=a_viewer(role))


def test_the_newest_entry_comes_first_and_the_order_can_be_turned() -> None:
    happened("tests.first")
    happened("tests.second")
    assert names() == ["tests.second", "tests.first"]
    oldest = trail(wanted=TrailFilter(), viewer=SYSTEM, offset=0, limit=1, oldest_first=True)
    assert [entry.name for entry in oldest.entries] == ["tests.first"]


def test_a_page_tells_how_many_there_are_in_all() -> None:
    for _number in range(5):
        happened()
    page = found(offset=4, limit=2)
    assert (len(page.entries), page.total) == (1, 5)


def test_every_record_an_act_touched_is_shown_with_its_facts() -> None:
    with act("tests.tried", by=INARA, needs=TRY) as record:
        record.about_many(User, rows=3)
        record.about_many(User, rows=4)
    (entry,) = found().entries
    assert [(one.model, one.key, one.facts) for one in entry.touched] == [
        ("accounts.User", "*", (("rows", "3"),)),
        ("accounts.User", "*", (("rows", "4"),)),
    ]


def test_words_are_looked_for_in_act_actor_and_record_and_all_must_be_there() -> None:
    happened("people.identified")
    happened("plans.agreed", by=a_viewer(Role.ASSESSOR, name="Jānis Bērziņš"))
    assert names(text="identified") == ["people.identified"]
    assert names(text="Bērziņš") == ["plans.agreed"]
    assert names(text="agreed Bērziņš") == ["plans.agreed"]
    assert names(text="identified Bērziņš") == []
    assert len(names(text="accounts.user")) == 2


def test_looks_and_acts_can_be_told_apart() -> None:
    happened("tests.act")
    happened("tests.look", kind="read")
    assert names(kind="read") == ["tests.look"]


def test_one_role_can_be_picked_out() -> None:
    happened("tests.hers")
    happened("tests.ours", by=SYSTEM)
    assert names(role="SYSTEM") == ["tests.ours"]


def test_days_are_whole_days_of_the_country_and_both_belong(clock: At) -> None:
    clock(datetime(2017, 9, 30, 20, 59, tzinfo=UTC))  # 23:59 in Riga
    happened("tests.before")
    clock(datetime(2017, 9, 30, 21, 0, tzinfo=UTC))  # 00:00 in Riga
    happened("tests.on")
    clock(datetime(2017, 10, 1, 21, 0, tzinfo=UTC))
    happened("tests.after")
    assert names(since=date(2017, 10, 1), until=date(2017, 10, 1)) == ["tests.on"]


def test_the_ministry_sees_what_its_own_organisation_did() -> None:
    ministry = Viewer(user_id=uuid4(), name="Ministrija", role=Role.MINISTRY, organisation_id=uuid4())
    happened("tests.hers")
    happened("tests.ours", by=ministry)
    page = found(viewer=ministry)
    assert ([entry.name for entry in page.entries], page.total) == (["tests.ours"], 1)


def test_looks_into_a_file_are_told_once_a_reader_and_day(clock: At) -> None:
    for day in (1, 1, 2):
        clock(datetime(2017, 10, day, 12, tzinfo=UTC))
        happened("audit.file_read", kind="read")
    happened("tests.act")
    seen = looks_at(subject_model="accounts.User", key="*", since=date(2017, 10, 1))
    assert [(look.on, look.by_name) for look in seen] == [
        (date(2017, 10, 2), "Ināra Rozīte"),
        (date(2017, 10, 1), "Ināra Rozīte"),
    ]


def test_older_looks_are_left_out(clock: At) -> None:
    clock(datetime(2017, 9, 1, 12, tzinfo=UTC))
    happened("audit.file_read", kind="read")
    assert looks_at(subject_model="accounts.User", key="*", since=date(2017, 10, 1)) == []
