"""Children in institutions, told by region and age."""

from datetime import date

import pytest

from majup.domains.institutions.queries import children_by_region, children_in_care
from majup.kernel.viewer import Role
from tests.situations.accounts import a_viewer
from tests.situations.monitoring import a_branch, lives_in
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("born_on", "on", "young"),
    [
        (date(2013, 10, 1), date(2017, 10, 1), 0),
        (date(2013, 10, 2), date(2017, 10, 1), 1),
        (date(2016, 2, 29), date(2020, 2, 29), 0),
        (date(2016, 3, 1), date(2020, 2, 29), 1),
        (date(2013, 10, 31), date(2017, 10, 30), 1),
    ],
)
def test_fourth_birthday_ends_being_under_four(born_on: date, on: date, young: int) -> None:
    child = a_person(group="CHILD_OFC", born_on=born_on)
    lives_in(a_branch(), child, since=date(2016, 3, 2))
    (region,) = children_by_region(viewer=a_viewer(Role.INSPECTORATE), on=on)
    assert (region.children, region.young) == (1, young)


@pytest.mark.parametrize("role", [Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR])
def test_role_that_sees_no_files_counts_no_children(role: Role) -> None:
    lives_in(a_branch(), a_person(group="CHILD_OFC"), since=date(2016, 3, 1))
    viewer = a_viewer(role)
    assert children_in_care(viewer=viewer, on=date(2017, 1, 1)).total == 0
    assert children_by_region(viewer=viewer, on=date(2017, 1, 1)) == ()
