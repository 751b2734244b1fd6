"""Travel times between the towns of the situations, recorded or imported."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from majup.domains.territory.actions.record_travel_times import record_travel_times
from majup.domains.territory.rules.travel import (
    DestinationTimes,
    MatrixFacts,
    MatrixKind,
    OpeningHours,
    TravelTimeRow,
    WaySource,
    Week,
    every_day,
)
from majup.kernel.viewer import SYSTEM, Viewer

MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
A_MONDAY = date(2026, 9, 14)
WORKDAYS_ONLY = (30.0, 30.0, 30.0, 30.0, 30.0, None, None)
NOT_ON_THURSDAYS: Week = (30.0, 30.0, 30.0, None, 30.0, None, None)


def some_facts(
    *, name: str = "Autobusi", kind: MatrixKind = MatrixKind.TIMETABLE, is_synthetic: bool = True
) -> MatrixFacts:
    """What a table says of itself."""
    return MatrixFacts(
        name=name,
        kind=kind,
        source="a test's timetable",
        is_synthetic=is_synthetic,
        week_of=A_MONDAY if kind is MatrixKind.TIMETABLE else None,
        sha256="ab" * 32,
        settings={"engine": "1"},
    )


def times_to(
    place: str, weeks: Mapping[str, Week | float | None], *, hours: OpeningHours | None = None
) -> DestinationTimes:
    """The ways to a destination by the code of the place they start from: by weekday, or the same always."""
    return DestinationTimes(
        place=place,
        name=place,
        latitude=56.9,
        longitude=24.1,
        hours=hours,
        times={
            code: TravelTimeRow(
                minutes=week if isinstance(week, tuple) else every_day(week), source=WaySource.TIMETABLE
            )
            for code, week in weeks.items()
        },
    )


def a_matrix(
    *destinations: DestinationTimes,
    facts: MatrixFacts | None = None,
    by: Viewer = SYSTEM,
    at: datetime = MADE_AT,
) -> UUID:
    """A table of travel times in force."""
    return record_travel_times(facts=facts or some_facts(), destinations=destinations, by=by, at=at)
