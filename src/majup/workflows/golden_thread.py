"""Where somebody stands on the golden thread, from the records of three domains. Only what exists is done.

identified → applied → assessed → planned → referred → placed → served → followed
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from majup.domains.assessments.queries import AssessmentRow
from majup.domains.people.queries import ApplicationRow, IdentificationRow
from majup.domains.support.queries import EnrolmentRow, PlanRow


class Point(StrEnum):
    """The eight points of the thread, in order."""

    IDENTIFIED = "IDENTIFIED"
    APPLIED = "APPLIED"
    ASSESSED = "ASSESSED"
    PLANNED = "PLANNED"
    REFERRED = "REFERRED"
    PLACED = "PLACED"
    SERVED = "SERVED"
    FOLLOWED = "FOLLOWED"


@dataclass(frozen=True, slots=True)
class ThreadPoint:
    """One point: the day it was reached, or None; `is_next` marks the first one after the last reached."""

    point: Point
    on: date | None
    is_next: bool


def golden_thread(
    *,
    identifications: Iterable[IdentificationRow],
    applications: Iterable[ApplicationRow],
    assessments: Iterable[AssessmentRow],
    plans: Iterable[PlanRow],
    enrolments: Iterable[EnrolmentRow],
    is_alive: bool,
) -> tuple[ThreadPoint, ...]:
    """The eight points with the first day each was reached.

    Referrals are not recorded yet, so that point is never reached; a place is a service that counts places.
    Followed is the first new assessment or new version of the plan after services began.
    """
    assessed = [row.completed_on for row in assessments if row.completed_on]
    agreed = [row.agreed_on for row in plans if row.agreed_on]
    received = list(enrolments)
    served = _first(row.valid_from for row in received)
    days = {
        Point.IDENTIFIED: _first(row.identified_on for row in identifications),
        Point.APPLIED: _first(row.received_on for row in applications if row.withdrawn_on is None),
        Point.ASSESSED: _first(assessed),
        Point.PLANNED: _first(agreed),
        Point.REFERRED: None,
        Point.PLACED: _first(row.valid_from for row in received if row.has_places),
        Point.SERVED: served,
        Point.FOLLOWED: _first(day for day in (*assessed, *agreed) if served and day > served),
    }
    following = _next(days) if is_alive else None
    return tuple(ThreadPoint(point, days[point], is_next=point is following) for point in Point)


def _first(days: Iterable[date]) -> date | None:
    return min(days, default=None)


def _next(days: dict[Point, date | None]) -> Point | None:
    """The first point after the last one reached. None where none is: not everybody in care is to be found.

    Thousands of children live with guardians, and nobody plans to take them through the programme.
    """
    points = list(Point)
    reached = [number for number, point in enumerate(points) if days[point] is not None]
    return points[reached[-1] + 1] if reached and reached[-1] + 1 < len(points) else None
