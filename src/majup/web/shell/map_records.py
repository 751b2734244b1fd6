"""What a map is made of, before it is drawn. Pages fill these; `maps.draw` draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from majup.web.shell.projection import Polygon
from majup.web.shell.tokens import fill_of
from majup.web.shell.tones import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A municipality or region. polygons: polygons of rings of (longitude, latitude), as in GeoJSON.

    level 1 to 5 fills light to dark; 0 is pale. `note` says the fill in words ("96 % of needs met").
    """

    name: str
    polygons: Sequence[Polygon]
    level: int = 1
    note: str = ""
    url: str = ""
    label: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """People who travel: from where they live to where they are served, both (latitude, longitude)."""

    start: tuple[float, float]
    end: tuple[float, float]
    people: float = 1
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A service at a place. `number` stands in the circle and sets its size; `tone` tells the service."""

    lat: float
    lon: float
    number: int
    tone: Tone
    label: str
    description: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """People whom nothing reaches: a dashed circle with its words."""

    lat: float
    lon: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A small point, for places without a number."""

    lat: float
    lon: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What a tone (or the dashed circle) means on this map."""

    label: str
    tone: Tone
    dashed: bool = False

    @property
    def fill(self) -> str:
        """The colour of its circle on paper."""
        return fill_of(self.tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """Everything a map shows. `description` is the map in a sentence or two, for whoever cannot see it."""

    title: str
    description: str = ""
    areas: Sequence[Area] = ()
    neighbours: Sequence[Area] = ()
    flows: Sequence[Flow] = ()
    places: Sequence[Place] = ()
    unmet: Sequence[Unmet] = ()
    dots: Sequence[Dot] = ()
    legend: Sequence[LegendItem] = ()
    legend_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """The SVG, and the legend the component `map_of` sets under it as ordinary text."""

    svg: SafeString
    title: str
    legend: Sequence[LegendItem]
    legend_note: str
