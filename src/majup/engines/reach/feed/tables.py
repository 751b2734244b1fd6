"""Bytes of a feed's files to tables of texts, each row with its line. Tolerates what people's programs
write.
"""

import csv
import io
from collections.abc import Mapping, Sequence

import polars as pl

from majup.engines.reach.feed.faults import Fault, Findings
from majup.engines.reach.feed.schema import CALENDAR, CALENDAR_DATES, TABLES, Table

Tables = dict[str, pl.DataFrame]
Lines = Sequence[int]


def tables_of(files: Mapping[str, bytes], findings: Findings) -> Tables:
    """Read every file of the feed that is used; raises FeedRefused where a file or a column is missing."""
    found: Tables = {}
    known = {name.rsplit("/", 1)[-1].lower(): data for name, data in files.items()}
    for table in TABLES:
        data = known.get(table.file)
        if data is not None:
            found[table.file] = _table(table, data, findings)
        elif table.is_required:
            columns = ", ".join(table.needs)
            findings.refuse(Fault(file=table.file, remedy=f"is missing; add it with the columns {columns}"))
    if CALENDAR.file not in known and CALENDAR_DATES.file not in known:
        remedy = f"is missing, and so is {CALENDAR_DATES.file}; add one of them, so that trips have days"
        findings.refuse(Fault(file=CALENDAR.file, remedy=remedy))
    findings.end()
    return found


def _table(table: Table, data: bytes, findings: Findings) -> pl.DataFrame:
    """Columns of the schema as stripped texts, null where empty, and `line`; without rows where refused."""
    empty = pl.DataFrame(schema=dict.fromkeys((*table.needs, *table.may), pl.String) | {"line": pl.Int64})
    data = _in_utf8(table, data, findings)
    split = _splitter(data)
    if split != ",":
        findings.note(table.file, f"cells are split by {split!r} instead of a comma")
    header = _header(data, split)
    if not _header_is_good(table, header, findings) or not _quotes_are_closed(table, data, findings):
        return empty
    data, lines = _without_blank_lines(data, split)
    try:
        frame = _read(data, split, header)
    except pl.exceptions.PolarsError as fault:
        remedy = f"is not CSV ({str(fault).splitlines()[0][:90]}); write it as CSV again"
        findings.refuse(Fault(file=table.file, remedy=remedy))
        return empty
    return _trimmed(table, frame, lines, findings)


def _in_utf8(table: Table, data: bytes, findings: Findings) -> bytes:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.note(table.file, "is in UTF-16 instead of UTF-8")
        return data.decode("utf-16", errors="replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        if not data.isascii():
            data.decode()
    except UnicodeDecodeError:
        findings.note(table.file, "is not in UTF-8 and was read as Windows-1252; names may look odd")
        data = data.decode("cp1252", errors="replace").encode()
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def _splitter(data: bytes) -> str:
    first = data.split(b"\n", 1)[0]
    return max((",", ";", "\t"), key=lambda sign: first.count(sign.encode()))


def _header(data: bytes, split: str) -> list[str]:
    first = data.split(b"\n", 1)[0].decode(errors="replace")
    cells = next(csv.reader([first], delimiter=split, skipinitialspace=True), [])
    return [cell.strip().strip('"').lower() for cell in cells]


def _header_is_good(table: Table, header: list[str], findings: Findings) -> bool:
    before = len(findings.faults)
    if not any(header):
        remedy = f"is empty; it needs a header with {', '.join(table.needs)}"
        findings.refuse(Fault(file=table.file, remedy=remedy))
        return False
    for name in table.needs:
        if name not in header:
            found = ",".join(header)[:120]
            remedy = f"has no column {name}; add it"
            findings.refuse(Fault(file=table.file, line=1, field=name, found=found, remedy=remedy))
    for name in (*table.needs, *table.may):
        if header.count(name) > 1:
            remedy = "stands in the header twice; keep one"
            findings.refuse(Fault(file=table.file, line=1, field=name, remedy=remedy))
    return len(findings.faults) == before


def _quotes_are_closed(table: Table, data: bytes, findings: Findings) -> bool:
    if data.count(b'"') % 2 == 0:
        return True
    odd = [n for n, line in enumerate(data.split(b"\n"), start=1) if line.count(b'"') % 2]
    remedy = "has a quotation mark that is never closed; close it or write two of them for one"
    findings.refuse(Fault(file=table.file, line=odd[0], remedy=remedy))
    return False


def _read(data: bytes, split: str, header: list[str]) -> pl.DataFrame:
    body = data.partition(b"\n")[2]
    names = [f"{number}" for number, _name in enumerate(header)]
    if not body.strip():
        return pl.DataFrame(schema=dict.fromkeys(header, pl.String))
    # The header is written anew, so that no name in it and no short row after it can mislead the reader.
    frame = pl.read_csv(
        io.BytesIO(split.join(names).encode() + b"\n" + body),
        schema=dict.fromkeys(names, pl.String),
        separator=split,
        truncate_ragged_lines=True,
    )
    # A column without a name, or one that is there twice, is none of those that are read.
    wanted = {name: number for number, name in reversed(list(enumerate(header))) if name}
    return frame.select(pl.col(f"{number}").alias(name) for name, number in wanted.items())


def _trimmed(table: Table, frame: pl.DataFrame, lines: Lines, findings: Findings) -> pl.DataFrame:
    names = [name for name in (*table.needs, *table.may) if name in frame.columns]
    texts = [pl.col(name).str.strip_chars() for name in names]
    frame = frame.select(texts).with_columns(pl.when(pl.col(names) != "").then(pl.col(names)).name.keep())
    frame = frame.with_columns(pl.lit(None, pl.String).alias(name) for name in table.may if name not in names)
    known = lines if len(lines) >= frame.height else range(2, frame.height + 2)
    frame = frame.with_columns(pl.Series("line", known[: frame.height], dtype=pl.Int64))
    needed = frame.filter(~pl.all_horizontal(pl.col(names).is_null()))
    if not needed.height:
        remedy = "has a header and no rows; add its rows"
        if table.is_required:
            findings.refuse(Fault(file=table.file, line=1, remedy=remedy))
    return needed


def _without_blank_lines(data: bytes, split: str) -> tuple[bytes, Lines]:
    """The same rows without blank lines between them, and the line on which each row begins, header left out.

    Rows are counted one by one only where lines are blank or quoted cells hold line breaks, as that takes
    time.
    """
    data = data.rstrip(b"\n")
    count = data.count(b"\n")
    if b"\n\n" not in data and (b'"' not in data or _quotes_end_with_lines(data)):
        return data, range(2, count + 2)
    reader = csv.reader(io.StringIO(data.decode(errors="replace"), newline=""), delimiter=split)
    rows, lines, before = io.StringIO(), [], 0
    writer = csv.writer(rows, delimiter=split, lineterminator="\n")
    for row in reader:
        if row:
            writer.writerow(row)
            lines.append(before + 1)
        before = reader.line_num
    return rows.getvalue().encode(), lines[1:]


def _quotes_end_with_lines(data: bytes) -> bool:
    return all(line.count(b'"') % 2 == 0 for line in data.split(b"\n"))
