"""From latitude and longitude to a drawing: equirectangular, narrowed by the cosine of the middle latitude.

Over a country of Latvia's size the error against a proper projection is below one part in a thousand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

Ring = Sequence[tuple[float, float]]
Polygon = Sequence[Ring]

_LEAST_SPAN = 0.05


@dataclass(frozen=True, slots=True)
class Projection:
    """Longitude and latitude to x and y (points of the drawing, y downward)."""

    west: float
    north: float
    narrowing: float
    scale: float
    left: float
    top: float

    def __call__(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies in the drawing."""
        x = self.left + (lon - self.west) * self.narrowing * self.scale
        return x, self.top + (self.north - lat) * self.scale

    def path(self, polygons: Sequence[Polygon]) -> str:
        """The `d` of an SVG path; points closer than half a tenth of a point fall together."""
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def _ring(self, ring: Ring) -> str:
        steps: list[str] = []
        for lon, lat in ring:
            x, y = self(lat, lon)
            step = f"{x:.1f} {y:.1f}"
            if not steps or steps[-1] != step:
                steps.append(step)
        return f"M{'L'.join(steps)}Z" if len(steps) > 2 else ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The box around what must be seen, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def aspect(self) -> float:
        """Height over width as it will be drawn."""
        return (self.north - self.south) / ((self.east - self.west) * self.narrowing)

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is than one of latitude here."""
        return cos(radians((self.north + self.south) / 2))


def bounds_of(points: Iterable[tuple[float, float]]) -> Bounds | None:
    """The box around (longitude, latitude) points, never thinner than a small town; None for no points."""
    known = list(points)
    if not known:
        return None
    lons, lats = [lon for lon, _ in known], [lat for _, lat in known]
    west, east = _at_least(min(lons), max(lons))
    south, north = _at_least(min(lats), max(lats))
    return Bounds(west=west, south=south, east=east, north=north)


def fit(bounds: Bounds, *, width: float, height: float, margin: float) -> Projection:
    """The largest drawing of the box that fits, in the middle."""
    wide = (bounds.east - bounds.west) * bounds.narrowing
    high = bounds.north - bounds.south
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
    return Projection(
        west=bounds.west,
        north=bounds.north,
        narrowing=bounds.narrowing,
        scale=scale,
        left=(width - wide * scale) / 2,
        top=(height - high * scale) / 2,
    )


def _at_least(low: float, high: float) -> tuple[float, float]:
    lack = max(0.0, _LEAST_SPAN - (high - low)) / 2
    return low - lack, high + lack
