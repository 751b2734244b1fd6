"""Lines inside the state cities: four diameters through the middle, every quarter of an hour. Pure."""

from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt

from majup.domains.territory.queries import ParishRow

SPACING_KM = 0.8
WIDEST_KM = 9.0
DIAMETERS = 4
KM_PER_DEGREE = 111.195
CITY_KMH = 22.0
FACTOR = 1.2
MINUTES_BETWEEN = max(1, round(SPACING_KM * FACTOR / CITY_KMH * 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class CityStop:
    """A stop in a city, by its own code, with its name and point."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CityLine:
    """A line through a city, from one edge over the middle to the other; `stops` are codes."""

    code: str
    name: str
    stops: tuple[str, ...]


def city_lines(city: ParishRow) -> tuple[tuple[CityStop, ...], tuple[CityLine, ...]]:
    """The stops and lines of one city; its own point is the stop in the middle, and is not among them."""
    radius = min(WIDEST_KM, sqrt(city.area_km2 / pi))
    each_side = int(radius / SPACING_KM)
    stops: list[CityStop] = []
    lines = []
    for number in range(DIAMETERS):
        angle = pi * number / DIAMETERS
        codes = []
        for step in range(-each_side, each_side + 1):
            if step == 0:
                codes.append(city.atvk)
                continue
            stop = _stop(city, number=number, step=step, angle=angle)
            stops.append(stop)
            codes.append(stop.code)
        name = f"{city.name_lv}, {number + 1}. līnija"
        lines.append(CityLine(code=f"C{city.atvk}-{number + 1}", name=name, stops=tuple(codes)))
    return tuple(stops), tuple(lines)


def _stop(city: ParishRow, *, number: int, step: int, angle: float) -> CityStop:
    east, north = step * SPACING_KM * cos(angle), step * SPACING_KM * sin(angle)
    return CityStop(
        code=f"{city.atvk}-{number + 1}{'A' if step < 0 else 'B'}{abs(step)}",
        name=f"{city.name_lv}, {number + 1}. līnija, {'A' if step < 0 else 'B'}{abs(step)}",
        lat=round(city.lat + north / KM_PER_DEGREE, 6),
        lon=round(city.lon + east / (KM_PER_DEGREE * cos(radians(city.lat))), 6),
    )
