"""Which travel times a plan of a region would take: by timetable, by an imported matrix, or by road."""

from collections.abc import Collection
from dataclasses import dataclass

from majup.domains.planning.errors import NoTravelTimes
from majup.domains.planning.models import RegionalPlan
from majup.domains.planning.rules.travel import TravelBy
from majup.domains.territory.queries import (
    MatrixKind,
    MatrixRow,
    TravelTable,
    matrix_in_force,
    travel_table,
)

KINDS = {TravelBy.TIMETABLE: MatrixKind.TIMETABLE, TravelBy.MATRIX: MatrixKind.MATRIX}


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """What the ways come from; the table is None by road."""

    by: TravelBy
    table: TravelTable | None = None


BY_ROAD = Travel(by=TravelBy.ROAD)


def travel_of(plan: RegionalPlan, place_ids: Collection[int]) -> Travel:
    """The travel times a plan was made with, read for the parishes its people live in."""
    if plan.travel_matrix_id is None:
        return BY_ROAD
    table = travel_table(plan.travel_matrix_id, place_ids=place_ids)
    return Travel(by=TravelBy(plan.travel_by), table=table)


def travel_choices() -> dict[TravelBy, MatrixRow | None]:
    """The travel times in force, the best first; by road, which is always there, no matrix. Two queries."""
    found: dict[TravelBy, MatrixRow | None] = {by: matrix_in_force(kind) for by, kind in KINDS.items()}
    there = {by: row for by, row in found.items() if row is not None}
    return {**there, TravelBy.ROAD: None}


def travel_for(wish: TravelBy | None, *, place_ids: Collection[int]) -> Travel:
    """The newest travel times of a kind for some parishes, or the best there are where nothing is wished for.

    Raises NoTravelTimes where none of the kind are in force.
    """
    choices = travel_choices()
    by = wish or next(iter(choices))
    if by not in choices:
        raise NoTravelTimes("no_travel_times_of_this_kind")
    matrix = choices[by]
    return BY_ROAD if matrix is None else Travel(by=by, table=travel_table(matrix.id, place_ids=place_ids))
