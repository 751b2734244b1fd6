"""The demand of a region by service, for those who may see plans."""

from datetime import date

import pytest

from majup.domains.planning.queries.services_asked import services_asked
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import Role
from tests.situations.accounts import a_viewer
from tests.situations.planning import PLAN_DAY, a_planner, people_who_need
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db


def test_services_come_by_people_with_those_who_leave_an_institution() -> None:
    people_who_need("DAY_CARE", count=2)
    people_who_need("DAY_CARE", priority=1)
    people_who_need("WORKSHOP")
    found = services_asked(region_id=a_region().pk, viewer=a_planner(), on=PLAN_DAY)
    assert found.persons == 4
    assert [(row.service, row.persons, row.leaving) for row in found.services] == [
        ("DAY_CARE", 3, 1),
        ("WORKSHOP", 1, 0),
    ]


def test_plan_agreed_later_asks_for_nothing_yet() -> None:
    people_who_need("DAY_CARE", agreed_on=date(2017, 10, 2))
    assert services_asked(region_id=a_region().pk, viewer=a_planner(), on=PLAN_DAY).services == ()


def test_role_that_sees_no_plans_may_not_ask() -> None:
    with pytest.raises(NotAllowed):
        services_asked(region_id=a_region().pk, viewer=a_viewer(Role.PROVIDER), on=PLAN_DAY)
