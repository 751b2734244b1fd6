"""The status as of a day, and the same as a file."""

from datetime import date

from django.http import HttpResponse

from majup.domains.monitoring import policies, queries
from majup.kernel.clock import today
from majup.kernel.errors import NotFound
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.table_export import XLSX_TYPE, Sheet, csv_of, download, workbook
from majup.web.status import side_tables
from majup.web.status.funnel_table import funnel_table, region_lines, residents_table
from majup.web.status.status_page import status_page

FIRST_DAY = date(2000, 1, 1)


@page(needs=policies.SEE_STATUS, nav="status")
def status(request: PageRequest) -> HttpResponse:
    """National figures of a day, open to everyone signed in; `?as_of=2017-10-01`, today without it."""
    return render(request, "status/status.html", status_page(request, day_asked(request)))


@page(needs=policies.SEE_STATUS, nav="status")
def status_export(request: PageRequest) -> HttpResponse:
    """The day's figures: the funnel as CSV, or every table in one workbook."""
    as_of = day_asked(request)
    file_format = request.GET.get("format", "")
    if file_format not in {"csv", "xlsx"}:
        raise NotFound
    lines = region_lines(queries.funnel(as_of=as_of))
    table = funnel_table(as_of)
    if file_format == "csv":
        return download(
            csv_of(table, lines), name=f"status-{as_of}.csv", content_type="text/csv; charset=utf-8"
        )
    sheets = [
        Sheet(table, lines),
        Sheet(residents_table(as_of), lines),
        Sheet(side_tables.SERVICES, queries.services_given(as_of=as_of)),
        Sheet(side_tables.INSTITUTIONS, queries.institutions(as_of=as_of)),
        Sheet(side_tables.CARE, side_tables.forms_of_care(queries.out_of_family_care(as_of=as_of))),
        Sheet(side_tables.PUBLISHED, queries.reconciliation(as_of=as_of).lines),
        Sheet(side_tables.MONTHS, queries.funnel_by_month(until=as_of)),
    ]
    return download(workbook(sheets), name=f"status-{as_of}.xlsx", content_type=XLSX_TYPE)


def day_asked(request: PageRequest) -> date:
    """The day of the address; today where it names none, or none the records could know."""
    try:
        asked = date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        return today()
    return asked if FIRST_DAY <= asked <= today() else today()
