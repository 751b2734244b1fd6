"""A plan as files: all tables as one workbook, the unmet needs and places as CSV, map and tables as PDF."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from majup.domains.planning.queries.tallies import tally_by_reason
from majup.web.plans.assumed import ASSUMED
from majup.web.plans.contents import (
    Contents,
    assumption_rows,
    drawing_of,
    lead_of,
    part_rows,
    reason_lines,
    service_rows,
)
from majup.web.plans.figures import plan_figures
from majup.web.plans.lists import PLACES, UNMET, WAYS, PlaceRow
from majup.web.plans.receipt import receipt_terms
from majup.web.plans.sums import BUDGETS, PARTS, SERVICES
from majup.web.plans.travel import how_people_come
from majup.web.plans.words import plan_title
from majup.web.shell.maps import DrawnMap
from majup.web.shell.pdf import pdf_response
from majup.web.shell.table_export import XLSX_TYPE, Sheet, csv_of, download, workbook
from majup.web.shell.table_shown import ShownTable
from majup.web.shell.tables import Table
from majup.web.shell.tones import Figure, Line, Term

FORMATS = ("xlsx", "csv", "pdf")
NOT_ON_PAPER = {
    PARTS.name: ("cost", "guests"),
    SERVICES.name: ("existing",),
    PLACES.name: ("existing", "loses"),
    UNMET.name: ("municipality",),
}
"""Columns that do not fit on a page, by table; the workbook has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """A plan on paper."""

    title: str
    lead: str
    figures: tuple[Figure, ...]
    drawing: DrawnMap
    reasons: tuple[Line, ...]
    tables: tuple[ShownTable, ...]
    receipt: tuple[Term, ...]


def plan_file(request: HttpRequest, contents: Contents, *, kind: str) -> HttpResponse:
    """The plan in one of FORMATS."""
    head = contents.head
    stem = slugify(f"{head.region.code}-{head.variant}")
    if kind == "pdf":
        return pdf_response(request, "plans/plan_paper.html", _paper(request, contents), name=f"{stem}.pdf")
    if kind == "csv":
        body = csv_of(PLACES, _place_rows(contents))
        return download(body, name=f"{stem}.csv", content_type="text/csv; charset=utf-8")
    return download(workbook(_sheets(contents)), name=f"{stem}.xlsx", content_type=XLSX_TYPE)


def _sheets(contents: Contents) -> list[Sheet]:
    return [
        Sheet(PARTS, part_rows(contents)),
        Sheet(SERVICES, service_rows(contents)),
        Sheet(PLACES, _place_rows(contents)),
        Sheet(WAYS, contents.ways),
        Sheet(UNMET, contents.unmet),
        Sheet(BUDGETS, contents.budgets),
        Sheet(ASSUMED, assumption_rows(contents)),
    ]


def _printed(contents: Contents) -> list[Sheet]:
    """All but the ways of each parish, which fill many pages; and the columns a page is wide enough for."""
    kept = [sheet for sheet in _sheets(contents) if sheet.table.name not in (WAYS.name, ASSUMED.name)]
    return [Sheet(_narrow(sheet.table), sheet.rows) for sheet in kept]


def _narrow(table: Table[Any]) -> Table[Any]:
    columns = [column for column in table.columns if column.key not in NOT_ON_PAPER.get(table.name, ())]
    return replace(table, columns=columns, sortable=False)


def _place_rows(contents: Contents) -> list[PlaceRow]:
    how = how_people_come(contents.ways)
    return [
        PlaceRow(plan_id=contents.head.id, offer=offer, how=how.get(offer.id, ""))
        for offer in contents.offers
    ]


def _paper(request: HttpRequest, contents: Contents) -> PaperPage:
    head = contents.head
    return PaperPage(
        title=plan_title(head),
        lead=lead_of(head),
        figures=plan_figures(head),
        drawing=drawing_of(contents),
        reasons=reason_lines(tally_by_reason(contents.unmet)),
        tables=tuple(
            sheet.table.show(sheet.rows, query=sheet.table.read(request)) for sheet in _printed(contents)
        ),
        receipt=receipt_terms(head, contents.run),
    )
