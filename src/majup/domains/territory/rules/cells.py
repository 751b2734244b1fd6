"""Outlines drawn from points: Voronoi cells, clipped to the country, dissolved into larger units.

A cell holds what lies nearer to its parish's point than to any other (Voronoi 1908). Not a border by law:
a map that shows cells says so.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from majup.domains.territory.rules.geometry import parts
from majup.domains.territory.rules.plane import Point, from_plane, to_plane
from majup.domains.territory.rules.topojson import NotATopology, RawFeature, decode

K = TypeVar("K")

LATVIA = "428"
"""ISO 3166-1 numeric code, by which the world map names its countries."""
GRID_KM = 0.001
SIMPLIFY_DEGREES = 0.004
"""Corners whose triangle is smaller than this squared go: about 0.1 km², unseen on a map of the country."""


def country_outline(topology: Mapping[str, object], *, country: str = LATVIA) -> MultiPolygon:
    """A country's outline in degrees, from a world map as TopoJSON with the object `countries`.

    Raises NotATopology where the country is not in it.
    """
    for feature in decode(topology).get("countries", []):
        if feature.id == country:
            return polygonal(feature)
    raise NotATopology(f"No country {country} among the objects “countries”.")


def polygonal(feature: RawFeature) -> MultiPolygon:
    """The shape of a Polygon or MultiPolygon feature, mended where rings cross."""
    polygons = [feature.coordinates] if feature.type == "Polygon" else feature.coordinates
    shape = MultiPolygon([Polygon(rings[0], rings[1:]) for rings in polygons])
    return MultiPolygon(parts(shape if shape.is_valid else shapely.make_valid(shape)))


def cells(points: Sequence[Point], *, outline: MultiPolygon) -> list[MultiPolygon]:
    """The cell of each point in the points' order, in degrees; together they fill the outline.

    Points must differ from one another. Cost: n log n.
    """
    land = _on_plane(outline)
    flat = MultiPoint([to_plane(lon=point.lon, lat=point.lat) for point in points])
    drawn = shapely.voronoi_polygons(flat, extend_to=land, ordered=True)
    clipped = [shapely.intersection(cell, land, grid_size=GRID_KM) for cell in drawn.geoms]
    return [_in_degrees(cell) for cell in clipped]


def dissolve(shapes: Mapping[K, BaseGeometry], *, into: Mapping[K, str]) -> dict[str, MultiPolygon]:
    """Join shapes into larger units: `into` gives each shape's unit."""
    groups: dict[str, list[BaseGeometry]] = {}
    for key, shape in shapes.items():
        groups.setdefault(into[key], []).append(shape)
    return {code: MultiPolygon(parts(shapely.union_all(members))) for code, members in groups.items()}


def simplify_together(shapes: Mapping[str, BaseGeometry]) -> dict[str, MultiPolygon]:
    """Fewer corners, with neighbours' common borders still common (Visvalingam-Whyatt on the coverage)."""
    simpler = shapely.coverage_simplify(list(shapes.values()), SIMPLIFY_DEGREES)
    return {code: MultiPolygon(parts(shape)) for code, shape in zip(shapes, simpler, strict=True)}


def area_km2(shape: BaseGeometry) -> float:
    """Area of a shape in degrees, on the flat map: right within 2 % over the country."""
    return float(_on_plane(shape).area)


def _on_plane(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda at: [to_plane(lon=lon, lat=lat) for lon, lat in at])


def _in_degrees(shape: BaseGeometry) -> MultiPolygon:
    degrees = shapely.transform(shape, lambda at: [from_plane(east=east, north=north) for east, north in at])
    return MultiPolygon(parts(degrees))
