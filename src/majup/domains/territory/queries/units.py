"""Regions, municipalities of a day, parishes, and which of them belongs to which."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models

from majup.domains.territory.models import Municipality, Parish, PlanningRegion, Succession
from majup.domains.territory.rules.names import same_name
from majup.domains.territory.rules.plane import Point
from majup.domains.territory.rules.units import REFORM_DAY, structure_on
from majup.kernel.errors import NotFound

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A planning region: `name_*` is the short name (Kurzeme), `title_*` the institution's."""

    id: int
    code: str
    name_lv: str
    name_en: str
    title_lv: str
    title_en: str


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality of one structure. `kind` is CITY or COUNTY; `lat` and `lon` are of its centre.

    `population_basis` is STATED (then `population_on` is the figure's day) or SPREAD.
    """

    id: int
    atvk: str
    name_lv: str
    name_en: str
    kind: str
    region_id: int
    region_code: str
    centre_name: str
    lat: float
    lon: float
    area_km2: float
    population: int
    population_on: date | None
    population_basis: str
    valid_from: date
    valid_until: date | None

    @property
    def point(self) -> Point:
        """The municipality's centre."""
        return Point(self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class ParishRow:
    """A parish, town or state city (`kind`: PARISH, TOWN, CITY) with its two municipalities and regions.

    `municipality_id` and `region_id` are of 2021, the `_before` ones of 2009.
    """

    id: int
    atvk: str
    name_lv: str
    kind: str
    municipality_id: int
    region_id: int
    municipality_before_id: int
    region_before_id: int
    lat: float
    lon: float
    area_km2: float
    population: int
    population_basis: str

    @property
    def point(self) -> Point:
        """The parish's inhabited centre, or a point inside it where none is known."""
        return Point(self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class SuccessorRow:
    """A municipality that took over, and which share of the predecessor's area."""

    municipality_id: int
    share: float


def regions() -> tuple[RegionRow, ...]:
    """The five planning regions by name. One query."""
    return tuple(_region_row(region) for region in PlanningRegion.objects.all())


def region(region_id: int) -> RegionRow:
    """One region by id; raises NotFound."""
    return _region_row(_one(PlanningRegion, region_id))


def region_named(name: str) -> RegionRow:
    """A region by code or name, whatever the case and with or without Latvian letters: "Riga", "rīga".

    Raises NotFound.
    """
    for row in regions():
        if same_name(name, row.name_lv) or same_name(name, row.title_lv) or same_name(name, row.code):
            return row
    raise NotFound(region=name)


def municipalities_on(on: date, *, region_id: int | None = None) -> tuple[MunicipalityRow, ...]:
    """Municipalities in force on a day, by name: 119 until 2021-06-30, 43 after. One query.

    Days before 2009-07-01 are given the structure of 2009, the first one held.
    """
    found = Municipality.objects.select_related("region").filter(valid_from=structure_on(on).valid_from)
    if region_id is not None:
        found = found.filter(region_id=region_id)
    return tuple(_municipality_row(municipality) for municipality in found)


def municipality(municipality_id: int) -> MunicipalityRow:
    """One municipality of either structure by id; raises NotFound."""
    return _municipality_row(_one(Municipality, municipality_id))


def municipality_named(name: str, *, on: date) -> MunicipalityRow:
    """A municipality in force on a day by its code or its Latvian or English name; raises NotFound."""
    for row in municipalities_on(on):
        if name == row.atvk or same_name(name, row.name_lv) or same_name(name, row.name_en):
            return row
    raise NotFound(municipality=name)


def parishes(*, municipality_id: int | None = None, region_id: int | None = None) -> tuple[ParishRow, ...]:
    """All 592 parishes and towns by name, or those of one municipality (of either structure) or region.

    `region_id` means the regions since 2021-07-01. One query, two with `municipality_id`.
    """
    found = Parish.objects.select_related("municipality", "municipality_before")
    if municipality_id is not None:
        is_now = _one(Municipality, municipality_id).valid_from >= REFORM_DAY
        column = "municipality_id" if is_now else "municipality_before_id"
        found = found.filter(**{column: municipality_id})
    if region_id is not None:
        found = found.filter(municipality__region_id=region_id)
    return tuple(_parish_row(parish) for parish in found)


def parish(parish_id: int) -> ParishRow:
    """One parish by id; raises NotFound."""
    return _parish_row(_one(Parish, parish_id))


def region_of_municipality(municipality_id: int) -> RegionRow:
    """The region of a municipality of either structure; raises NotFound."""
    return _region_row(_one(Municipality, municipality_id).region)


def region_of_parish(parish_id: int, *, on: date) -> RegionRow:
    """The region a parish belongs to on a day: some changed it on 2021-07-01. Raises NotFound."""
    found = _one(Parish, parish_id)
    now = structure_on(on).valid_from == REFORM_DAY
    return _region_row((found.municipality if now else found.municipality_before).region)


def successors_of(municipality_id: int) -> tuple[SuccessorRow, ...]:
    """Who took over a municipality of 2009, largest share first; empty for one of 2021."""
    found = Succession.objects.filter(predecessor_id=municipality_id).order_by("-share")
    return tuple(SuccessorRow(row.successor_id, float(row.share)) for row in found)


def _one(model: type[M], key: int) -> M:
    found = model._default_manager.filter(pk=key).first()
    if found is None:
        raise NotFound(table=model._meta.model_name, id=key)
    return found


def _region_row(region: PlanningRegion) -> RegionRow:
    return RegionRow(
        id=region.pk,
        code=region.code,
        name_lv=region.name_lv,
        name_en=region.name_en,
        title_lv=region.title_lv,
        title_en=region.title_en,
    )


def _municipality_row(municipality: Municipality) -> MunicipalityRow:
    return MunicipalityRow(
        id=municipality.pk,
        atvk=municipality.atvk,
        name_lv=municipality.name_lv,
        name_en=municipality.name_en,
        kind=municipality.kind,
        region_id=municipality.region_id,
        region_code=municipality.region.code,
        centre_name=municipality.centre_name,
        lat=municipality.centre_lat,
        lon=municipality.centre_lon,
        area_km2=municipality.area_km2,
        population=municipality.population,
        population_on=municipality.population_on,
        population_basis=municipality.population_basis,
        valid_from=municipality.valid_from,
        valid_until=municipality.valid_until,
    )


def _parish_row(parish: Parish) -> ParishRow:
    return ParishRow(
        id=parish.pk,
        atvk=parish.atvk,
        name_lv=parish.name_lv,
        kind=parish.kind,
        municipality_id=parish.municipality_id,
        region_id=parish.municipality.region_id,
        municipality_before_id=parish.municipality_before_id,
        region_before_id=parish.municipality_before.region_id,
        lat=parish.lat,
        lon=parish.lon,
        area_km2=parish.area_km2,
        population=parish.population,
        population_basis=parish.population_basis,
    )
