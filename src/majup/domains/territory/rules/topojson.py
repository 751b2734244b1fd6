"""Decodes TopoJSON, in which neighbours share their arcs, into features with plain GeoJSON coordinates.

Format: the TopoJSON specification, version 1.0. Only polygons are decoded, as only they are outlines;
any other geometry keeps its type and has no coordinates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Line = list[tuple[float, float]]


class NotATopology(ValueError):
    """The object does not follow the format: the message says where."""


@dataclass(frozen=True, slots=True)
class RawFeature:
    """A feature as a file gives it: `id` is "" where there is none, `coordinates` as in GeoJSON."""

    id: str
    properties: Mapping[str, Any]
    type: str
    coordinates: Any


def decode(topology: Mapping[str, Any]) -> dict[str, list[RawFeature]]:
    """The features of each named object of a topology.

    Raises NotATopology where a part is missing, of the wrong kind, or points to an arc that is not there.
    """
    try:
        arcs = _absolute_arcs(topology)
        return {
            name: [_feature(geometry, arcs) for geometry in _geometries(thing)]
            for name, thing in topology["objects"].items()
        }
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as fault:
        raise NotATopology(f"{type(fault).__name__}: {fault}") from fault


def _absolute_arcs(topology: Mapping[str, Any]) -> list[Line]:
    """Arcs in degrees: with a transform they are whole-number steps from point to point."""
    transform = topology.get("transform")
    if transform is None:
        return [[(float(x), float(y)) for x, y, *_ in arc] for arc in topology["arcs"]]
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    return [
        [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in _running_sum(arc)]
        for arc in topology["arcs"]
    ]


def _running_sum(steps: Sequence[Sequence[float]]) -> Line:
    x = y = 0.0
    points: Line = []
    for step in steps:
        x, y = x + step[0], y + step[1]
        points.append((x, y))
    return points


def _geometries(thing: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(thing["geometries"]) if thing["type"] == "GeometryCollection" else [thing]


def _feature(geometry: Mapping[str, Any], arcs: Sequence[Line]) -> RawFeature:
    kind = str(geometry["type"])
    coordinates: Any = None
    if kind == "Polygon":
        coordinates = [_ring(indices, arcs) for indices in geometry["arcs"]]
    elif kind == "MultiPolygon":
        coordinates = [[_ring(indices, arcs) for indices in polygon] for polygon in geometry["arcs"]]
    return RawFeature(
        id=str(geometry.get("id", "")),
        properties=geometry.get("properties") or {},
        type=kind,
        coordinates=coordinates,
    )


def _ring(indices: Sequence[int], arcs: Sequence[Line]) -> Line:
    """Arcs joined end to end; ~i means arc i backwards. The joint is told once."""
    ring: Line = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(line if not ring else line[1:])
    return ring
