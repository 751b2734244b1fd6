"""Places: a few of Kurzeme by default, with both structures made alike."""

from datetime import date
from zlib import crc32

from majup.domains.territory.models import Municipality, Parish, PlanningRegion
from tests.situations.acting import arranging

REFORM = date(2021, 7, 1)
BEFORE = date(2009, 7, 1)


def a_region(name: str = "Kurzeme") -> PlanningRegion:
    """A planning region by its short name; the same one when asked again."""
    with arranging():
        return PlanningRegion.objects.get_or_create(
            code=name.upper(),
            defaults={
                "name_lv": name,
                "name_en": name,
                "title_lv": f"{name}s plānošanas reģions",
                "title_en": f"{name} Planning Region",
            },
        )[0]


def a_municipality(name: str = "Kuldīgas novads", *, region: str = "Kurzeme") -> Municipality:
    """A municipality in force since 2021; the same one when asked again."""
    return _municipality(name, region=region, since=REFORM, until=None)


def a_parish(
    name: str = "Kuldīga",
    *,
    municipality: str = "Kuldīgas novads",
    region: str = "Kurzeme",
    region_before: str = "",
) -> Parish:
    """A parish or town in a municipality of either structure; `region_before` where the reform moved it."""
    now = _municipality(municipality, region=region, since=REFORM, until=None)
    before = _municipality(municipality, region=region_before or region, since=BEFORE, until=REFORM)
    with arranging():
        return Parish.objects.get_or_create(
            atvk=_code("P", name, municipality),
            defaults={
                "name_lv": name,
                "kind": "TOWN",
                "municipality": now,
                "municipality_before": before,
                "lat": 56.97,
                "lon": 21.97,
                "area_km2": 13.0,
                "population": 10_000,
                "population_basis": "SPREAD",
            },
        )[0]


def _municipality(name: str, *, region: str, since: date, until: date | None) -> Municipality:
    in_region = a_region(region)
    with arranging():
        return Municipality.objects.get_or_create(
            atvk=_code(str(since.year), name, region),
            defaults={
                "name_lv": name,
                "name_en": name.replace("novads", "Municipality"),
                "kind": "COUNTY",
                "region": in_region,
                "valid_from": since,
                "valid_until": until,
                "centre_name": name.split()[0],
                "centre_lat": 56.97,
                "centre_lon": 21.97,
                "area_km2": 500.0,
                "population": 20_000,
                "population_basis": "SPREAD",
            },
        )[0]


def _code(*parts: str) -> str:
    """Seven digits that are the same for the same place."""
    return f"{crc32('|'.join(parts).encode()) % 10**7:07d}"
