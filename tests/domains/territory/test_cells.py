"""Cells around points: small cases by hand, and the real map."""

import json
from functools import cache

import pytest
import shapely
from shapely.geometry import MultiPolygon, box

from majup.domains.territory.rules.cells import (
    area_km2,
    cells,
    country_outline,
    dissolve,
    polygonal,
    simplify_together,
)
from majup.domains.territory.rules.geometry import shape_of, to_geojson
from majup.domains.territory.rules.plane import Point
from majup.domains.territory.rules.topojson import NotATopology, RawFeature
from tests.domains.territory.situations import WORLD_MAP, the_facts

SQUARE = MultiPolygon([box(24, 56, 26, 58)])


@cache
def latvia() -> MultiPolygon:
    return country_outline(json.loads(WORLD_MAP.read_text(encoding="utf-8")))


@cache
def real_cells() -> dict[str, MultiPolygon]:
    units = the_facts().units
    drawn = cells([Point(unit.lat, unit.lon) for unit in units], outline=latvia())
    return dict(zip([unit.atvk for unit in units], drawn, strict=True))


def test_two_points_halve_the_square_in_their_order() -> None:
    east, west = cells([Point(57, 25.5), Point(57, 24.5)], outline=SQUARE)
    assert east.bounds == pytest.approx((25, 56, 26, 58), abs=1e-4)
    assert west.bounds == pytest.approx((24, 56, 25, 58), abs=1e-4)


def test_each_point_lies_in_its_own_cell() -> None:
    units = the_facts().units
    inland = [unit for unit in units if latvia().contains(shapely.Point(unit.lon, unit.lat))]
    assert len(inland) > 580
    assert all(real_cells()[unit.atvk].intersects(shapely.Point(unit.lon, unit.lat)) for unit in inland)


def test_country_covers_what_the_statistics_say_within_three_percent() -> None:
    stated = sum(one.area_km2 for one in the_facts().municipalities if one.valid_until is None)
    assert area_km2(latvia()) == pytest.approx(stated, rel=0.03)


def test_cells_fill_the_country_and_overlap_nowhere() -> None:
    together = shapely.union_all(list(real_cells().values()))
    summed = sum(area_km2(cell) for cell in real_cells().values())
    assert area_km2(together) == pytest.approx(area_km2(latvia()), rel=1e-4)
    assert summed == pytest.approx(area_km2(together), rel=1e-4)


def test_neighbouring_municipalities_do_not_overlap() -> None:
    joined = dissolve(real_cells(), into={unit.atvk: unit.municipality for unit in the_facts().units})
    shapes = list(joined.values())
    overlaps = [
        area_km2(a.intersection(b))
        for number, a in enumerate(shapes)
        for b in shapes[number + 1 :]
        if a.intersects(b)
    ]
    assert len(shapes) == 43
    assert max(overlaps) < 0.01


def test_outlines_stay_valid_when_rounded_to_text() -> None:
    assert all(shape_of(to_geojson(cell)).is_valid for cell in real_cells().values())


def test_simpler_neighbours_still_share_their_border() -> None:
    wavy = [(25 + step % 2 * 0.0001, 56 + step * 0.1) for step in range(21)]
    west = MultiPolygon([shapely.Polygon([*wavy, (24, 58), (24, 56)])])
    east = MultiPolygon([shapely.Polygon([*wavy, (26, 58), (26, 56)])])
    simpler = simplify_together({"W": west, "E": east})
    assert shapely.get_num_coordinates(simpler["W"]) < shapely.get_num_coordinates(west)
    assert simpler["W"].intersection(simpler["E"]).area == 0
    assert simpler["W"].union(simpler["E"]).area == pytest.approx(4)


def test_crossing_ring_is_mended() -> None:
    bow_tie = [[(24, 56), (26, 58), (26, 56), (24, 58), (24, 56)]]
    shape = polygonal(RawFeature(id="", properties={}, type="Polygon", coordinates=bow_tie))
    assert shape.is_valid
    assert shape.area == pytest.approx(2)


def test_world_without_the_country_is_refused() -> None:
    with pytest.raises(NotATopology):
        country_outline({"type": "Topology", "arcs": [], "objects": {}})
