"""Where somebody stands on the thread, from rows alone. No database."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from majup.domains.assessments.queries import AssessmentRow
from majup.domains.people.queries import ApplicationRow, IdentificationRow
from majup.domains.support.queries import EnrolmentRow, PlanRow
from majup.workflows.golden_thread import Point, ThreadPoint, golden_thread


def identified(on: date) -> IdentificationRow:
    return IdentificationRow(
        group="ADULT_GRT",
        identified_on=on,
        organisation_lv="",
        organisation_en="",
        from_institution=False,
        remark="",
    )


def applied(on: date, *, withdrawn_on: date | None = None) -> ApplicationRow:
    return ApplicationRow(
        id=1,
        group="ADULT_GRT",
        received_on=on,
        received_by_lv="",
        received_by_en="",
        applicant="SELF",
        withdrawn_on=withdrawn_on,
    )


def assessed(on: date | None) -> AssessmentRow:
    return AssessmentRow(
        id=uuid4(),
        person_id=uuid4(),
        group="ADULT_GRT",
        instrument_lv="",
        instrument_en="",
        instrument_version="1",
        team_lv="",
        team_en="",
        region_id=1,
        from_institution=False,
        started_on=date(2016, 1, 1),
        completed_on=on,
        professions=(),
        care_level=None,
        needs=(),
    )


def planned(agreed_on: date | None) -> PlanRow:
    return PlanRow(
        id=uuid4(),
        person_id=uuid4(),
        assessment_id=uuid4(),
        group="ADULT_GRT",
        version=1,
        state="AGREED" if agreed_on else "DRAFT",
        outlook="STAYS_HOME",
        own_words="",
        from_institution=False,
        drawn_on=date(2016, 1, 1),
        agreed_on=agreed_on,
        agreed_by="",
        refused_on=None,
        refusal_reason="",
        review_on=None,
        replaced_on=None,
        items=(),
    )


def served(since: date, *, has_places: bool = True) -> EnrolmentRow:
    return EnrolmentRow(
        service="WORKSHOP",
        service_lv="",
        service_en="",
        delivery="AT_SITE",
        site="",
        site_id=uuid4(),
        has_places=has_places,
        valid_from=since,
        valid_until=None,
    )


def thread(**records: Any) -> tuple[ThreadPoint, ...]:
    empty: dict[str, Any] = {
        "identifications": (),
        "applications": (),
        "assessments": (),
        "plans": (),
        "enrolments": (),
        "is_alive": True,
    }
    return golden_thread(**{**empty, **records})


def reached(points: tuple[ThreadPoint, ...]) -> dict[Point, date]:
    return {point.point: point.on for point in points if point.on}


def next_of(points: tuple[ThreadPoint, ...]) -> Point | None:
    return next((point.point for point in points if point.is_next), None)


def test_nothing_recorded_is_nothing_reached_and_nothing_next() -> None:
    points = thread()
    assert ([point.point for point in points], reached(points), next_of(points)) == (list(Point), {}, None)


def test_each_record_reaches_its_point_on_its_first_day() -> None:
    points = thread(
        identifications=[identified(date(2016, 2, 12)), identified(date(2017, 1, 1))],
        applications=[applied(date(2016, 3, 3))],
        assessments=[assessed(date(2016, 11, 21))],
        plans=[planned(date(2017, 1, 30))],
    )
    assert reached(points) == {
        Point.IDENTIFIED: date(2016, 2, 12),
        Point.APPLIED: date(2016, 3, 3),
        Point.ASSESSED: date(2016, 11, 21),
        Point.PLANNED: date(2017, 1, 30),
    }
    assert next_of(points) is Point.REFERRED


@pytest.mark.parametrize(
    ("records", "missing"),
    [
        ({"applications": [applied(date(2016, 3, 3), withdrawn_on=date(2016, 4, 1))]}, Point.APPLIED),
        ({"assessments": [assessed(None)]}, Point.ASSESSED),
        ({"plans": [planned(None)]}, Point.PLANNED),
        ({"enrolments": [served(date(2017, 3, 1), has_places=False)]}, Point.PLACED),
    ],
)
def test_what_is_withdrawn_under_way_a_draft_or_without_places_reaches_nothing(
    records: dict[str, Any], missing: Point
) -> None:
    assert missing not in reached(thread(**records))


def test_gap_stays_a_gap_and_the_next_point_follows_the_last_one_reached() -> None:
    points = thread(identifications=[identified(date(2016, 2, 12))], enrolments=[served(date(2017, 3, 1))])
    assert set(reached(points)) == {Point.IDENTIFIED, Point.PLACED, Point.SERVED}
    assert next_of(points) is Point.FOLLOWED


def test_followed_is_the_first_look_after_services_began() -> None:
    records = {
        "assessments": [assessed(date(2016, 11, 21)), assessed(date(2018, 5, 1))],
        "plans": [planned(date(2018, 6, 1)), planned(date(2017, 1, 30))],
        "enrolments": [served(date(2017, 3, 1))],
    }
    points = thread(**records)
    assert reached(points)[Point.FOLLOWED] == date(2018, 5, 1)
    assert next_of(points) is None


def test_nothing_is_next_for_the_dead() -> None:
    assert next_of(thread(identifications=[identified(date(2016, 2, 12))], is_alive=False)) is None
