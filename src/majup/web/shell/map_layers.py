"""The layers of a map, one function a shape. Called by `maps.draw` only."""

from collections.abc import Sequence
from math import hypot, sqrt

from django.utils.safestring import SafeString

from majup.web.shell.map_labels import SIZE, Box, Label, Wanted
from majup.web.shell.map_places import LARGEST, Circle
from majup.web.shell.map_records import Area, Dot, Flow, Unmet
from majup.web.shell.projection import Projection
from majup.web.shell.svg import element, text_at, words
from majup.web.shell.tokens import colour, fill_of
from majup.web.shell.tones import Tone

_LEVELS = ("map-outside", "map-1", "map-2", "map-3", "map-4", "map-5")
_ON_TONE = {Tone.NOW: "on-accent", Tone.DONE: "on-teal", Tone.WAIT: "on-amber", Tone.NEUTRAL: "card"}
_UNMET_RADIUS = 15.0
_DOT_RADIUS = 4.0
_STEP = 9.0


def neighbour(shown: Area, projection: Projection) -> SafeString:
    """Ground that only says where we are."""
    return element(
        "path",
        d=projection.path(shown.polygons),
        class_="map-neighbour",
        fill=colour("map-outside"),
        stroke=colour("map-outside-line"),
        stroke_width=1.2,
        stroke_linejoin="round",
        fill_rule="evenodd",
    )


def area(shown: Area, projection: Projection) -> SafeString:
    """A municipality; a link where it has an address."""
    level = max(0, min(len(_LEVELS) - 1, shown.level))
    said = f"{shown.name}, {shown.note}" if shown.note else shown.name
    ground = element(
        "path",
        element("title", words(said)),
        d=projection.path(shown.polygons),
        class_=f"map-area map-level-{level}" if level else "map-area map-neighbour",
        fill=colour(_LEVELS[level]),
        stroke=colour("map-line"),
        stroke_width=1.6,
        stroke_linejoin="round",
        fill_rule="evenodd",
    )
    return element("a", ground, href=shown.url, aria_label=said) if shown.url else ground


def flow(shown: Flow, projection: Projection) -> SafeString:
    """A line with a dot where the people live; the wider, the more of them."""
    (x1, y1), (x2, y2) = projection(*shown.start), projection(*shown.end)
    width = min(5.0, 1.0 + 0.35 * sqrt(max(0.0, shown.people)))
    line = element(
        "line",
        x1=x1, y1=y1, x2=x2, y2=y2,
        class_="map-flow", stroke=colour("ink"), stroke_width=width, stroke_opacity=0.45,
    )  # fmt: skip
    start = element("circle", cx=x1, cy=y1, r=_DOT_RADIUS, class_="map-dot", fill=colour("ink"))
    title = element("title", words(shown.label)) if shown.label else SafeString("")
    return element("g", title, line, start)


def dot(shown: Dot, projection: Projection) -> SafeString:
    """A point without a number."""
    x, y = projection(shown.lat, shown.lon)
    return element("circle", cx=x, cy=y, r=_DOT_RADIUS, class_="map-dot", fill=colour("ink"))


def unmet(shown: Unmet, projection: Projection) -> SafeString:
    """A dashed circle: nothing is here."""
    x, y = projection(shown.lat, shown.lon)
    return element(
        "circle",
        element("title", words(shown.label)),
        cx=x, cy=y, r=_UNMET_RADIUS,
        class_="map-unmet", fill="none", stroke=colour("accent"), stroke_width=4, stroke_dasharray="6 4.5",
    )  # fmt: skip


def circle(shown: Circle) -> SafeString:
    """The number of places on the colour of their service."""
    place, tone = shown.place, shown.place.tone
    said = ": ".join(part for part in (place.label, place.description or str(place.number)) if part)
    size = 15.0 if place.number < 100 else 12.5
    disc = element(
        "circle",
        element("title", words(said)),
        cx=shown.x, cy=shown.y, r=shown.radius,
        class_=f"map-place map-place-{tone.value}", fill=fill_of(tone),
        stroke=colour("halo"), stroke_width=2.5,
    )  # fmt: skip
    number = text_at(
        shown.x, shown.y + size * 0.35, place.number,
        size=size, class_=f"map-number-{tone.value}", fill=colour(_ON_TONE[tone]),
        text_anchor="middle", font_weight=700, aria_hidden="true",
    )  # fmt: skip
    if place.url:
        # What is seen is part of the name, or a voice command that reads the circle aloud finds nothing.
        spoken = said if str(place.number) in said else f"{place.number}: {said}"
        return element("a", disc, number, href=place.url, aria_label=spoken)
    return element("g", disc, number)


def label(shown: Label) -> SafeString:
    """A name on a halo, drawn twice: not every renderer can paint the stroke of a text under its fill."""
    unmet_class = " map-label-unmet" if shown.tone else ""
    halo = text_at(
        shown.x, shown.y, shown.text,
        size=SIZE, class_="map-halo", fill=colour("halo"), stroke=colour("halo"), stroke_width=4,
        stroke_linejoin="round", text_anchor="middle", aria_hidden="true",
    )  # fmt: skip
    name = text_at(
        shown.x, shown.y, shown.text,
        size=SIZE, class_=f"map-label{unmet_class}",
        fill=colour("accent" if shown.tone else "ink"), text_anchor="middle",
    )  # fmt: skip
    return element("g", halo, name, pointer_events="none")


def dot_box(spot: tuple[float, float], radius: float = _DOT_RADIUS) -> Box:
    """The square around a point."""
    x, y = spot
    return Box(x - radius, y - radius, x + radius, y + radius)


def flow_boxes(shown: Flow, projection: Projection) -> list[Box]:
    """Small squares along a line, so that names keep off it where they can."""
    (x1, y1), (x2, y2) = projection(*shown.start), projection(*shown.end)
    steps = max(1, int(hypot(x2 - x1, y2 - y1) / _STEP))
    spots = [(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps) for step in range(steps + 1)]
    return [dot_box(spot) for spot in spots]


def wanted_of_circles(circles: Sequence[Circle]) -> list[Wanted]:
    """One name a town, the larger towns first."""
    return [
        Wanted(circle.name, circle.box, rank=10 - circle.radius / LARGEST)
        for circle in circles
        if circle.name
    ]


def wanted_of_unmet(shown: Sequence[Unmet], projection: Projection) -> list[Wanted]:
    """What is missing is told before anything else finds its place."""
    spots = [dot_box(projection(one.lat, one.lon), _UNMET_RADIUS) for one in shown]
    return [Wanted(one.label, box, rank=0, tone="unmet") for one, box in zip(shown, spots, strict=True)]


def wanted_of_dots(dots: Sequence[Dot], projection: Projection) -> list[Wanted]:
    """Names of points come after those of circles."""
    return [Wanted(one.label, dot_box(projection(one.lat, one.lon)), rank=20) for one in dots if one.label]


def wanted_of_areas(areas: Sequence[Area], projection: Projection) -> list[Wanted]:
    """Names of areas that ask for one, near the middle of their largest outline."""
    wanted = []
    for one in areas:
        if one.label and one.polygons:
            ring = max((polygon[0] for polygon in one.polygons), key=len)
            middle = (sum(lat for _, lat in ring) / len(ring), sum(lon for lon, _ in ring) / len(ring))
            wanted.append(Wanted(one.name, dot_box(projection(*middle), 1.0), rank=30))
    return wanted
