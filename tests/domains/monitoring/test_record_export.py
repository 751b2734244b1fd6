"""Taking the records behind a figure out as a file leaves a mark."""

import pytest

from majup.domains.monitoring.actions import record_export as room
from majup.domains.monitoring.actions.record_export import record_export
from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db


def taken_out(by: Viewer) -> None:
    record_export(rows=3, file_format="csv", cell="assessed Kurzeme ADULT_GRT", with_names=True, by=by)


def test_what_left_is_told_by_number_format_and_figure() -> None:
    taken_out(a_viewer(Role.SOCIAL_WORKER))
    (entry,) = acts_named("monitoring.records_exported")
    assert (entry.by_role, entry.subject) == ("SOCIAL_WORKER", "people.Person:*")
    assert entry.touched[0]["facts"] == {
        "rows": 3,
        "format": "csv",
        "cell": "assessed Kurzeme ADULT_GRT",
        "with_names": True,
    }


def test_a_role_that_may_not_open_figures_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.policies, "OPEN_RECORDS", allow("monitoring.open_records", Role.MINISTRY))
    with pytest.raises(NotAllowed):
        taken_out(a_viewer(Role.SOCIAL_WORKER))
    assert not acts_named("monitoring.records_exported")
