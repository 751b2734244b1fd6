"""Keep a table of travel times that was computed, with everything it says of itself."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from majup.domains.territory import policies
from majup.domains.territory.models import Parish, TravelDestination, TravelMatrix, TravelTime
from majup.domains.territory.rules.travel import WEEKDAYS, DestinationTimes, MatrixFacts, TravelTimeRow
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer

BATCH = 2000


def record_travel_times(
    *, facts: MatrixFacts, destinations: Sequence[DestinationTimes], by: Viewer, at: datetime
) -> UUID:
    """Write the table, all of it or nothing; it is in force at once. Returns its id.

    Raises NotFound where a time starts from a place that is not there. Cost: one row a time; measured 60 000
    in three seconds.
    """
    with act("territory.travel_times_recorded", by=by, needs=policies.RECORD_TRAVEL_TIMES) as record:
        matrix = TravelMatrix.objects.create(
            name=facts.name,
            kind=facts.kind.value,
            source=facts.source,
            is_synthetic=facts.is_synthetic,
            week_of=facts.week_of,
            made_at=at,
            content_sha256=facts.sha256,
            settings=facts.settings,
        )
        rows = [_destination(matrix, one) for one in destinations]
        TravelDestination.objects.bulk_create(rows, batch_size=BATCH)
        times = _times(rows, destinations)
        TravelTime.objects.bulk_create(times, batch_size=BATCH)
        record.about(matrix, kind=facts.kind.value, destinations=len(rows), times=len(times))
    return matrix.pk


def _destination(matrix: TravelMatrix, one: DestinationTimes) -> TravelDestination:
    hours = one.hours
    return TravelDestination(
        matrix=matrix,
        key=one.key,
        name=one.name,
        latitude=one.latitude,
        longitude=one.longitude,
        opens_at=hours.opens_at if hours else None,
        closes_at=hours.closes_at if hours else None,
        hours_inside=hours.hours_inside if hours else None,
        weekdays=hours.weekdays if hours else "",
    )


def _times(rows: Sequence[TravelDestination], destinations: Sequence[DestinationTimes]) -> list[TravelTime]:
    places = dict(Parish.objects.values_list("atvk", "pk"))
    strangers = {code for one in destinations for code in one.times} - set(places)
    if strangers:
        raise NotFound(place=min(strangers))
    return [
        _time(row, place_id=places[code], told=told)
        for row, one in zip(rows, destinations, strict=True)
        for code, told in one.times.items()
    ]


def _time(row: TravelDestination, *, place_id: int, told: TravelTimeRow) -> TravelTime:
    return TravelTime(
        destination=row,
        place_id=place_id,
        source=told.source.value,
        first_at=told.first_at,
        last_at=told.last_at,
        **dict(zip(WEEKDAYS, told.minutes, strict=True)),
    )
