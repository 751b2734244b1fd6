"""Ways by road where no travel times are known: great-circle distance times a road factor; formula (D)."""

import math
from collections.abc import Iterable

from majup.engines.network.problem.records import Place, Separation, Site, Way

EARTH_KM = 6371.0088


def straight_km(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """Great-circle distance in kilometres, by the haversine formula.

    >>> round(straight_km(56.9496, 24.1052, 57.5384, 25.4263))
    103
    """
    phi_a, phi_b = math.radians(latitude_a), math.radians(latitude_b)
    half_phi, half_lambda = (phi_b - phi_a) / 2, math.radians(longitude_b - longitude_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def road_minutes(
    latitude_a: float,
    longitude_a: float,
    latitude_b: float,
    longitude_b: float,
    *,
    road_factor: float = 1.3,
    speed_kmh: float = 60.0,
    start_minutes: float = 0.0,
) -> float:
    """One-way minutes by road, rounded to a tenth so that they repeat on every machine."""
    km = straight_km(latitude_a, longitude_a, latitude_b, longitude_b) * road_factor
    return round(start_minutes + km / speed_kmh * 60.0, 1)


def ways_by_road(
    places: Iterable[Place],
    sites: Iterable[Site],
    *,
    longest_minutes: float,
    nearest: int | None = None,
    road_factor: float = 1.3,
    speed_kmh: float = 60.0,
    start_minutes: float = 0.0,
) -> tuple[Way, ...]:
    """Ways from every place to the sites within `longest_minutes`, the `nearest` of them, by coordinates.

    The nearest site is kept even when it lies beyond, so that an unmet need can say how far it is.
    """
    candidates = list(sites)
    found: list[Way] = []
    for place in places:
        ways = sorted(
            (
                _minutes(
                    place, site, road_factor=road_factor, speed_kmh=speed_kmh, start_minutes=start_minutes
                ),
                k,
            )
            for k, site in enumerate(candidates)
        )
        kept = [way for way in ways if way[0] <= longest_minutes][:nearest] or ways[:1]
        found += [Way(place=place.id, site=candidates[k].id, minutes=minutes) for minutes, k in kept]
    return tuple(found)


def pairs_closer_than(
    sites: Iterable[Site], *, km: float, service: str | None = None
) -> tuple[Separation, ...]:
    """Two sites nearer to one another than `km` in a straight line must not both run the service."""
    spots = [site for site in sites if site.latitude is not None and site.longitude is not None]
    return tuple(
        Separation(site=one.id, other=two.id, service=service)
        for k, one in enumerate(spots)
        for two in spots[k + 1 :]
        if straight_km(*_point(one), *_point(two)) < km
    )


def _minutes(
    place: Place, site: Site, *, road_factor: float, speed_kmh: float, start_minutes: float
) -> float:
    return road_minutes(
        *_point(place),
        *_point(site),
        road_factor=road_factor,
        speed_kmh=speed_kmh,
        start_minutes=start_minutes,
    )


def _point(spot: Place | Site) -> tuple[float, float]:
    if spot.latitude is None or spot.longitude is None:
        raise MissingCoordinates(spot.id)
    return spot.latitude, spot.longitude


class MissingCoordinates(ValueError):
    """A place or site has no coordinates, so its ways cannot be estimated."""

    def __init__(self, spot: str) -> None:
        super().__init__(f"{spot} has no coordinates")
        self.spot = spot
