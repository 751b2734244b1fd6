"""How long the way is from where people live to each site, and on whose word: timetable, matrix or road."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from majup.domains.planning.queries.travel import Travel
from majup.domains.planning.rules.borders import matrix_place
from majup.domains.planning.rules.travel import TravelBasis, TravelBy
from majup.domains.territory.queries import (
    Point,
    TravelTimeRow,
    WaySource,
    road_minutes_between,
    road_minutes_table,
)
from majup.engines.network.problem import Place, Site

EVERY_DAY = "1234567"
NO_BUS, NO_BUS_ON_DAYS = "NO_BUS", "NO_BUS_ON_DAYS"
"""Why nobody gets there where a road would do: no way there and back, or not on enough days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWay:
    """One way in minutes, for somebody who comes as often as the service asks, and what it rests on.

    weekdays  the days on which one gets there and back, as digits.
    """

    minutes: float
    source: WaySource
    weekdays: str = ""
    first_at: time | None = None
    last_at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWay:
    """Why there is no way within reach: the nearest thing to one, with its facts for the reader."""

    reason: str
    facts: Mapping[str, object]


class WayFinder:
    """The ways of one plan. The same travel times and basis give the same ways again."""

    def __init__(self, *, travel: Travel, basis: TravelBasis, parishes: Mapping[str, int]) -> None:
        """`parishes` are ids by place key."""
        self._travel = travel
        self._basis = basis
        self._parishes = parishes
        self._keys: dict[tuple[str, str], str | None] = {}

    def ways(self, place: Place, sites: Iterable[Site], *, service: str) -> dict[str, FoundWay]:
        """The ways there are from a place to sites that give a service, by site."""
        there = list(sites)
        if not there:
            return {}
        if self._travel.table is None:
            minutes = road_minutes_table(origins=[_point(place)], destinations=[_point(s) for s in there])[0]
            return {
                site.id: FoundWay(minutes=round(float(one), 1), source=WaySource.ROAD)
                for site, one in zip(there, minutes, strict=True)
            }
        found = {site.id: self.way(place, site, service=service) for site in there}
        return {key: way for key, way in found.items() if way is not None}

    def way(self, place: Place, site: Site, *, service: str) -> FoundWay | None:
        """The way to a site: by road where the travel times do not name it, None where they name no way."""
        if not self._speaks_of(place, site, service=service):
            minutes = round(road_minutes_between(_point(place), _point(site)), 1)
            return FoundWay(minutes=minutes, source=WaySource.ROAD)
        row = self._row(place, site, service=service)
        minutes_for = row.minutes_on(self._days(service)) if row else None
        if row is None or minutes_for is None:
            return None
        return FoundWay(
            minutes=round(minutes_for, 1),
            source=row.source,
            weekdays=row.weekdays,
            first_at=row.first_at,
            last_at=row.last_at,
        )

    def why_none(self, place: Place, sites: Iterable[Site], *, service: str, reach: float) -> NoWay:
        """Why no site is within reach: too few days, too far, or no bus at all. What is nearest is told."""
        there = list(sites)
        found = self.ways(place, there, service=service)
        names = {site.id: site.name for site in there}
        partly = self._partly(place, there, service=service)
        best = partly[1].best_minutes if partly else None
        if partly and best is not None and (best <= reach or not found):
            facts = {
                "nearest_site": names[partly[0]],
                "nearest_minutes": best,
                "weekdays": partly[1].weekdays,
                "days": self._days(service),
            }
            return NoWay(reason=NO_BUS_ON_DAYS, facts=facts)
        if found:
            site = min(found, key=lambda key: (found[key].minutes, key))
            facts = {
                "nearest_site": names[site],
                "nearest_minutes": found[site].minutes,
                "reach_minutes": reach,
                "way_source": found[site].source.value,
            }
            return NoWay(reason="NO_SITE_IN_REACH", facts=facts)
        return self._no_bus(place, there)

    def _partly(self, place: Place, sites: list[Site], *, service: str) -> tuple[str, TravelTimeRow] | None:
        """The nearest site that one could reach on some days, but not on as many as the service asks."""
        rows = {site.id: self._row(place, site, service=service) for site in sites}
        days = self._days(service)
        partly = [(key, row) for key, row in rows.items() if row and 0 < len(row.weekdays) < days]
        return min(partly, key=lambda one: (one[1].best_minutes, one[0]), default=None)

    def _no_bus(self, place: Place, sites: list[Site]) -> NoWay:
        if not sites:
            return NoWay(reason="NO_SITE_IN_REACH", facts={})
        by_road = {site.id: road_minutes_between(_point(place), _point(site)) for site in sites}
        nearest = min(sites, key=lambda site: (by_road[site.id], site.id))
        facts = {"nearest_site": nearest.name, "road_minutes": round(by_road[nearest.id], 1)}
        return NoWay(reason=NO_BUS, facts=facts)

    def _row(self, place: Place, site: Site, *, service: str) -> TravelTimeRow | None:
        key = self._key(site, service=service)
        if self._travel.table is None or key is None:
            return None
        return self._travel.table.way(self._parishes[place.id], key)

    def _speaks_of(self, place: Place, site: Site, *, service: str) -> bool:
        table = self._travel.table
        if table is None or self._parishes[place.id] not in table.places:
            return False
        return self._key(site, service=service) is not None

    def _key(self, site: Site, *, service: str) -> str | None:
        pair = site.id, service
        if pair not in self._keys and self._travel.table is not None:
            hours = self._basis.hours_at(*pair)
            self._keys[pair] = self._travel.table.destination(matrix_place(site.id), hours=hours)
        return self._keys.get(pair)

    def _days(self, service: str) -> int:
        return self._basis.days.get(service, 1)


def reach_of(reach_minutes: float, *, by: TravelBy, bus_factor: float) -> float:
    """The longest way of a service, one way: longer by bus, where walking and waiting count as well."""
    return round(reach_minutes * bus_factor, 1) if by is TravelBy.TIMETABLE else reach_minutes


def _point(row: Place | Site) -> Point:
    assert row.latitude is not None
    assert row.longitude is not None
    return Point(row.latitude, row.longitude)
