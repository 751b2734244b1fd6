"""Which lines there are: from every parish to its centre, between the centres, to the state cities and Rīga.

Pure. A line calls at whatever lies nearly on its way, so places along a main road are served better than
others, as they are in life.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import dist

from majup.domains.territory.queries import MunicipalityRow, ParishRow, Point, plane_km

FEEDER_DETOUR = 1.25
MAIN_DETOUR = 1.04
"""How much longer than straight a line may get by calling at a place on its way."""
SUBURBAN_KM = 32.0
RIGA = "0001000"
STATE_CITY = "CITY"


class Kind(StrEnum):
    """What a line is for."""

    FEEDER = "FEEDER"
    LINK = "LINK"
    MAIN = "MAIN"
    SUBURBAN = "SUBURBAN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Stops from one end to the other, towards the larger place, by code; the residents it is there for."""

    kind: Kind
    stops: tuple[str, ...]
    residents: int


@dataclass(frozen=True, slots=True)
class Country:
    """Parishes and towns by code, and where they lie on a flat map, in kilometres."""

    units: dict[str, ParishRow]
    at: dict[str, tuple[float, float]]

    def km(self, a: str, b: str) -> float:
        """Straight kilometres between two units."""
        return dist(self.at[a], self.at[b])

    def nearest(self, point: Point) -> str:
        """The unit whose point is nearest."""
        here = plane_km(lon=point.lon, lat=point.lat)
        return min(self.units, key=lambda code: (dist(self.at[code], here), code))


def country_of(parishes: Iterable[ParishRow]) -> Country:
    """Index the units by code, in the order of their codes."""
    units = {row.atvk: row for row in sorted(parishes, key=lambda row: row.atvk)}
    return Country(units, {code: plane_km(lon=row.lon, lat=row.lat) for code, row in units.items()})


def all_lines(
    country: Country, *, before: Sequence[MunicipalityRow], after: Sequence[MunicipalityRow]
) -> tuple[Line, ...]:
    """Every line, feeders first; `before` and `after` are the municipalities of 2009 and of 2021."""
    old_centres = {row.id: country.nearest(row.point) for row in sorted(before, key=lambda row: row.atvk)}
    new_centres = {row.id: country.nearest(row.point) for row in sorted(after, key=lambda row: row.atvk)}
    cities = sorted({old_centres[row.id] for row in before if row.kind == STATE_CITY})
    feeders = [
        line for key, centre in old_centres.items() for line in _feeders(country, home=key, centre=centre)
    ]
    ends = _links(country, old_centres, new_centres) | _mains(country, set(new_centres.values()), cities)
    return (*feeders, *(_main(country, a, b) for a, b in sorted(ends)))


def _feeders(country: Country, *, home: int, centre: str) -> list[Line]:
    """Lines from the farthest parishes in, until every parish of the municipality has one."""
    members = [code for code, row in country.units.items() if row.municipality_before_id == home]
    left = sorted(
        (code for code in members if code != centre), key=lambda code: (-country.km(code, centre), code)
    )
    lines = []
    while left:
        stops = _along(country, left[0], centre, among=members, detour=FEEDER_DETOUR)
        residents = sum(country.units[code].population for code in stops[:-1])
        lines.append(Line(kind=Kind.FEEDER, stops=stops, residents=residents))
        left = [code for code in left if code not in stops]
    return lines


def _links(country: Country, old: dict[int, str], new: dict[int, str]) -> set[tuple[str, str]]:
    """From each centre of 2009 to its centre since 2021, where that is another place."""
    found = set()
    for home, centre in old.items():
        unit = next((row for row in country.units.values() if row.municipality_before_id == home), None)
        if unit is not None and new[unit.municipality_id] != centre:
            found.add((centre, new[unit.municipality_id]))
    return found


def _mains(country: Country, centres: set[str], cities: Sequence[str]) -> set[tuple[str, str]]:
    """From each centre to the nearest state city, to the nearest other centre, and to Rīga."""
    found = set()
    for centre in sorted(centres):
        others = [code for code in sorted(centres) if code != centre]
        towards = {RIGA, _nearest_of(country, centre, [code for code in cities if code != centre])}
        if others:
            towards.add(_nearest_of(country, centre, others))
        found |= {(centre, end) for end in towards - {centre} if (end, centre) not in found}
    return found


def _nearest_of(country: Country, centre: str, among: Sequence[str]) -> str:
    return min(among, key=lambda code: (country.km(centre, code), code)) if among else RIGA


def _main(country: Country, start: str, end: str) -> Line:
    stops = _along(country, start, end, among=list(country.units), detour=MAIN_DETOUR)
    is_suburban = RIGA in (start, end) and country.km(start, end) <= SUBURBAN_KM
    is_link = country.km(start, end) <= SUBURBAN_KM
    kind = Kind.SUBURBAN if is_suburban else Kind.LINK if is_link else Kind.MAIN
    return Line(kind=kind, stops=stops, residents=country.units[start].population)


def _along(country: Country, start: str, end: str, *, among: list[str], detour: float) -> tuple[str, ...]:
    """What a bus calls at between two ends without driving much farther, in the order of the way."""
    most = detour * country.km(start, end)
    near = [
        (country.km(start, code), code)
        for code in among
        if code not in (start, end) and country.km(start, code) + country.km(code, end) <= most
    ]
    stops, driven = [start], 0.0
    for _distance, code in sorted(near):
        there = driven + country.km(stops[-1], code)
        if there + country.km(code, end) <= most:
            stops.append(code)
            driven = there
    return (*stops, end)
