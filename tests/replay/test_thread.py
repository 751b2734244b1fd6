"""Who is on the thread, and that the days of each stand in order."""

from collections import Counter
from datetime import date

import pytest

from majup.replay.chance import Chance
from majup.replay.published import ASSESSED_LATER, ASSESSED_LATER_ZEMGALE, FUNNEL, STATUS_DAY, TOTALS, Funnel
from majup.replay.thread import batches, milestones

COUNTED = {"COUNTED", "REVERSED"}


def test_published_columns_add_up() -> None:
    for group, total in TOTALS.items():
        for field in Funnel.__dataclass_fields__:
            parts = sum(getattr(cell, field) for (_, of), cell in FUNNEL.items() if of == group)
            assert parts == getattr(total, field)


def test_batches_hold_as_many_as_the_table() -> None:
    for (region, group), cell in FUNNEL.items():
        here = [batch for batch in batches() if (batch.region, batch.group) == (region, group)]
        by_course: Counter[str] = Counter()
        for batch in here:
            by_course[batch.course] += batch.count
        assert by_course["COUNTED"] + by_course["REVERSED"] == cell.assessed
        assert by_course["COUNTED"] + by_course["FOUND"] + by_course["FOUND_LATE"] == cell.identified


def test_only_zemgale_has_somebody_assessed_before_being_found() -> None:
    found = [batch for batch in batches() if batch.course == "REVERSED"]
    assert [(batch.region, batch.group, batch.count) for batch in found] == [("ZEMGALE", "ADULT_GRT", 1)]
    days = milestones(Chance(seed=1, stage="t"), "REVERSED")
    assert days.assessed is not None
    assert days.assessed.agreed_on < STATUS_DAY < days.identified_on


def test_assessed_of_the_later_day_come_out() -> None:
    later = COUNTED | {"FOUND_LATE", "LATER"}
    for group, stated in ASSESSED_LATER.items():
        assert sum(b.count for b in batches() if b.group == group and b.course in later) == stated
        in_zemgale = [
            b for b in batches() if b.group == group and b.region == "ZEMGALE" and b.course in later
        ]
        assert sum(b.count for b in in_zemgale) == ASSESSED_LATER_ZEMGALE[group]


@pytest.mark.parametrize("course", ["COUNTED", "FOUND", "FOUND_LATE", "LATER", "WAITING"])
def test_days_stand_in_order_and_on_the_right_side_of_the_status_day(course: str) -> None:
    chance = Chance(seed=6, stage=course)
    for _ in range(2000):
        days = milestones(chance, course)
        steps = [days.identified_on, days.applied_on or days.identified_on]
        if days.assessed:
            found = days.assessed
            steps += [found.started_on, found.completed_on, found.drawn_on, found.agreed_on]
        assert steps == sorted(steps)
        assert (days.identified_on <= STATUS_DAY) == (course in {"COUNTED", "FOUND", "FOUND_LATE"})
        if days.assessed:
            assert (days.assessed.completed_on <= STATUS_DAY) == (course == "COUNTED")
            assert (days.assessed.agreed_on <= STATUS_DAY) == (course == "COUNTED")


def test_resident_is_found_and_assessed_within_the_stay() -> None:
    chance = Chance(seed=7, stage="t")
    first, last = date(2016, 9, 1), date(2016, 12, 20)
    for course in ("COUNTED", "FOUND"):
        for _ in range(500):
            days = milestones(chance, course, not_before=first, not_after=last)
            assert first <= days.identified_on <= last
            if days.assessed:
                assert days.assessed.completed_on <= last
