"""Columns of a typed table, and how one value becomes a cell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from django.utils.functional import Promise

from majup.web.shell import formats
from majup.web.shell.tones import Tag, Tone

Row = TypeVar("Row")
Value = str | Promise | int | float | Decimal | date | datetime | bool | Tag | None


class Kind(StrEnum):
    """What stands in a column; it decides alignment, format and the export's cell type."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    MINUTES = "minutes"
    DATE = "date"
    MOMENT = "moment"
    PILL = "pill"


NUMERIC = frozenset({Kind.NUMBER, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT, Kind.MINUTES})


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make a frozen generic with them
class Column(Generic[Row]):
    """One column: what to show of a row, and how.

    value      the raw value; PERCENT takes a share of one; PILL takes a Tag.
    url        makes the cell a link; None for a row without one.
    share      0 to 1: draws a bar behind the number.
    tone       colours the number; say in words elsewhere why.
    group      the same text over neighbouring columns spans them.
    exported   False for a column that only makes sense on the screen.
    """

    key: str
    label: str | Promise
    value: Callable[[Row], Value]
    kind: Kind = Kind.TEXT
    url: Callable[[Row], str | None] | None = None
    share: Callable[[Row], float | None] | None = None
    tone: Callable[[Row], Tone | None] | None = None
    quiet: bool = False
    sortable: bool = True
    group: str | Promise = ""
    exported: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell ready to be shown."""

    text: str
    numeric: bool = False
    quiet: bool = False
    url: str = ""
    tag: Tag | None = None
    tone: str = ""
    bar: bool = False
    share_percent: str = ""


def cell_of(column: Column[Row], row: Row) -> Cell:
    """Show one value of one row."""
    raw = column.value(row)
    tone = column.tone(row) if column.tone else None
    share = column.share(row) if column.share else None
    return Cell(
        text=written(raw, column.kind),
        numeric=column.kind in NUMERIC,
        quiet=column.quiet,
        url=(column.url(row) or "") if column.url else "",
        tag=raw if isinstance(raw, Tag) else None,
        tone=tone.value if tone else "",
        bar=column.share is not None,
        share_percent=f"{max(0.0, min(1.0, share)) * 100:.1f}%" if share is not None else "",
    )


def written(raw: Value, kind: Kind) -> str:
    """The value as people read it in the request's language."""
    if isinstance(raw, Tag):
        return raw.text
    if isinstance(raw, bool):
        return formats.yes_no(raw)
    if isinstance(raw, datetime):
        return formats.moment(raw) if kind is Kind.MOMENT else formats.day(raw)
    if isinstance(raw, date):
        return formats.day(raw)
    if isinstance(raw, int | float | Decimal):
        return _number_written(raw, kind)
    return formats.DASH if raw is None else str(raw)


def _number_written(raw: int | float | Decimal, kind: Kind) -> str:
    match kind:
        case Kind.MONEY:
            return formats.money(raw)
        case Kind.PERCENT:
            return formats.percent(raw)
        case Kind.MINUTES:
            return formats.minutes(raw)
        case Kind.DECIMAL:
            return formats.number(raw, decimals=1)
        case _:
            return formats.number(raw)
