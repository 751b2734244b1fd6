"""Marking a database as made up."""

import pytest

from majup.domains.organisations.actions.mark_synthetic import mark_synthetic
from majup.domains.organisations.queries import is_synthetic
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db


def test_marked_database_says_so() -> None:
    assert not is_synthetic()
    mark_synthetic(seed=7, by=SYSTEM)
    assert is_synthetic()
    (entry,) = acts_named("organisations.marked_synthetic")
    assert entry.touched[0]["facts"] == {"seed": 7}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MINISTRY, Role.AUDITOR])
def test_nobody_at_a_browser_may_mark_it(role: Role) -> None:
    with pytest.raises(NotAllowed):
        mark_synthetic(seed=7, by=a_viewer(role))
    assert not is_synthetic()
