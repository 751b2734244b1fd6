"""Outlines of regions, municipalities and parishes, ready to be drawn."""

from dataclasses import dataclass
from datetime import date

from majup.domains.territory.models import Boundary, Municipality, Parish, PlanningRegion
from majup.domains.territory.rules.geometry import Polygons, polygons_of
from majup.domains.territory.rules.units import Level, structure_on


@dataclass(frozen=True, slots=True)
class Outline:
    """A unit and its shape: polygons of rings of (lon, lat), the first ring outer, the others holes.

    `unit_id` is the id of the region, municipality or parish. `is_drawn` is True for cells drawn around
    the parish points: a map must then say that borders are approximate.
    """

    level: str
    unit_id: int
    code: str
    name_lv: str
    name_en: str
    polygons: Polygons
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A unit's id and names, looked up by its code."""

    id: int
    name_lv: str
    name_en: str


def region_boundaries(on: date) -> tuple[Outline, ...]:
    """The regions' outlines on a day, by code; empty while none are drawn. Two queries."""
    names = {row.code: Named(row.pk, row.name_lv, row.name_en) for row in PlanningRegion.objects.all()}
    return _outlines(Level.REGION, on=on, names=names)


def municipality_boundaries(on: date, *, region_id: int | None = None) -> tuple[Outline, ...]:
    """The outlines of the municipalities in force on a day, of all or of one region. Two queries."""
    found = Municipality.objects.filter(valid_from=structure_on(on).valid_from)
    if region_id is not None:
        found = found.filter(region_id=region_id)
    names = {row.atvk: Named(row.pk, row.name_lv, row.name_en) for row in found}
    return _outlines(Level.MUNICIPALITY, on=on, names=names)


def parish_boundaries(*, region_id: int | None = None) -> tuple[Outline, ...]:
    """The outlines of the parishes and towns, of all or of one region (since 2021). Two queries."""
    found = Parish.objects.all()
    if region_id is not None:
        found = found.filter(municipality__region_id=region_id)
    names = {row.atvk: Named(row.pk, row.name_lv, row.name_lv) for row in found}
    return _outlines(Level.PARISH, on=None, names=names)


def boundary_sources(on: date) -> tuple[str, ...]:
    """The sources a map of municipalities on a day must name. One query."""
    found = Boundary.objects.filter(level=Level.MUNICIPALITY, valid_from=structure_on(on).valid_from)
    return tuple(found.order_by("source").values_list("source", flat=True).distinct())


def _outlines(level: Level, *, on: date | None, names: dict[str, Named]) -> tuple[Outline, ...]:
    found = Boundary.objects.filter(level=level, code__in=list(names))
    if on is not None:
        found = found.filter(valid_from=structure_on(on).valid_from)
    return tuple(_outline(row, names[row.code]) for row in found if row.code in names)


def _outline(row: Boundary, unit: Named) -> Outline:
    return Outline(
        level=row.level,
        unit_id=unit.id,
        code=row.code,
        name_lv=unit.name_lv,
        name_en=unit.name_en,
        polygons=polygons_of(row.geometry),
        is_drawn=row.is_drawn,
    )
