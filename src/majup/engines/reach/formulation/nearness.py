"""Who is near whom, and how long the walk takes: formulas (W) and (D)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from majup.engines.reach.problem.records import Walking

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

EARTH_METRES = 6_371_008.8
SLACK = 1e-6
"""Share by which the search looks further than the limit, so that rounding loses nobody at its edge."""


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of near points, sorted by the first: numbers of both and the walk in seconds."""

    origin: Ints
    target: Ints
    seconds: Ints


def on_sphere(latitude: Floats, longitude: Floats) -> Floats:
    """Points in space, shape (points, 3), metres; NaN stays NaN."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    flat = np.cos(phi)
    return EARTH_METRES * np.column_stack((flat * np.cos(lam), flat * np.sin(lam), np.sin(phi)))


def metres_between(one: Floats, other: Floats) -> Floats:
    """Great-circle metres between points in space, along the last axis; the haversine formula by chords."""
    chord = np.linalg.norm(one - other, axis=-1)
    return np.asarray(2 * EARTH_METRES * np.arcsin(np.minimum(1.0, chord / (2 * EARTH_METRES))))


def walk_seconds(metres: Floats, walking: Walking) -> Ints:
    """Whole seconds of a walk of so many straight-line metres; formula (W)."""
    return np.round(metres * walking.factor * 3.6 / walking.speed_kmh).astype(np.int32)


def near(origins: Floats, targets: Floats, *, km: float, walking: Walking) -> Near:
    """All pairs of an origin and a target within `km` in a straight line.

    Points with NaN are near to nobody.
    """
    here, there = (np.flatnonzero(np.isfinite(points).all(axis=1)) for points in (origins, targets))
    if not len(here) or not len(there):
        none = np.zeros(0, dtype=np.int32)
        return Near(none, none, none)
    tree = cKDTree(targets[there])
    found = tree.query_ball_point(origins[here], km * 1000.0 * (1 + SLACK), return_sorted=True)
    sizes = np.array([len(row) for row in found])
    origin = np.repeat(here, sizes)
    target = there[np.concatenate(found).astype(np.int64)] if sizes.sum() else origin
    metres = metres_between(origins[origin], targets[target])
    kept = metres <= km * 1000.0
    seconds = walk_seconds(metres[kept], walking)
    return Near(origin[kept].astype(np.int32), target[kept].astype(np.int32), seconds)


def firsts(sorted_numbers: npt.NDArray[np.int32], count: int) -> Longs:
    """Where the rows of each number begin in a sorted column, shape (count + 1,)."""
    sizes = np.bincount(sorted_numbers, minlength=count)
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
