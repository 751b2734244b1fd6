"""CSV files to typed rows. Nothing stops at the first fault: every bad cell becomes one complaint."""

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from majup.cli.network.schema import Column, Kind, Table
from majup.engines.network.problem import Delivery, Level
from majup.engines.network.validation import LEAST_AND_MOST

YES = {"yes", "true", "1"}
NO = {"no", "false", "0"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad thing in a folder: where it stands, what stands there, and what to do. Line 1 is the header."""

    file: str
    line: int
    column: str
    found: str
    remedy: str

    def __str__(self) -> str:
        """Say it in one line, as `demand.csv, line 7, column persons: 'x' … remedy`."""
        where = [self.file]
        where += [f"line {self.line}"] if self.line else []
        where += [f"column {self.column}"] if self.column else []
        found = f"{self.found!r}: " if self.found else ""
        return f"{', '.join(where)}: {found}{self.remedy}"


class FolderRefused(Exception):
    """A folder cannot be planned; `faults` has every reason."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, and values by column for the cells that hold something."""

    line: int
    values: dict[str, Any]


def table_rows(folder: Path, table: Table, faults: list[Fault]) -> list[Row]:
    """Read one file of the folder, adding its faults; a missing optional file has no rows."""
    path = folder / table.file
    if not path.is_file():
        if table.is_required:
            columns = ", ".join(c.name for c in table.columns if c.is_required)
            faults.append(Fault(table.file, 0, "", "", f"is missing; add it with the columns {columns}"))
        return []
    text = _text(path, faults)
    if text is None:
        return []
    try:
        header, *lines = list(_lines(text)) or [(1, [])]
    except csv.Error as fault:
        faults.append(Fault(table.file, 0, "", "", f"is not CSV ({fault}); save it as CSV again"))
        return []
    known = {column.name: column for column in table.columns}
    if not _header_is_good(table, header[1], known, faults):
        return []
    names = [name.strip() for name in header[1]]
    if _is_split_by_semicolon(text):
        # Such a file was written where the comma is decimal.
        lines = [(line, _with_points(names, cells, known)) for line, cells in lines]
    rows = [_row(table.file, line, names, cells, known, faults) for line, cells in lines]
    _check_keys(table, rows, faults)
    return rows


def _text(path: Path, faults: list[Fault]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 0, "", "", "is not in UTF-8; save it as CSV in UTF-8"))
    except OSError as fault:
        faults.append(
            Fault(path.name, 0, "", "", f"cannot be read ({fault.strerror}); check its permissions")
        )
    return None


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that hold anything, with their numbers; the header tells whether cells are split by , or ;."""
    reader = csv.reader(io.StringIO(text), delimiter=";" if _is_split_by_semicolon(text) else ",")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _is_split_by_semicolon(text: str) -> bool:
    first = text.split("\n", 1)[0]
    return first.count(";") > first.count(",")


def _header_is_good(table: Table, header: list[str], known: dict[str, Column], faults: list[Fault]) -> bool:
    names = [name.strip() for name in header]
    before = len(faults)
    for column in table.columns:
        if column.is_required and column.name not in names:
            faults.append(Fault(table.file, 1, column.name, "", "is missing; add the column to the header"))
    for name in names:
        if name not in known:
            remedy = f"no such column; use {', '.join(known)}"
            faults.append(Fault(table.file, 1, name, "", remedy))
        elif names.count(name) > 1:
            faults.append(Fault(table.file, 1, name, "", "stands in the header twice; keep one"))
    return len(faults) == before


def _with_points(names: list[str], cells: list[str], known: dict[str, Column]) -> list[str]:
    numbers = {name for name, column in known.items() if column.kind in (Kind.NUMBER, Kind.WHOLE)}
    padded = names + [""] * len(cells)
    return [
        cell.replace(",", ".") if name in numbers else cell for name, cell in zip(padded, cells, strict=False)
    ]


def _row(
    file: str, line: int, names: list[str], cells: list[str], known: dict[str, Column], faults: list[Fault]
) -> Row:
    if len(cells) > len(names):
        remedy = f"has {len(cells)} cells under {len(names)} columns; remove the extra ones or quote the text"
        faults.append(Fault(file, line, "", "", remedy))
    values: dict[str, Any] = {}
    for name, cell in zip(names, [cell.strip() for cell in cells] + [""] * len(names), strict=False):
        column = known[name]
        if not cell:
            if column.is_required:
                faults.append(Fault(file, line, name, "", f"is empty; write {column.kind.value}"))
            continue
        value, remedy = _value(column, cell)
        if remedy:
            faults.append(Fault(file, line, name, cell, remedy))
        else:
            values[name] = value
    return Row(line=line, values=values)


def _value(column: Column, cell: str) -> tuple[Any, str]:
    """The value of a cell, and what to do where it has none."""
    match column.kind:
        case Kind.TEXT:
            return cell, ""
        case Kind.NUMBER | Kind.WHOLE:
            return _number(column, cell)
        case Kind.YES_NO:
            known = cell.lower() in YES | NO
            return cell.lower() in YES, "" if known else f"is neither; write {column.kind.value}"
        case Kind.LIST:
            return tuple(cell.split()), ""
        case Kind.DELIVERY:
            return _choice(column, cell, {item.value: item for item in Delivery})
        case Kind.LEVEL:
            return _choice(column, cell, {item.value: item for item in Level})


def _choice(column: Column, cell: str, items: dict[str, Any]) -> tuple[Any, str]:
    found = items.get(cell.upper())
    return found, "" if found else f"is not known; write {column.kind.value}"


def _number(column: Column, cell: str) -> tuple[float | int | None, str]:
    try:
        number = float(cell.replace("\u00a0", ""))
    except ValueError:
        return None, f"is not a number; write {column.kind.value}"
    if column.kind is Kind.WHOLE and not number.is_integer():
        return None, f"is not whole; write {column.kind.value}"
    least, most = LEAST_AND_MOST.get(column.target, (0.0, math.inf))
    if not (math.isfinite(number) and least <= number <= most):
        upto = f" and at most {most:g}" if math.isfinite(most) else ""
        return None, f"is out of range; write at least {least:g}{upto}"
    return int(number) if column.kind is Kind.WHOLE else number, ""


def _check_keys(table: Table, rows: list[Row], faults: list[Fault]) -> None:
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = tuple(row.values.get(name) for name in table.key)
        if key in first:
            shown = ", ".join(str(part) for part in key if part is not None)
            remedy = f"repeats line {first[key]}; keep one row for each {', '.join(table.key)}"
            faults.append(Fault(table.file, row.line, table.key[0], shown, remedy))
        first.setdefault(key, row.line)
