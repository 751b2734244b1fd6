"""Maps made on the server: a pure function from places to SVG, the same on a page, on paper and in a PDF.

Colours stand as attributes from the light theme, for print; `map.css` overrides them on a page (dark theme).
"""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from majup.web.shell import map_layers
from majup.web.shell.map_labels import place_labels
from majup.web.shell.map_places import circles_of
from majup.web.shell.map_records import (
    Area,
    Dot,
    DrawnMap,
    Flow,
    LegendItem,
    MapDrawing,
    Place,
    Unmet,
)
from majup.web.shell.projection import Bounds, Projection, bounds_of, fit
from majup.web.shell.svg import drawing as svg_drawing

_LATVIA = Bounds(west=20.9, south=55.65, east=28.3, north=58.1)
_MARGIN = 34.0
_FLATTEST, _TALLEST = 0.5, 0.86

__all__ = ["Area", "Dot", "DrawnMap", "Flow", "LegendItem", "MapDrawing", "Place", "Unmet", "draw"]


def draw(drawing: MapDrawing, *, width: float = 960, height: float | None = None) -> DrawnMap:
    """Fit the map to its areas (to its places where it has none, else to the country) and draw it."""
    bounds = bounds_of(_points(drawing)) or _LATVIA
    tall = height or width * max(_FLATTEST, min(_TALLEST, bounds.aspect))
    projection = fit(bounds, width=width, height=tall, margin=_MARGIN)
    parts = _layers(drawing, projection, width, tall)
    linked = any(area.url for area in drawing.areas) or any(place.url for place in drawing.places)
    svg = svg_drawing(
        width=width,
        height=tall,
        title=drawing.title,
        description=drawing.description,
        parts=parts,
        class_="map-drawing",
        interactive=linked,
    )
    return DrawnMap(
        svg=svg, title=drawing.title, legend=tuple(drawing.legend), legend_note=drawing.legend_note
    )


def _layers(drawing: MapDrawing, projection: Projection, width: float, height: float) -> list[SafeString]:
    """Ground first, names last, so that a name is never painted over."""
    circles = circles_of(drawing.places, projection)
    wanted = [
        *map_layers.wanted_of_circles(circles),
        *map_layers.wanted_of_unmet(drawing.unmet, projection),
        *map_layers.wanted_of_dots(drawing.dots, projection),
        *map_layers.wanted_of_areas(drawing.areas, projection),
    ]
    obstacles = [circle.box for circle in circles]
    obstacles += [box for flow in drawing.flows for box in map_layers.flow_boxes(flow, projection)]
    labels = place_labels(wanted, obstacles=obstacles, width=width, height=height)
    return [
        *(map_layers.neighbour(area, projection) for area in drawing.neighbours),
        *(map_layers.area(area, projection) for area in drawing.areas),
        *(map_layers.flow(flow, projection) for flow in drawing.flows),
        *(map_layers.dot(dot, projection) for dot in drawing.dots),
        *(map_layers.unmet(one, projection) for one in drawing.unmet),
        *(map_layers.circle(circle) for circle in circles),
        *(map_layers.label(label) for label in labels),
    ]


def _points(drawing: MapDrawing) -> Iterator[tuple[float, float]]:
    """What the map is fitted to, as (longitude, latitude)."""
    for area in drawing.areas:
        for polygon in area.polygons:
            for ring in polygon:
                yield from ring
    if not drawing.areas:
        yield from ((place.lon, place.lat) for place in drawing.places)
        yield from ((dot.lon, dot.lat) for dot in drawing.dots)
        yield from ((one.lon, one.lat) for one in drawing.unmet)
