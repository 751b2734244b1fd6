"""Where the circles of a map stand: side by side within a town, and no town over another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot, sqrt

from majup.web.shell.map_labels import Box
from majup.web.shell.map_records import Place
from majup.web.shell.projection import Projection

LARGEST = 34.0
_SMALLEST = 11.0
_IN_A_ROW = 3
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Circle:
    """A place with its spot in the drawing. `name` is empty for all but one circle of a town."""

    place: Place
    x: float
    y: float
    radius: float
    name: str
    box: Box


def circles_of(places: Sequence[Place], projection: Projection) -> list[Circle]:
    """Circles for all places; services of one town stand side by side, and its name is written once."""
    towns: dict[tuple[float, float], list[Place]] = defaultdict(list)
    for place in places:
        towns[round(place.lat, 3), round(place.lon, 3)].append(place)
    groups = list(towns.values())
    discs = [_Disc(*projection(town[0].lat, town[0].lon), _reach(town)) for town in groups]
    return [
        circle
        for town, disc in zip(groups, _apart(discs), strict=True)
        for circle in _town(town, disc.x, disc.y)
    ]


@dataclass(frozen=True, slots=True)
class _Disc:
    """The room a town's circles take."""

    x: float
    y: float
    radius: float


def _apart(discs: list[_Disc]) -> list[_Disc]:
    """Push towns that overlap away from each other until they touch; a few rounds, always the same."""
    for _ in range(_ROUNDS):
        moved = False
        for first, second in combinations(range(len(discs)), 2):
            a, b = discs[first], discs[second]
            distance = hypot(b.x - a.x, b.y - a.y)
            overlap = a.radius + b.radius - distance
            if overlap <= 0.5 or distance < 1e-6:
                continue
            moved = True
            dx, dy = (b.x - a.x) / distance * overlap / 2, (b.y - a.y) / distance * overlap / 2
            discs[first] = _Disc(a.x - dx, a.y - dy, a.radius)
            discs[second] = _Disc(b.x + dx, b.y + dy, b.radius)
        if not moved:
            break
    return discs


def _rows(places: Sequence[Place]) -> list[Sequence[Place]]:
    return [places[start : start + _IN_A_ROW] for start in range(0, len(places), _IN_A_ROW)]


def _reach(places: Sequence[Place]) -> float:
    """Half of the longer side of a town's circles."""
    widest = max(sum(_radius(place) for place in row) for row in _rows(places))
    return max(widest, sum(max(_radius(place) for place in row) for row in _rows(places)))


def _town(places: Sequence[Place], x: float, y: float) -> list[Circle]:
    """Up to three circles in a row, the rows around the town's spot."""
    rows = _rows(places)
    heights = [2 * max(_radius(place) for place in row) for row in rows]
    top = y - sum(heights) / 2
    spots: list[tuple[Place, float, float]] = []
    for row, high in zip(rows, heights, strict=True):
        left = x - sum(_radius(place) for place in row)
        for place in row:
            spots.append((place, left + _radius(place), top + high / 2))
            left += 2 * _radius(place)
        top += high
    box = _box_around(spots)
    return [
        Circle(place, at_x, at_y, _radius(place), places[0].label if first == 0 else "", box)
        for first, (place, at_x, at_y) in enumerate(spots)
    ]


def _radius(place: Place) -> float:
    """The area grows with the number, so that twice the places look twice as much."""
    return max(_SMALLEST, min(LARGEST, 4 + 3.5 * sqrt(max(0, place.number))))


def _box_around(spots: Sequence[tuple[Place, float, float]]) -> Box:
    return Box(
        min(x - _radius(place) for place, x, _ in spots),
        min(y - _radius(place) for place, _, y in spots),
        max(x + _radius(place) for place, x, _ in spots),
        max(y + _radius(place) for place, _, y in spots),
    )
