"""Typed tables: describe the columns once; search, filters, order, pages and exports follow.

PEOPLE = Table(name="people", caption=_("People"), columns=(...), filters=(...), sort="name")

@page(needs=policies.SEE_PEOPLE, nav="people")
def people(request):
    if request.method == "POST":
        return PEOPLE.remember(request)
    query = PEOPLE.read(request)
    found = queries.people_found(viewer=request.viewer, text=query.text("q"), ordering=query.ordering,
                                 offset=query.offset, limit=query.limit)
    if query.export:
        return export(PEOPLE, found.rows, query=query)
    shown = PEOPLE.show(found.rows, query=query, total=found.total)
    return render(request, "people/people.html", PeoplePage(shown), fragment="shell/fragments/table.html")
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Generic

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from majup.web.shell.collation import alphabetical, folded
from majup.web.shell.table_cells import Cell, Column, Kind, Row, cell_of
from majup.web.shell.table_query import Choice, Filter, FilterKind, TableQuery, read_query
from majup.web.shell.table_shown import ShownTable, Surroundings, shown_table
from majup.web.shell.tones import Tag

NOTHING_FOUND = _("Nothing found.")
LOOK_OTHERWISE = _("Take a filter away or look for other words.")


@dataclass(frozen=True, kw_only=True)  # no slots: Python 3.11 cannot make a frozen generic with them
class Table(Generic[Row]):
    """A list as a page describes it. `name` is its id on the page and the stem of its files.

    prefix     needed where two lists with filters or orders share one page.
    sort       the first order: a column's key, or `-key` from the end.
    sortable   False for short tables that stand in a fixed order.
    is_total   marks the rows that sum up the others; they stay last.
    """

    name: str
    caption: str | Promise
    columns: Sequence[Column[Row]]
    filters: Sequence[Filter] = ()
    sort: str = ""
    prefix: str = ""
    sortable: bool = True
    exports: bool = True
    empty_title: str | Promise = NOTHING_FOUND
    empty_text: str | Promise = LOOK_OTHERWISE
    is_total: Callable[[Row], bool] | None = None

    def read(
        self, request: HttpRequest, *, choices: Mapping[str, Sequence[Choice]] | None = None
    ) -> TableQuery:
        """The reader's wishes. `choices` gives the options of filters that depend on data or scope."""
        keys = [c.key for c in self.columns if c.sortable] if self.sortable else []
        return read_query(
            request, filters=self.filters, sortable=keys, sort=self.sort, prefix=self.prefix, choices=choices
        )

    def remember(
        self, request: HttpRequest, *, choices: Mapping[str, Sequence[Choice]] | None = None
    ) -> HttpResponse:
        """Answer the filter form sent by POST (it holds personal words): back to the list, words sealed."""
        return HttpResponseRedirect(self.read(request, choices=choices).url(page="", export=""))

    def show(self, rows: Sequence[Row], *, query: TableQuery, total: int | None = None) -> ShownTable:
        """The rows of one page, already in order, as the component `data_table` takes them."""
        about = Surroundings(
            name=self.name,
            caption=str(self.caption),
            empty_title=str(self.empty_title),
            empty_text=str(self.empty_text),
            exports=self.exports,
            total=len(rows) if total is None else total,
            paged=total is not None,
        )
        cells = [tuple(cell_of(column, row) for column in self.columns) for row in rows]
        totals = [bool(self.is_total and self.is_total(row)) for row in rows]
        columns = [c if self.sortable else _fixed(c) for c in self.columns]
        return shown_table(
            about, columns=columns, cells=cells, totals=totals, filters=self.filters, query=query
        )

    def arrange(self, rows: Sequence[Row], *, query: TableQuery) -> Sequence[Row]:
        """Search (every SEARCH filter, in every column) and order rows held in memory."""
        words = [folded(query.text(f.key)).split() for f in self.filters if f.kind is FilterKind.SEARCH]
        wanted = [word for some in words for word in some]
        found = (
            [row for row in rows if all(word in self._searchable(row) for word in wanted)] if wanted else rows
        )
        column = next((c for c in self.columns if c.key == query.sort), None)
        return self._totals_last(found if column is None else _ordered(found, column, query.descending))

    def show_all(self, rows: Sequence[Row], *, query: TableQuery) -> ShownTable:
        """Arrange rows held in memory and show the asked page of them."""
        arranged = self.arrange(rows, query=query)
        last = max(1, -(-len(arranged) // query.size))
        start = (min(query.page, last) - 1) * query.size
        return self.show(arranged[start : start + query.size], query=query, total=len(arranged))

    def _searchable(self, row: Row) -> str:
        return folded(" ".join(cell_of(column, row).text for column in self.columns))

    def _totals_last(self, rows: Sequence[Row]) -> Sequence[Row]:
        return sorted(rows, key=self.is_total) if self.is_total else rows


def _fixed(column: Column[Row]) -> Column[Row]:
    return replace(column, sortable=False)


def _ordered(rows: Sequence[Row], column: Column[Row], descending: bool) -> Sequence[Row]:
    """By the raw value, words alphabetically; rows without a value come last either way."""
    have = [row for row in rows if column.value(row) is not None]
    lack = [row for row in rows if column.value(row) is None]
    return sorted(have, key=lambda row: _order_key(column, row), reverse=descending) + lack


def _order_key(column: Column[Row], row: Row) -> tuple[float, tuple[tuple[int, ...], str]]:
    raw = column.value(row)
    if isinstance(raw, datetime):
        return raw.timestamp(), ((), "")
    if isinstance(raw, date):
        return float(raw.toordinal()), ((), "")
    if isinstance(raw, int | float | Decimal):
        return float(raw), ((), "")
    return 0.0, alphabetical(raw.text if isinstance(raw, Tag) else str(raw))


__all__ = ["Cell", "Column", "Filter", "FilterKind", "Kind", "ShownTable", "Table", "TableQuery"]
