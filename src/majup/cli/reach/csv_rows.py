"""CSV files that people made to rows of texts: any common name for a column, any common splitter."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from majup.cli.reach.faults import FilesRefused
from majup.engines.reach.feed import Fault

MOST_BYTES = 512 * 2**20
SPLITTERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its line in the file, and texts by the name that is used here (only where a cell holds
    any).
    """

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file's rows, the columns that were recognised, and what to say about it."""

    file: str
    columns: frozenset[str]
    rows: tuple[CsvRow, ...]
    notes: tuple[str, ...]


def csv_table(path: Path, names: dict[str, tuple[str, ...]], *, needed: tuple[str, ...]) -> CsvTable:
    """Read a file. `names` gives for each column the headers it may have.

    Those `needed` must be there. Raises FilesRefused.
    """
    text, notes = _text(path)
    first = text.split("\n", 1)[0]
    split = max(SPLITTERS, key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=split, skipinitialspace=True)
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as fault:
        raise FilesRefused(
            [Fault(file=path.name, remedy=f"is not CSV ({fault}); save it as CSV again")]
        ) from fault
    if not lines:
        raise FilesRefused([Fault(file=path.name, remedy="is empty; it needs a header and rows")])
    columns = _columns(path.name, lines[0][1], names, needed)
    rows = tuple(
        CsvRow(
            line,
            {name: cells[k].strip() for name, k in columns.items() if k < len(cells) and cells[k].strip()},
        )
        for line, cells in lines[1:]
    )
    if not rows:
        raise FilesRefused([Fault(file=path.name, line=1, remedy="has a header and no rows; add rows")])
    return CsvTable(path.name, frozenset(columns), rows, tuple(notes))


def _text(path: Path) -> tuple[str, list[str]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FilesRefused([Fault(file=path.name, remedy="is larger than 512 MB and was not read")])
        data = path.read_bytes()
    except OSError as fault:
        remedy = f"cannot be read ({fault.strerror}); check its permissions"
        raise FilesRefused([Fault(file=path.name, remedy=remedy)]) from fault
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), [f"{path.name}: is in UTF-16 instead of UTF-8"]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = f"{path.name}: is not in UTF-8 and was read as Windows-1257; names may look odd"
        return data.decode("cp1257", errors="replace"), [note]


def _columns(
    file: str, header: list[str], names: dict[str, tuple[str, ...]], needed: tuple[str, ...]
) -> dict[str, int]:
    plain = [cell.strip().strip("\ufeff").lower().replace(" ", "_") for cell in header]
    found: dict[str, int] = {}
    taken: set[int] = set()
    for name, spellings in names.items():
        place = next((plain.index(s) for s in spellings if s in plain and plain.index(s) not in taken), None)
        if place is not None:
            found[name] = place
            taken.add(place)
    faults = [
        Fault(
            file=file,
            line=1,
            field=name,
            found=",".join(header)[:120],
            remedy=f"has no column {name}; add one of {', '.join(names[name])}",
        )
        for name in needed
        if name not in found
    ]
    if faults:
        raise FilesRefused(faults)
    return found
