"""Taking the trail out as a file leaves a mark in the trail."""

import pytest

from majup.domains.audit.actions.record_trail_export import record_trail_export
from majup.domains.audit.queries import verify_chain
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import Role
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db


def test_the_mark_tells_how_many_entries_left_and_how() -> None:
    record_trail_export(rows=7, file_format="xlsx", by=a_viewer(Role.AUDITOR))
    (entry,) = acts_named("audit.trail_exported")
    assert (entry.by_role, entry.touched[0]["facts"]) == ("AUDITOR", {"rows": 7, "format": "xlsx"})
    assert verify_chain().unbroken


def test_whoever_may_not_read_the_trail_may_not_take_it_out() -> None:
    with pytest.raises(NotAllowed):
        record_trail_export(rows=7, file_format="xlsx", by=a_viewer(Role.SOCIAL_WORKER))
    assert not acts_named("audit.trail_exported")
