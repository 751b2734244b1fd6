"""Frozen records to canonical JSON and back, driven by their type hints."""

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Json = Any


class ForeignText(ValueError):
    """The text is not what this engine wrote: `where` names the field, `found` what stands there."""

    def __init__(self, where: str, found: object) -> None:
        super().__init__(f"{where}: {found!r} does not belong there")
        self.where = where
        self.found = found


@cache
def _hints(kind: type[object]) -> dict[str, Any]:
    return get_type_hints(kind)


def to_json(record: object) -> str:
    """Write a record as one canonical line: keys sorted, no spaces, fields at their default left out."""
    return json.dumps(
        _encode(record, type(record)), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def from_json(text: str, kind: type[Record]) -> Record:
    """Read back what `to_json` wrote. Raises ForeignText on an unknown, missing or wrong field."""
    try:
        data = json.loads(text)
    except ValueError as fault:
        raise ForeignText("text", text[:40]) from fault
    return cast(Record, _decode(data, kind, kind.__name__))


def _encode(value: Any, hint: Any) -> Json:
    hint = _without_none(hint)
    if value is None:
        return None
    if is_dataclass(hint):
        return _encode_record(value, cast(type[Any], hint))
    if get_origin(hint) is tuple:
        return [_encode(item, get_args(hint)[0]) for item in value]
    if hint is float:
        return float(value)
    return value.value if isinstance(value, StrEnum) else value


def _encode_record(value: Any, kind: type[Any]) -> Json:
    hints = _hints(kind)  # type: ignore[arg-type]  # mypy holds that a class has no hash
    shown = {f.name: getattr(value, f.name) for f in fields(kind)}
    kept = {f.name: shown[f.name] for f in fields(kind) if f.default is MISSING or shown[f.name] != f.default}
    return {name: _encode(item, hints[name]) for name, item in kept.items()}


def _decode(data: Json, hint: Any, where: str) -> Any:
    if data is None and type(None) in get_args(hint):
        return None
    hint = _without_none(hint)
    if is_dataclass(hint):
        return _decode_record(data, cast(type[Any], hint), where)
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise ForeignText(where, data)
        return tuple(_decode(item, get_args(hint)[0], f"{where}[{n}]") for n, item in enumerate(data))
    return _decode_plain(data, hint, where)


def _decode_record(data: Json, kind: type[Any], where: str) -> Any:
    if not isinstance(data, dict):
        raise ForeignText(where, data)
    hints = _hints(kind)  # type: ignore[arg-type]  # mypy holds that a class has no hash
    unknown = sorted(set(data) - set(hints))
    missing = sorted(f.name for f in fields(kind) if f.default is MISSING and f.name not in data)
    if unknown or missing:
        raise ForeignText(where, {"unknown": unknown, "missing": missing})
    return kind(**{name: _decode(item, hints[name], f"{where}.{name}") for name, item in data.items()})


def _decode_plain(data: Json, hint: Any, where: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(data)
        except ValueError as fault:
            raise ForeignText(where, data) from fault
    if hint is float and isinstance(data, int | float) and not isinstance(data, bool):
        return float(data)
    if hint is not float and type(data) is hint:
        return data
    raise ForeignText(where, data)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint
