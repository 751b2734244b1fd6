"""Which travel times there are, which are in force, and what a table of them says."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from majup.domains.territory.models import TravelDestination, TravelMatrix, TravelTime
from majup.domains.territory.rules.travel import (
    WEEKDAYS,
    DestinationTimes,
    MatrixKind,
    OpeningHours,
    TravelTimeRow,
    WaySource,
    destination_key,
    site_place,
    unit_place,
)
from majup.kernel.errors import NotFound

__all__ = [
    "DestinationTimes",
    "MatrixKind",
    "MatrixRow",
    "OpeningHours",
    "TravelTable",
    "TravelTimeRow",
    "WaySource",
    "destination_key",
    "matrix_in_force",
    "site_place",
    "travel_matrices",
    "travel_matrix",
    "travel_table",
    "unit_place",
    "ways_to",
]
_TIMES = (*WEEKDAYS, "source", "first_at", "last_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A table of travel times: where it comes from, and whether it is in force."""

    id: UUID
    name: str
    kind: MatrixKind
    source: str
    is_synthetic: bool
    week_of: date | None
    made_at: datetime
    sha256: str
    settings: Mapping[str, Any]
    withdrawn_on: date | None

    @property
    def is_in_force(self) -> bool:
        """True until it is withdrawn."""
        return self.withdrawn_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTable:
    """A matrix, read for some parishes and towns.

    A place and a destination that it both names and joins by no way have none: one cannot get there and
    back. What it does not name, it says nothing of.
    """

    matrix: MatrixRow
    places: frozenset[int]
    _destinations: frozenset[str] = field(repr=False)
    _times: Mapping[tuple[int, str], TravelTimeRow] = field(repr=False)

    def destination(self, to: str, *, hours: OpeningHours | None) -> str | None:
        """Its key of a place (`site_place`, `unit_place`) within hours, or at any hour; None if not named."""
        keys = (destination_key(to, hours), to)
        return next((key for key in keys if key in self._destinations), None)

    def way(self, place_id: int, destination: str) -> TravelTimeRow | None:
        """The way to a destination by its key; None where there is none, or no word of it."""
        return self._times.get((place_id, destination))


def travel_matrices() -> tuple[MatrixRow, ...]:
    """All of them, the newest first. One query."""
    return tuple(_matrix(row) for row in TravelMatrix.objects.order_by("-made_at", "-id"))


def travel_matrix(matrix_id: UUID) -> MatrixRow:
    """One by its id; raises NotFound."""
    found = TravelMatrix.objects.filter(pk=matrix_id).first()
    if found is None:
        raise NotFound
    return _matrix(found)


def matrix_in_force(kind: MatrixKind) -> MatrixRow | None:
    """The newest of a kind that is not withdrawn; None where there is none. One query."""
    found = TravelMatrix.objects.filter(kind=kind.value, withdrawn_on__isnull=True)
    row = found.order_by("-made_at", "-id").first()
    return _matrix(row) if row else None


def travel_table(matrix_id: UUID, *, place_ids: Collection[int]) -> TravelTable:
    """What a matrix says of the ways from some parishes and towns. Four queries; raises NotFound.

    A place it has no way from at all counts as named only where the matrix was computed for every place.
    """
    matrix = travel_matrix(matrix_id)
    keys = dict(TravelDestination.objects.filter(matrix=matrix_id).values_list("pk", "key"))
    times = {
        (place, keys[destination]): time_row
        for place, destination, time_row in _times_from(matrix_id, place_ids)
    }
    covered = {place for place, _key in times}
    if matrix.kind is MatrixKind.TIMETABLE:
        covered = set(place_ids)
    return TravelTable(
        matrix=matrix, places=frozenset(covered), _destinations=frozenset(keys.values()), _times=times
    )


def ways_to(matrix_id: UUID, *, to: str, hours: OpeningHours | None) -> dict[int, TravelTimeRow]:
    """The ways from every parish and town to one destination, by place; empty where it is not named."""
    keys = [destination_key(to, hours), to]
    found = TravelTime.objects.filter(destination__matrix=matrix_id, destination__key__in=keys)
    return {place: _time(row) for place, *row in found.values_list("place_id", *_TIMES)}


def _times_from(matrix_id: UUID, place_ids: Collection[int]) -> Iterator[tuple[int, int, TravelTimeRow]]:
    found = TravelTime.objects.filter(destination__matrix=matrix_id, place__in=list(place_ids))
    for place, destination, *row in found.values_list("place_id", "destination_id", *_TIMES).iterator():
        yield place, destination, _time(row)


def _time(row: list[Any]) -> TravelTimeRow:
    first: time | None = row[8]
    last: time | None = row[9]
    return TravelTimeRow(
        minutes=(row[0], row[1], row[2], row[3], row[4], row[5], row[6]),
        source=WaySource(row[7]),
        first_at=first,
        last_at=last,
    )


def _matrix(row: TravelMatrix) -> MatrixRow:
    return MatrixRow(
        id=row.pk,
        name=row.name,
        kind=MatrixKind(row.kind),
        source=row.source,
        is_synthetic=row.is_synthetic,
        week_of=row.week_of,
        made_at=row.made_at,
        sha256=row.content_sha256,
        settings=row.settings,
        withdrawn_on=row.withdrawn_on,
    )
