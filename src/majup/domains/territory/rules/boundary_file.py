"""Reads a file of outlines and matches its features to the units, or says all that is wrong with it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import shapely
from shapely.geometry import MultiPolygon

from majup.domains.territory.rules.cells import polygonal
from majup.domains.territory.rules.levels import Layer, Shapes
from majup.domains.territory.rules.names import plain
from majup.domains.territory.rules.topojson import NotATopology, RawFeature, decode

CODE_PROPERTIES = ("atvk", "lau_code", "lau_id", "code", "kods", "id")
NAME_PROPERTIES = ("name_lv", "name", "nosaukums", "lau_name")
LATVIA_IN_DEGREES = (20.5, 55.4, 28.7, 58.3)
"""West, south, east, north, with a margin: outlines in metres or of another country fall outside."""


class FaultCode(StrEnum):
    """What can be wrong with a file of outlines."""

    NOT_JSON = "NOT_JSON"
    NOT_OUTLINES = "NOT_OUTLINES"
    NO_FEATURES = "NO_FEATURES"
    NO_UNITS = "NO_UNITS"
    NO_CODE = "NO_CODE"
    UNKNOWN = "UNKNOWN"
    AMBIGUOUS = "AMBIGUOUS"
    TWICE = "TWICE"
    NOT_POLYGON = "NOT_POLYGON"
    BROKEN = "BROKEN"
    ELSEWHERE = "ELSEWHERE"
    MISSING = "MISSING"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: `where` names the feature, `facts` fill the sentence."""

    code: FaultCode
    where: str
    facts: Mapping[str, object] = field(default_factory=dict)


class FileRefused(Exception):
    """The file cannot be taken; holds every fault found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class UnitSet:
    """The units of a layer that a file may outline, as code → Latvian name."""

    layer: Layer
    names: Mapping[str, str]

    def find(self, feature: RawFeature) -> list[str]:
        """Codes of the units the feature may mean: by code if it has a known one, else by name."""
        for code in _values(feature, CODE_PROPERTIES):
            if _normal_code(code) in self.names:
                return [_normal_code(code)]
        wanted = {plain(name) for name in _values(feature, NAME_PROPERTIES)}
        return [code for code, name in self.names.items() if plain(name) in wanted]


def match(content: str, *, sets: Sequence[UnitSet]) -> dict[Layer, Shapes]:
    """The outlines of a GeoJSON or TopoJSON text by layer: each object goes to the units it fits best.

    Each object must outline every unit of its set, once. Raises FileRefused with all faults together.
    Cost: features × sets.
    """
    faults: list[Fault] = []
    found: dict[Layer, Shapes] = {}
    for name, features in _read(content).items():
        units = max(sets, key=lambda one: (_hits(features, one), -len(one.names)))
        if not _hits(features, units):
            faults.append(Fault(FaultCode.NO_UNITS, name, {"properties": _property_names(features)}))
            continue
        if units.layer in found:
            faults.append(Fault(FaultCode.TWICE, name, {"unit": units.layer.level.value}))
            continue
        shapes: dict[str, MultiPolygon] = {}
        faults.extend(_collect(name, features, units, shapes))
        found[units.layer] = shapes
    if faults:
        raise FileRefused(faults)
    return found


def _read(content: str) -> dict[str, list[RawFeature]]:
    try:
        document = json.loads(content)
    except json.JSONDecodeError as fault:
        raise FileRefused([Fault(FaultCode.NOT_JSON, f"{fault.lineno}:{fault.colno}")]) from fault
    kind = document.get("type") if isinstance(document, dict) else None
    try:
        if kind == "Topology":
            groups = decode(document)
        elif kind == "FeatureCollection":
            groups = {"features": [_geojson_feature(one) for one in document["features"]]}
        else:
            raise NotATopology(f"type = {kind}")
    except (NotATopology, KeyError, TypeError, AttributeError) as fault:
        raise FileRefused([Fault(FaultCode.NOT_OUTLINES, "type", {"found": str(fault)})]) from fault
    if not any(groups.values()):
        raise FileRefused([Fault(FaultCode.NO_FEATURES, "features")])
    return {name: features for name, features in groups.items() if features}


def _geojson_feature(feature: Mapping[str, Any]) -> RawFeature:
    geometry = feature.get("geometry") or {}
    return RawFeature(
        id=str(feature.get("id", "")),
        properties=feature.get("properties") or {},
        type=str(geometry.get("type", "")),
        coordinates=geometry.get("coordinates"),
    )


def _collect(
    group: str, features: Sequence[RawFeature], units: UnitSet, shapes: dict[str, MultiPolygon]
) -> Iterator[Fault]:
    """Put the shapes of good features into `shapes`, and yield the faults of the others."""
    named: set[str] = set()
    for number, feature in enumerate(features, start=1):
        where = _label(group, number, feature)
        codes = units.find(feature)
        if len(codes) != 1:
            yield _unmatched(where, feature, codes)
        elif codes[0] in named:
            yield Fault(FaultCode.TWICE, where, {"unit": units.names[codes[0]]})
        else:
            named.add(codes[0])
            shape = _shape(feature)
            if isinstance(shape, FaultCode):
                yield Fault(shape, where, {"found": feature.type or "null"})
            else:
                shapes[codes[0]] = shape
    missing = [name for code, name in units.names.items() if code not in named]
    if missing:
        yield Fault(FaultCode.MISSING, group, {"count": len(missing), "first": ", ".join(missing[:5])})


def _unmatched(where: str, feature: RawFeature, codes: Sequence[str]) -> Fault:
    if codes:
        return Fault(FaultCode.AMBIGUOUS, where, {"codes": ", ".join(codes)})
    tried = [*_values(feature, CODE_PROPERTIES), *_values(feature, NAME_PROPERTIES)]
    if not tried:
        return Fault(FaultCode.NO_CODE, where, {"properties": _property_names([feature])})
    return Fault(FaultCode.UNKNOWN, where, {"value": " / ".join(dict.fromkeys(tried))})


def _shape(feature: RawFeature) -> MultiPolygon | FaultCode:
    if feature.type not in {"Polygon", "MultiPolygon"}:
        return FaultCode.NOT_POLYGON
    try:
        shape = polygonal(feature)
    except (TypeError, ValueError, IndexError, shapely.GEOSException):
        return FaultCode.BROKEN
    west, south, east, north = LATVIA_IN_DEGREES
    if shape.is_empty:
        return FaultCode.BROKEN
    if not shapely.box(west, south, east, north).contains(shape):
        return FaultCode.ELSEWHERE
    return shape


def _hits(features: Sequence[RawFeature], units: UnitSet) -> int:
    return len({code for feature in features for code in units.find(feature)})


def _values(feature: RawFeature, properties: Sequence[str]) -> list[str]:
    """The feature's values of the properties, in their order, and its own id with the codes."""
    lower = {str(key).lower(): str(value).strip() for key, value in feature.properties.items() if value}
    found = [lower[name] for name in properties if name in lower]
    return [*found, feature.id] if properties is CODE_PROPERTIES and feature.id else found


def _normal_code(text: str) -> str:
    return text.strip().upper().removeprefix("LV")


def _label(group: str, number: int, feature: RawFeature) -> str:
    names = _values(feature, NAME_PROPERTIES) or _values(feature, CODE_PROPERTIES)
    return f"{group}[{number}]" + (f" {names[0]}" if names else "")


def _property_names(features: Sequence[RawFeature]) -> str:
    return ", ".join(sorted({str(key) for feature in features for key in feature.properties})) or "–"
