"""Load the regions, municipalities, successions and parishes from the fact tables."""

from dataclasses import dataclass
from typing import TypeVar

from django.db import models

from majup.domains.territory import policies
from majup.domains.territory.models import Municipality, Parish, PlanningRegion, Succession
from majup.domains.territory.rules.facts import (
    FACTS_DIR,
    Facts,
    municipality_populations,
    read_facts,
    unit_populations,
)
from majup.kernel.act import act
from majup.kernel.viewer import Viewer

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class FactsLoaded:
    """How many rows stand in each table after the load."""

    regions: int
    municipalities: int
    successions: int
    parishes: int


def load_facts(*, by: Viewer) -> FactsLoaded:
    """Bring the four tables to what the fact tables say; running it again changes nothing.

    Rows are found by their code, so keys that other domains point to stay what they were.
    """
    facts = read_facts(FACTS_DIR)
    with act("territory.facts_loaded", by=by, needs=policies.LOAD_FACTS) as record:
        _upsert(_regions(facts), found_by=["code"])
        _upsert(_municipalities(facts), found_by=["atvk"])
        _upsert(_successions(facts), found_by=["predecessor", "successor"])
        _upsert(_parishes(facts), found_by=["atvk"])
        loaded = FactsLoaded(
            regions=len(facts.regions),
            municipalities=len(facts.municipalities),
            successions=len(facts.successions),
            parishes=len(facts.units),
        )
        record.about_many(PlanningRegion, rows=loaded.regions)
        record.about_many(Municipality, rows=loaded.municipalities)
        record.about_many(Succession, rows=loaded.successions)
        record.about_many(Parish, rows=loaded.parishes)
    return loaded


def _upsert(rows: list[M], *, found_by: list[str]) -> None:
    model = type(rows[0])
    changed = [
        field.name
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in found_by
    ]
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=found_by, update_fields=changed
    )


def _regions(facts: Facts) -> list[PlanningRegion]:
    return [
        PlanningRegion(
            code=fact.code,
            name_lv=fact.name_lv,
            name_en=fact.name_en,
            title_lv=fact.title_lv,
            title_en=fact.title_en,
        )
        for fact in facts.regions
    ]


def _municipalities(facts: Facts) -> list[Municipality]:
    regions = {region.code: region for region in PlanningRegion.objects.all()}
    figures = municipality_populations(facts)
    return [
        Municipality(
            atvk=fact.atvk,
            name_lv=fact.name_lv,
            name_en=fact.name_en,
            kind=fact.kind,
            region=regions[fact.region],
            valid_from=fact.valid_from,
            valid_until=fact.valid_until,
            centre_name=fact.centre,
            centre_lat=fact.lat,
            centre_lon=fact.lon,
            area_km2=fact.area_km2,
            population=figures[fact.atvk].population,
            population_on=fact.population_on,
            population_basis=figures[fact.atvk].basis,
        )
        for fact in facts.municipalities
    ]


def _successions(facts: Facts) -> list[Succession]:
    municipalities = {municipality.atvk: municipality for municipality in Municipality.objects.all()}
    return [
        Succession(
            predecessor=municipalities[fact.predecessor],
            successor=municipalities[fact.successor],
            share=fact.share,
        )
        for fact in facts.successions
    ]


def _parishes(facts: Facts) -> list[Parish]:
    municipalities = {municipality.atvk: municipality for municipality in Municipality.objects.all()}
    figures = unit_populations(facts)
    return [
        Parish(
            atvk=fact.atvk,
            name_lv=fact.name_lv,
            kind=fact.kind,
            municipality=municipalities[fact.municipality],
            municipality_before=municipalities[fact.municipality_before],
            lat=fact.lat,
            lon=fact.lon,
            area_km2=fact.area_km2,
            population=figures[fact.atvk].population,
            population_basis=figures[fact.atvk].basis,
        )
        for fact in facts.units
    ]
