"""The status page's record, put together from what monitoring answers for a day."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.monitoring import queries
from majup.domains.monitoring.queries import Reconciliation
from majup.domains.monitoring.rules.funnel import Funnel
from majup.web.shell import formats
from majup.web.shell.tables import ShownTable
from majup.web.shell.tones import Figure, Line, Link
from majup.web.status import side_tables
from majup.web.status.addresses import file_url, status_url
from majup.web.status.figures import cards, risks
from majup.web.status.funnel_table import funnel_table, region_lines, residents_table
from majup.web.status.history_chart import history_chart
from majup.web.status.remark_lines import RemarkLine, remark_lines, target_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    """What the template shows. has_begun: somebody is identified. Tables are None where the day has none."""

    title: str
    lead: str
    as_of: str
    days: tuple[Link, ...]
    files: tuple[Link, ...]
    has_begun: bool
    figures: tuple[Figure, ...]
    funnel: ShownTable
    residents: ShownTable
    remarks: tuple[RemarkLine, ...]
    targets: tuple[RemarkLine, ...]
    risks: tuple[Line, ...]
    chart: SafeString
    months: ShownTable
    services: ShownTable | None
    institutions: ShownTable | None
    care: ShownTable | None
    published: ShownTable
    parted: ShownTable | None


def status_page(request: HttpRequest, as_of: date) -> StatusPage:
    """Everything the day has to show; about forty queries, all counts."""
    funnel = queries.funnel(as_of=as_of)
    partnership = queries.partnership(as_of=as_of)
    stated = queries.statements()
    known = tuple(fact for fact in stated if fact.stated_on <= as_of)
    compared = queries.reconciliation(as_of=as_of)
    months = queries.funnel_by_month(until=as_of)
    remarks = remark_lines(funnel=funnel, stated=stated, as_of=as_of)
    table = funnel_table(as_of)
    residents = residents_table(as_of)
    return StatusPage(
        title=_("Status on %(day)s") % {"day": formats.day(as_of)},
        lead=_lead(funnel, compared, len(remarks)),
        as_of=as_of.isoformat(),
        days=_days(as_of),
        files=(
            Link("XLSX", file_url(as_of, file_format="xlsx")),
            Link("CSV", file_url(as_of, file_format="csv")),
        ),
        has_begun=any(row.identified.total for row in funnel.totals),
        figures=cards(funnel=funnel, partnership=partnership, stated=stated, as_of=as_of),
        funnel=table.show(region_lines(funnel), query=table.read(request)),
        residents=residents.show(region_lines(funnel), query=residents.read(request)),
        remarks=remarks,
        targets=target_lines(known),
        risks=risks(queries.watch(as_of=as_of)),
        chart=history_chart(months),
        months=side_tables.MONTHS.show(months, query=side_tables.MONTHS.read(request)),
        services=_services(request, as_of),
        institutions=_institutions(request, as_of),
        care=_care(request, as_of),
        published=side_tables.PUBLISHED.show(compared.lines, query=side_tables.PUBLISHED.read(request)),
        parted=_parted(request, compared),
    )


def _lead(funnel: Funnel, compared: Reconciliation, remarks: int) -> str:
    people = sum(row.identified.total for row in funnel.totals)
    if not people and not compared.compared:
        return _("Nobody was identified by this day.")
    counted = ngettext(
        "Counted from the records of %(number)s person",
        "Counted from the records of %(number)s people",
        people,
    ) % {"number": formats.number(people)}
    if not compared.compared:
        return counted
    agreement = ngettext(
        "published figures: %(holding)s of %(compared)s equal, %(remarks)s remark",
        "published figures: %(holding)s of %(compared)s equal, %(remarks)s remarks",
        remarks,
    ) % {
        "holding": formats.number(compared.holding),
        "compared": formats.number(compared.compared),
        "remarks": formats.number(remarks),
    }
    return f"{counted} · {agreement}" if people else agreement


def _parted(request: HttpRequest, compared: Reconciliation) -> ShownTable | None:
    """The published figures that do not come out of the records; None where all of them do."""
    lines = [line for line in compared.lines if not line.comparison.holds]
    table = side_tables.PARTED
    return table.show(lines, query=table.read(request)) if lines else None


def _days(as_of: date) -> tuple[Link, ...]:
    """The days that documents publish figures for."""
    days = queries.published_days()
    return tuple(Link(formats.day(day), status_url(day), day == as_of) for day in days)


def _services(request: HttpRequest, as_of: date) -> ShownTable | None:
    given = queries.services_given(as_of=as_of)
    table = side_tables.SERVICES
    return table.show(given, query=table.read(request)) if given else None


def _institutions(request: HttpRequest, as_of: date) -> ShownTable | None:
    found = queries.institutions(as_of=as_of)
    table = side_tables.INSTITUTIONS
    return table.show(found, query=table.read(request)) if found else None


def _care(request: HttpRequest, as_of: date) -> ShownTable | None:
    care = queries.out_of_family_care(as_of=as_of)
    table = side_tables.CARE
    return table.show(side_tables.forms_of_care(care), query=table.read(request)) if care.children else None
