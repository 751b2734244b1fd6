"""Taking a list out as a file leaves a mark."""

import pytest

from majup.domains.people.actions.record_export import record_export
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import Role
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named, number_of_acts

pytestmark = pytest.mark.django_db


def test_export_is_in_the_audit_with_rows_format_and_filters() -> None:
    record_export(rows=3, file_format="csv", narrowed_by=("group", "q"), by=a_social_worker())
    touched = acts_named("people.exported")[-1].touched[0]
    assert touched["facts"] == {"rows": 3, "format": "csv", "filters": "group q"}


def test_ministry_may_not_export_people() -> None:
    before = number_of_acts()
    with pytest.raises(NotAllowed):
        record_export(rows=3, file_format="csv", narrowed_by=(), by=a_viewer(Role.MINISTRY))
    assert number_of_acts() == before
