"""Ways between two points, by the factor of rules/ways.py."""

from majup.domains.territory.rules.plane import Point, to_plane
from majup.domains.territory.rules.ways import distance_km, road_minutes, road_minutes_table

__all__ = ["Point", "distance_km", "plane_km", "road_minutes_between", "road_minutes_table"]


def road_minutes_between(a: Point, b: Point) -> float:
    """One way by car, minutes: the straight line, times a road factor, at a mean speed."""
    return road_minutes(a, b)


def plane_km(*, lon: float, lat: float) -> tuple[float, float]:
    """A point on a flat map: kilometres east and north of the country's middle, to draw with."""
    return to_plane(lon=lon, lat=lat)
