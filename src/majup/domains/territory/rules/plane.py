"""A flat map of Latvia in kilometres: equirectangular about the country's middle.

Over the 450 km of the country lengths are right within 1 %, enough for cells and for drawing.
"""

from dataclasses import dataclass
from math import cos, radians

MIDDLE_LAT = 56.88
MIDDLE_LON = 24.6
KM_PER_DEGREE = 111.195
"""One degree of a great circle on a sphere of radius 6 371.0088 km (IUGG mean radius)."""
_KM_PER_DEGREE_EAST = KM_PER_DEGREE * cos(radians(MIDDLE_LAT))


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, WGS84 degrees."""

    lat: float
    lon: float


def to_plane(*, lon: float, lat: float) -> tuple[float, float]:
    """Kilometres east and north of the country's middle."""
    return (lon - MIDDLE_LON) * _KM_PER_DEGREE_EAST, (lat - MIDDLE_LAT) * KM_PER_DEGREE


def from_plane(*, east: float, north: float) -> tuple[float, float]:
    """Longitude and latitude of a point given in kilometres from the country's middle."""
    return MIDDLE_LON + east / _KM_PER_DEGREE_EAST, MIDDLE_LAT + north / KM_PER_DEGREE
