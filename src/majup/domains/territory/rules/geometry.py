"""Outlines as plain tuples and as the text of a GeoJSON MultiPolygon."""

import json

from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]
"""Longitude, latitude."""
Ring = tuple[Position, ...]
Polygons = tuple[tuple[Ring, ...], ...]
"""Each polygon is its outer ring and then its holes."""

DIGITS = 4
"""Decimals of a degree that are kept: 4 are about 10 m, finer than any map here."""


def to_geojson(shape: BaseGeometry) -> str:
    """A polygonal shape as compact GeoJSON MultiPolygon text, coordinates rounded to DIGITS."""
    polygons = [
        [[_rounded(x, y) for x, y in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in parts(shape)
    ]
    return json.dumps({"type": "MultiPolygon", "coordinates": polygons}, separators=(",", ":"))


def polygons_of(geojson: str) -> Polygons:
    """The rings of a text written by `to_geojson`."""
    return tuple(
        tuple(tuple((lon, lat) for lon, lat in ring) for ring in polygon)
        for polygon in json.loads(geojson)["coordinates"]
    )


def shape_of(geojson: str) -> MultiPolygon:
    """The shape of a text written by `to_geojson`."""
    return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in polygons_of(geojson)])


def parts(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape, largest first; points and lines left by an intersection are dropped."""
    found = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and part.area > 0]
    return sorted(found, key=lambda polygon: -polygon.area)


def _rounded(x: float, y: float) -> list[float]:
    return [round(x, DIGITS), round(y, DIGITS)]
