"""How far and how long by road, by factor, as long as no imported matrix says better.

Assumptions, to be replaced by a matrix where there is one:
ROAD_FACTOR  road length over straight line. Country averages lie between 1.2 and 1.4 in most of the
             countries measured by Ballou, Rahardja and Sakai (2002), doi:10.1016/S0965-8564(01)00044-1.
ROAD_KMH     mean speed from door to door: 90 km/h is allowed outside and 50 km/h inside settlements.
"""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

import numpy as np
import numpy.typing as npt

from majup.domains.territory.rules.plane import Point

EARTH_RADIUS_KM = 6371.0088
ROAD_FACTOR = 1.3
ROAD_KMH = 55.0


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance (haversine), kilometres."""
    half_lat, half_lon = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def road_km(a: Point, b: Point) -> float:
    """Straight line times ROAD_FACTOR, kilometres."""
    return distance_km(a, b) * ROAD_FACTOR


def road_minutes(a: Point, b: Point) -> float:
    """One way by car, minutes, at ROAD_KMH."""
    return road_km(a, b) / ROAD_KMH * 60


def road_minutes_table(*, origins: Sequence[Point], destinations: Sequence[Point]) -> npt.NDArray[np.float64]:
    """One way by car, minutes, shape (origins, destinations). Cost: origins × destinations."""
    lat_a, lon_a = _in_radians(origins)
    lat_b, lon_b = _in_radians(destinations)
    half_lat = (lat_b[None, :] - lat_a[:, None]) / 2
    half_lon = (lon_b[None, :] - lon_a[:, None]) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(lat_a)[:, None] * np.cos(lat_b)[None, :] * np.sin(half_lon) ** 2
    km: npt.NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(chord))
    return km * (ROAD_FACTOR / ROAD_KMH * 60)


def _in_radians(points: Sequence[Point]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    degrees = np.array([(point.lat, point.lon) for point in points], dtype=np.float64).reshape(-1, 2)
    return np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
