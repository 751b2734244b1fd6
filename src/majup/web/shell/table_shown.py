"""A table ready for its template: headers with their sort links, rows, pager, filter fields, export links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from majup.web.shell import formats
from majup.web.shell.table_cells import NUMERIC, Cell, Column
from majup.web.shell.table_query import Choice, Filter, TableQuery
from majup.web.shell.tones import Link

_NEAR = 2
_MANY_COLUMNS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A column's head. `order` is the aria-sort value where the table stands in this column's order."""

    label: str
    numeric: bool
    url: str = ""
    order: str = ""
    starts_group: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A head over several columns."""

    label: str
    span: int


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row; `total` rows sum up the others."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFilter:
    """One field of the filter bar with what was said in it."""

    element_id: str
    name: str
    label: str
    kind: str
    value: str
    hint: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a table says of itself, besides its rows."""

    name: str
    caption: str
    empty_title: str
    empty_text: str
    exports: bool
    total: int
    paged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """What `data_table`, `filter_bar`, `pager` and `export_links` take."""

    element_id: str
    caption: str
    groups: tuple[Group, ...]
    headers: tuple[Header, ...]
    rows: tuple[ShownRow, ...]
    empty_title: str
    empty_text: str
    summary: str
    pages: tuple[Link, ...]
    previous_url: str
    next_url: str
    filters: tuple[ShownFilter, ...]
    filter_method: str
    filter_url: str
    hidden: tuple[tuple[str, str], ...]
    clear_url: str
    exports: tuple[Link, ...]
    wide: bool


def shown_table(
    about: Surroundings,
    *,
    columns: Sequence[Column[Any]],
    cells: Sequence[tuple[Cell, ...]],
    totals: Sequence[bool],
    filters: Sequence[Filter],
    query: TableQuery,
) -> ShownTable:
    """Put a table's parts together."""
    last = max(1, -(-about.total // query.size)) if about.paged else 1
    here = min(query.page, last)
    bar = tuple(_filter_shown(f, about.name, query) for f in filters)
    return ShownTable(
        element_id=f"table-{about.name}",
        caption=about.caption,
        groups=_groups(columns),
        headers=_headers(columns, query),
        rows=tuple(ShownRow(row, total) for row, total in zip(cells, totals, strict=True)),
        empty_title=about.empty_title,
        empty_text=about.empty_text,
        summary=_summary(about, here, len(cells), query) if about.paged else "",
        pages=_pages(here, last, query),
        previous_url=query.url(page=here - 1) if here > 1 else "",
        next_url=query.url(page=here + 1) if here < last else "",
        filters=bar,
        filter_method="post" if query.personal else "get",
        filter_url=query.path,
        hidden=_hidden(query, bar),
        clear_url=_clear_url(query),
        exports=_exports(query) if about.exports else (),
        wide=len(columns) > _MANY_COLUMNS,
    )


def _headers(columns: Sequence[Column[Any]], query: TableQuery) -> tuple[Header, ...]:
    shown = []
    before = ""
    for column in columns:
        group = str(column.group)
        shown.append(_header(column, query, starts_group=bool(group) and group != before))
        before = group
    return tuple(shown)


def _header(column: Column[Any], query: TableQuery, *, starts_group: bool) -> Header:
    current = column.key == query.sort and column.sortable
    turned = f"-{column.key}" if current and not query.descending else column.key
    order = ("descending" if query.descending else "ascending") if current else ""
    return Header(
        label=str(column.label),
        numeric=column.kind in NUMERIC,
        url=query.url(sort=turned) if column.sortable else "",
        order=order,
        starts_group=starts_group,
    )


def _groups(columns: Sequence[Column[Any]]) -> tuple[Group, ...]:
    """Neighbours with the same group text stand under one head; no groups, no row of heads."""
    groups: list[Group] = []
    for column in columns:
        label = str(column.group)
        if groups and groups[-1].label == label:
            groups[-1] = Group(label, groups[-1].span + 1)
        else:
            groups.append(Group(label, 1))
    return tuple(groups) if any(group.label for group in groups) else ()


def _filter_shown(wanted: Filter, table: str, query: TableQuery) -> ShownFilter:
    return ShownFilter(
        element_id=f"filter-{table}-{wanted.key}",
        name=f"{query.prefix}{wanted.key}",
        label=str(wanted.label),
        kind=wanted.kind.value,
        value=query.text(wanted.key),
        hint=str(wanted.hint),
        choices=tuple(query.choices.get(wanted.key, ())),
    )


def _hidden(query: TableQuery, bar: Sequence[ShownFilter]) -> tuple[tuple[str, str], ...]:
    """What the filter form must carry on: the order and other lists' state, not the page."""
    own = {f.name for f in bar} | {f"{query.prefix}page", f"{query.prefix}sealed"}
    return tuple((k, v) for k, v in query.parameters().items() if k not in own)


def _clear_url(query: TableQuery) -> str:
    """The list without any filter, in its first order."""
    return f"{query.path}?{urlencode(query.kept)}" if query.kept else query.path


def _pages(here: int, last: int, query: TableQuery) -> tuple[Link, ...]:
    """The first, the last and those near this one; a gap is a link without address."""
    if last == 1:
        return ()
    wanted = sorted({1, last, *range(max(1, here - _NEAR), min(last, here + _NEAR) + 1)})
    links: list[Link] = []
    before = 0
    for number in wanted:
        if links and number - before > 1:
            links.append(Link("…"))
        links.append(Link(formats.number(number), query.url(page=number), number == here))
        before = number
    return tuple(links)


def _summary(about: Surroundings, here: int, shown: int, query: TableQuery) -> str:
    if not shown or (shown == about.total and not query.values):
        return ""
    first = (here - 1) * query.size + 1
    return _("%(first)s–%(last)s of %(total)s") % {
        "first": formats.number(first),
        "last": formats.number(first + shown - 1),
        "total": formats.number(about.total),
    }


def _exports(query: TableQuery) -> tuple[Link, ...]:
    return (
        Link("XLSX", query.url(export="xlsx", page="")),
        Link("CSV", query.url(export="csv", page="")),
    )
