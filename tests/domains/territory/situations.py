"""The territory as tests want it: loaded from the facts, with outlines to import."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from majup.config.env import ENV
from majup.domains.territory import queries
from majup.domains.territory.actions.load_facts import load_facts
from majup.domains.territory.rules.facts import FACTS_DIR, Facts, read_facts
from majup.kernel.viewer import SYSTEM, Role, Viewer

DI_PLAN_DAY = date(2017, 10, 1)
LAST_OLD_DAY = date(2021, 6, 30)
FIRST_NEW_DAY = date(2021, 7, 1)
TODAY = date(2026, 11, 22)
WORLD_MAP = ENV.vendor_dir / "world-atlas" / "countries-10m.json"
SOCIAL_WORKER = Viewer(user_id=None, name="Anna", role=Role.SOCIAL_WORKER)


@cache
def the_facts() -> Facts:
    return read_facts(FACTS_DIR)


def a_loaded_territory() -> None:
    """The real regions, municipalities and parishes, in the test's database."""
    load_facts(by=SYSTEM)


def a_square(*, west: float = 24.0, south: float = 57.0, side: float = 0.1) -> dict[str, Any]:
    """A square as a GeoJSON Polygon, in degrees."""
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def a_feature(*, geometry: Mapping[str, Any] | None = None, **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": geometry if geometry is not None else a_square(),
    }


def a_file(features: Sequence[Mapping[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def squares_for_municipalities(on: date) -> list[dict[str, Any]]:
    """One square a municipality, side by side without overlap."""
    return [
        a_feature(
            atvk=row.atvk,
            name=row.name_lv,
            geometry=a_square(west=21 + number % 12 * 0.5, south=55.8 + number // 12 * 0.2),
        )
        for number, row in enumerate(queries.municipalities_on(on))
    ]
