"""Lists as files. Words that a spreadsheet would run as a formula are written as words.

CSV: UTF-8 with a byte-order mark; for Latvian readers semicolons and decimal commas, as their Excel does.
XLSX: numbers, dates and shares stay such; text cells are typed as text.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from majup.web.shell.formats import language_now, yes_no
from majup.web.shell.table_cells import NUMERIC, Column, Kind, Value
from majup.web.shell.table_query import TableQuery
from majup.web.shell.tables import Table
from majup.web.shell.tones import Tag

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST_CELL = 32_767
_FORMATS = {
    Kind.NUMBER: "#,##0",
    Kind.DECIMAL: "#,##0.0",
    Kind.MONEY: '#,##0.00\\ "€"',
    Kind.PERCENT: "0.0%",
    Kind.MINUTES: "0",
    Kind.DATE: "dd.mm.yyyy",
    Kind.MOMENT: "dd.mm.yyyy hh:mm",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook with the rows to write."""

    table: Table[Any]
    rows: Sequence[Any]


def export(table: Table[Any], rows: Sequence[Any], *, query: TableQuery, stem: str = "") -> HttpResponse:
    """The list as the file asked for. `rows` are all rows found, in order; `stem` names the file."""
    name = slugify(stem or table.name) or "list"
    if query.export == "xlsx":
        return download(workbook([Sheet(table, rows)]), name=f"{name}.xlsx", content_type=XLSX_TYPE)
    return download(csv_of(table, rows), name=f"{name}.csv", content_type="text/csv; charset=utf-8")


def download(body: bytes, *, name: str, content_type: str) -> HttpResponse:
    """A file to keep; never shown in the page's own origin."""
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def csv_of(table: Table[Any], rows: Sequence[Any]) -> bytes:
    """The table as CSV with its column labels as the first line."""
    latvian = language_now() == "lv"
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if latvian else ",", lineterminator="\r\n")
    columns = [column for column in table.columns if column.exported]
    writer.writerow([harmless(_heading(column)) for column in columns])
    for row in rows:
        writer.writerow([_csv_value(column.value(row), comma=latvian) for column in columns])
    return ("\ufeff" + out.getvalue()).encode("utf-8", errors="replace")


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An XLSX workbook of one sheet per table: frozen header, filters, widths by kind."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for sheet in sheets:
        _write_sheet(book, sheet, title=_sheet_title(str(sheet.table.caption), taken))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before a dangerous first sign."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv_value(raw: Value, *, comma: bool) -> str:
    plain = _plain(raw)
    if isinstance(plain, datetime):
        return plain.isoformat(sep=" ", timespec="minutes")
    if isinstance(plain, date):
        return plain.isoformat()
    if isinstance(plain, str):
        return harmless(plain.replace("\x00", ""))
    if plain is None:
        return ""
    return str(plain).replace(".", ",") if comma else str(plain)


def _plain(raw: Value) -> str | int | float | Decimal | date | datetime | None:
    """The value without its dress: words of a tag or a lazy text, a moment in the country's own time."""
    if isinstance(raw, bool):
        return yes_no(raw)
    if isinstance(raw, datetime) and timezone.is_aware(raw):
        return timezone.localtime(raw).replace(tzinfo=None)
    if raw is None or isinstance(raw, str | int | float | Decimal | date):
        return raw
    return raw.text if isinstance(raw, Tag) else str(raw)


def _write_sheet(book: Workbook, sheet: Sheet, *, title: str) -> None:
    page = book.create_sheet(title)
    columns = [column for column in sheet.table.columns if column.exported]
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(sheet.rows) + 1}"
    for place, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = _width(column)
    page.append([_text_cell(page, _heading(column), bold=True) for column in columns])
    for row in sheet.rows:
        page.append([_xlsx_cell(page, column, row) for column in columns])


def _xlsx_cell(page: Any, column: Column[Any], row: Any) -> Cell | None:
    plain = _plain(column.value(row))
    if plain is None:
        return None
    if isinstance(plain, str):
        return _text_cell(page, plain)
    cell = WriteOnlyCell(page, value=plain)
    if column.kind in _FORMATS:
        cell.number_format = _FORMATS[column.kind]
    return cell


def _text_cell(page: Any, text: str, *, bold: bool = False) -> Cell:
    """Typed as text after the value is set: openpyxl makes a formula of anything that begins with `=`."""
    cell = WriteOnlyCell(page, value="")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_CELL]
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    if bold:
        cell.font = Font(bold=True)
    return cell


def _heading(column: Column[Any]) -> str:
    """The label, under its group where there is one, so that a flat file stays readable."""
    group = str(column.group)
    if not group:
        return str(column.label)
    return _("%(group)s: %(label)s") % {"group": group, "label": column.label}


def _width(column: Column[Any]) -> float:
    least = 11 if column.kind in NUMERIC or column.kind in {Kind.DATE, Kind.PILL} else 24
    return float(max(least, min(40, len(_heading(column)) + 2)))


def _sheet_title(caption: str, taken: set[str]) -> str:
    """At most 31 signs, none of those Excel forbids, no two alike."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f']", " ", caption).strip()[:28] or "1"
    title, count = plain, 2
    while title.casefold() in taken:
        title, count = f"{plain} {count}", count + 1
    taken.add(title.casefold())
    return title
