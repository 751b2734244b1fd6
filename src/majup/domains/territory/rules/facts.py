"""Reads the texts of the fact tables into typed rows (columns: facts/SOURCES.md)."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

from majup.domains.territory.rules import population

FACTS_DIR = Path(__file__).resolve().parent.parent / "facts"


@dataclass(frozen=True, slots=True)
class RegionFact:
    code: str
    name_lv: str
    name_en: str
    title_lv: str
    title_en: str


@dataclass(frozen=True, slots=True)
class MunicipalityFact:
    atvk: str
    name_lv: str
    name_en: str
    kind: str
    region: str
    valid_from: date
    valid_until: date | None
    centre: str
    lat: float
    lon: float
    area_km2: float
    population: int | None
    population_on: date | None


@dataclass(frozen=True, slots=True)
class SuccessionFact:
    predecessor: str
    successor: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class UnitFact:
    atvk: str
    name_lv: str
    kind: str
    municipality: str
    municipality_before: str
    lat: float
    lon: float
    area_km2: float


@dataclass(frozen=True, slots=True)
class TownFact:
    """A town's figure: to be stated as it is, or only to weigh with."""

    atvk: str
    population: int
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All five tables."""

    regions: tuple[RegionFact, ...]
    municipalities: tuple[MunicipalityFact, ...]
    successions: tuple[SuccessionFact, ...]
    units: tuple[UnitFact, ...]
    towns: tuple[TownFact, ...]


def read_facts(folder: Path) -> Facts:
    """The five fact tables of a folder, typed."""

    def text(name: str) -> str:
        return (folder / f"{name}.csv").read_text(encoding="utf-8")

    return Facts(
        regions=regions(text("regions")),
        municipalities=municipalities(text("municipalities")),
        successions=successions(text("successions")),
        units=units(text("units")),
        towns=towns(text("towns")),
    )


def regions(text: str) -> tuple[RegionFact, ...]:
    return tuple(
        RegionFact(row["code"], row["name_lv"], row["name_en"], row["title_lv"], row["title_en"])
        for row in _rows(text)
    )


def municipalities(text: str) -> tuple[MunicipalityFact, ...]:
    return tuple(
        MunicipalityFact(
            atvk=row["atvk"],
            name_lv=row["name_lv"],
            name_en=row["name_en"],
            kind=row["kind"],
            region=row["region"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            centre=row["centre"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            area_km2=float(row["area_km2"]),
            population=int(row["population"]) if row["population"] else None,
            population_on=_day(row["population_on"]),
        )
        for row in _rows(text)
    )


def successions(text: str) -> tuple[SuccessionFact, ...]:
    return tuple(
        SuccessionFact(row["predecessor"], row["successor"], Decimal(row["share"])) for row in _rows(text)
    )


def units(text: str) -> tuple[UnitFact, ...]:
    return tuple(
        UnitFact(
            atvk=row["atvk"],
            name_lv=row["name_lv"],
            kind=row["kind"],
            municipality=row["municipality"],
            municipality_before=row["municipality_before"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            area_km2=float(row["area_km2"]),
        )
        for row in _rows(text)
    )


def towns(text: str) -> tuple[TownFact, ...]:
    return tuple(
        TownFact(row["atvk"], int(row["population"]), row["used_as"] == "STATED") for row in _rows(text)
    )


def unit_populations(facts: Facts) -> dict[str, population.Figure]:
    """The population of each of the units, by code: stated or spread (rules/population.py)."""
    towns_by_code = {town.atvk: town for town in facts.towns}
    figures: dict[str, population.Figure] = {}
    for municipality in facts.municipalities:
        if municipality.population is not None:
            members = [unit for unit in facts.units if unit.municipality == municipality.atvk]
            figures |= population.spread(
                total=municipality.population,
                units=[_as_spread_unit(unit, municipality, towns_by_code.get(unit.atvk)) for unit in members],
            )
    return figures


def municipality_populations(facts: Facts) -> dict[str, population.Figure]:
    """The population of each municipality: stated for the 43, summed from today's units for the 119."""
    of_unit = unit_populations(facts)
    stated = {
        municipality.atvk: population.Figure(municipality.population, population.Basis.STATED)
        for municipality in facts.municipalities
        if municipality.population is not None
    }
    summed: dict[str, population.Figure] = {}
    for unit in facts.units:
        so_far = summed.get(unit.municipality_before, population.Figure(0, population.Basis.SPREAD))
        together = so_far.population + of_unit[unit.atvk].population
        summed[unit.municipality_before] = population.Figure(together, population.Basis.SPREAD)
    return summed | stated


def _as_spread_unit(unit: UnitFact, municipality: MunicipalityFact, town: TownFact | None) -> population.Unit:
    if unit.kind == "CITY":
        return population.Unit(unit.atvk, unit.area_km2, stated=municipality.population)
    if town is None:
        return population.Unit(unit.atvk, unit.area_km2)
    if town.is_stated:
        return population.Unit(unit.atvk, unit.area_km2, stated=town.population)
    return population.Unit(unit.atvk, unit.area_km2, weight=town.population)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
