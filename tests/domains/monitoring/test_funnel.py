"""The funnel: who counts at which stage, where, and from which day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from majup.domains.monitoring.queries import funnel, funnel_by_month
from majup.domains.monitoring.rules.funnel import COUNTRY, GROUPS, FunnelRow, Stage, StageCount, funnel_of
from majup.domains.people.models import TargetGroup
from tests.situations.monitoring import (
    DAY,
    assessed_in,
    identified_in,
    planned_in,
    somebody,
    the_regions,
)

pytestmark = pytest.mark.django_db


def row(region: str = "Kurzeme", group: str = "ADULT_GRT", *, as_of: date = DAY) -> FunnelRow:
    return funnel(as_of=as_of).row(region=region, group=group)


def test_the_table_has_a_row_for_each_region_and_group_and_the_country_last() -> None:
    the_regions()
    found = funnel(as_of=DAY)
    assert [(row.region, row.group) for row in found.rows[:4]] == [
        ("Kurzeme", "ADULT_GRT"),
        ("Kurzeme", "CHILD_FT"),
        ("Kurzeme", "CHILD_OFC"),
        ("Latgale", "ADULT_GRT"),
    ]
    assert len(found.rows) == 15
    assert [(row.region, row.group) for row in found.totals] == [(COUNTRY, group) for group in GROUPS]


def test_the_groups_are_those_of_the_people_domain() -> None:
    assert set(GROUPS) == set(TargetGroup.values)


@pytest.mark.parametrize(("days", "counted"), [(-1, 0), (0, 1), (1, 1)])
def test_a_person_counts_from_the_day_of_each_stage_on(days: int, counted: int) -> None:
    person = somebody()
    identified_in(person, on=DAY)
    assessed_in(person, on=DAY)
    planned_in(person, on=DAY)
    found = row(as_of=DAY + timedelta(days=days))
    assert (found.identified.total, found.plans.total) == (counted, counted)


def test_an_open_assessment_and_a_draft_plan_count_nobody() -> None:
    person = somebody()
    identified_in(person)
    assessed_in(person, on=None)
    planned_in(somebody(), on=None)
    assert row().assessed.total == 1  # the one the draft plan rests on
    assert row().plans.total == 0


def test_a_person_assessed_twice_counts_once() -> None:
    person = somebody()
    assessed_in(person, on=date(2016, 5, 1))
    assessed_in(person, on=date(2017, 5, 1))
    assert row().assessed.total == 1


def test_a_replaced_plan_version_is_no_second_person() -> None:
    person = somebody()
    planned_in(person, on=date(2016, 12, 1), version=1, state="REPLACED")
    planned_in(person, on=date(2017, 6, 1), version=2)
    assert row().plans == StageCount(1, 0)


def test_a_plan_that_was_replaced_later_still_counts_on_the_day_it_held() -> None:
    planned_in(somebody(), on=date(2016, 12, 1), version=1, state="REPLACED")
    assert row().plans.total == 1


def test_two_assessments_completed_on_one_day_count_once() -> None:
    person = somebody()
    assessed_in(person, on=DAY)
    assessed_in(person, on=DAY)
    assert row().assessed.total == 1


def test_a_person_who_moved_counts_where_the_first_assessment_was() -> None:
    person = somebody()
    assessed_in(person, "Kurzeme", on=date(2016, 5, 1))
    assessed_in(person, "Latgale", on=date(2017, 5, 1))
    assert row("Kurzeme").assessed.total == 1
    assert row("Latgale").assessed.total == 0


def test_a_person_of_two_groups_counts_in_each() -> None:
    person = somebody()
    identified_in(person, group="CHILD_FT")
    identified_in(person, group="CHILD_OFC")
    assert row(group="CHILD_FT").identified.total == 1
    assert row(group="CHILD_OFC").identified.total == 1


def test_of_which_in_institutions_is_the_stage_s_own() -> None:
    person = somebody()
    identified_in(person, from_institution=True)
    assessed_in(person, from_institution=False)
    assert row().identified == StageCount(1, 1)
    assert row().assessed == StageCount(1, 0)


def test_totals_are_the_sums_of_the_regions() -> None:
    identified_in(somebody(), "Kurzeme")
    identified_in(somebody(region="Latgale"), "Latgale", from_institution=True)
    assert row(COUNTRY).identified == StageCount(2, 1)


def test_the_region_is_the_one_that_identified_not_the_residence() -> None:
    the_regions()
    identified_in(somebody(region="Kurzeme"), "Zemgale")
    assert row("Zemgale").identified.total == 1
    assert row("Kurzeme").identified.total == 0


def test_the_whole_table_costs_four_queries() -> None:
    the_regions()
    for region in ("Kurzeme", "Latgale", "Rīga"):
        planned_in(somebody(region=region), region)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        funnel(as_of=DAY)
    assert len(queries) == 4


def test_running_totals_grow_month_by_month_up_to_the_day() -> None:
    identified_in(somebody(), on=date(2017, 7, 31))
    identified_in(somebody(), on=date(2017, 9, 1))
    identified_in(somebody(), on=date(2017, 10, 2))
    months = funnel_by_month(until=DAY)
    assert [(month.month, month.at(Stage.IDENTIFIED)) for month in months] == [
        (date(2017, 7, 1), 1),
        (date(2017, 8, 1), 1),
        (date(2017, 9, 1), 2),
        (date(2017, 10, 1), 2),
    ]


def test_running_totals_end_where_the_funnel_stands() -> None:
    for on in (date(2016, 12, 1), date(2017, 2, 3)):
        planned_in(somebody(), on=on)
    last = funnel_by_month(until=DAY)[-1]
    assert last.at(Stage.PLANS) == row().plans.total == 2


def test_an_empty_country_has_no_months() -> None:
    assert funnel_by_month(until=DAY) == ()


def test_cells_nobody_is_in_are_zero() -> None:
    found = funnel_of({}, regions=["Kurzeme"])
    assert found.row(region="Kurzeme", group="CHILD_FT").plans == StageCount(0, 0)
