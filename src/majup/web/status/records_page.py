"""The records behind a number, within the viewer's scope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.monitoring import policies, queries
from majup.domains.monitoring.actions.record_export import record_export
from majup.domains.monitoring.queries import STAGE_BEFORE, CellOfFunnel, StatusRecord, wording
from majup.domains.monitoring.rules.funnel import COUNTRY, GROUPS, Stage
from majup.domains.territory.queries import regions
from majup.kernel.clock import today
from majup.kernel.viewer import Viewer
from majup.web.shell import formats
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.table_export import export
from majup.web.shell.tables import Column, Filter, FilterKind, Kind, ShownTable, Table, TableQuery
from majup.web.shell.tones import Link, Tag, Tone
from majup.web.status.addresses import ONLY_RESIDENTS, OUT_OF_ORDER, status_url

FILTERS = (
    Filter(key="as_of", label=gettext_lazy("Day"), kind=FilterKind.DAY),
    Filter(key="stage", label=gettext_lazy("Stage"), default=Stage.IDENTIFIED.value),
    Filter(key="group", label=gettext_lazy("Target group"), default=GROUPS[0]),
    Filter(key="region", label=gettext_lazy("Region"), default=COUNTRY),
    Filter(key="only", label=gettext_lazy("Only")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsPage:
    """A page of records; `lead` says how many of how many the viewer may see."""

    title: str
    lead: str
    breadcrumbs: tuple[Link, ...]
    table: ShownTable


@page(needs=policies.OPEN_RECORDS, nav="status")
def status_records(request: PageRequest) -> HttpResponse:
    """The people who make up one number of the funnel, as far as the viewer may see them."""
    query = _table(request.viewer).read(request, choices=_choices())
    day, cell = query.day("as_of") or today(), _cell(query)
    table = _table(request.viewer, cell)
    found = queries.status_records(
        cell=cell,
        as_of=day,
        viewer=request.viewer,
        ordering=query.ordering,
        offset=query.offset,
        limit=query.limit,
    )
    if query.export:
        record_export(
            rows=len(found.rows),
            file_format=query.export,
            cell=f"{cell.stage} {cell.region} {cell.group}",
            with_names=policies.may_see_names(request.viewer),
            by=request.viewer,
        )
        return export(table, found.rows, query=query)
    shown = RecordsPage(
        title=_title(cell),
        lead=_lead(day, visible=found.visible, total=found.total),
        breadcrumbs=(
            Link(_("Status on %(day)s") % {"day": formats.day(day)}, status_url(day)),
            Link(_title(cell)),
        ),
        table=table.show(found.rows, query=query, total=found.visible),
    )
    return render(request, "status/records.html", shown, fragment="status/records_found.html")


def _table(viewer: Viewer, cell: CellOfFunnel | None = None) -> Table[StatusRecord]:
    """Names, remarks and ways into the file only for who works on cases."""
    named = policies.may_see_names(viewer)
    columns = [_record_no(linked=named), *PLACE_AND_DAY]
    if cell is not None and cell.out_of_order and cell.stage in STAGE_BEFORE:
        columns.append(_before(cell))
    if named:
        columns = [NAME, *columns, REMARK]
    return Table(
        name="records",
        caption=gettext_lazy("The records behind the number"),
        sort="on",
        empty_title=gettext_lazy("None of these records is yours to see."),
        empty_text=gettext_lazy(
            "The number itself is public; who stands behind it is seen by those who answer for them."
        ),
        filters=FILTERS,
        columns=columns,
    )


def _record_no(*, linked: bool) -> Column[StatusRecord]:
    return Column(
        key="record_no",
        label=gettext_lazy("Record"),
        value=lambda row: row.record_no,
        url=(lambda row: reverse("person", args=[row.person_id])) if linked else None,
    )


def _lived(row: StatusRecord) -> Tag | None:
    return Tag(_("in a state care centre"), Tone.WAIT) if row.from_institution else None


NAME: Column[StatusRecord] = Column(key="name", label=gettext_lazy("Name"), value=lambda row: row.name)
REMARK: Column[StatusRecord] = Column(
    key="remark", label=gettext_lazy("Remark"), value=lambda row: row.remark, quiet=True, sortable=False
)
PLACE_AND_DAY: tuple[Column[StatusRecord], ...] = (
    Column(key="municipality", label=gettext_lazy("Declared in"), value=lambda row: row.municipality),
    Column(key="on", label=gettext_lazy("Day of the stage"), value=lambda row: row.on, kind=Kind.DATE),
    Column(key="institution", label=gettext_lazy("Lived"), value=_lived, kind=Kind.PILL, sortable=False),
)


def _before(cell: CellOfFunnel) -> Column[StatusRecord]:
    """Why somebody is missing at the stage before: reached later, elsewhere, or never."""
    name = wording.stage_name(STAGE_BEFORE[cell.stage])
    return Column(key="before", label=name, value=_reached_before, sortable=False)


def _reached_before(row: StatusRecord) -> str:
    if row.before_on is None:
        return _("never")
    return _("%(day)s, %(region)s") % {"day": formats.day(row.before_on), "region": row.before_region}


def _choices() -> Mapping[str, Sequence[tuple[str, str]]]:
    return {
        "stage": [(stage.value, wording.stage_name(stage)) for stage in Stage],
        "group": [(group, wording.group_name(group)) for group in GROUPS],
        "region": [(COUNTRY, wording.region_name(COUNTRY)), *((r.name_lv, r.name_lv) for r in regions())],
        "only": [
            (ONLY_RESIDENTS, _("living in a state care centre")),
            (OUT_OF_ORDER, _("missing at the stage before")),
        ],
    }


def _cell(query: TableQuery) -> CellOfFunnel:
    """The cell asked for; what was left open is the whole country, the adults, the first stage."""
    return CellOfFunnel(
        stage=Stage(query.text("stage") or Stage.IDENTIFIED.value),
        region=query.text("region") or COUNTRY,
        group=query.text("group") or GROUPS[0],
        only_residents=query.text("only") == ONLY_RESIDENTS,
        out_of_order=query.text("only") == OUT_OF_ORDER,
    )


def _title(cell: CellOfFunnel) -> str:
    facts = {
        "group": wording.group_name(cell.group),
        "stage": wording.stage_name(cell.stage),
        "region": wording.region_name(cell.region),
    }
    return _("%(group)s: %(stage)s, %(region)s") % facts


def _lead(day: date, *, visible: int, total: int) -> str:
    facts = {
        "day": formats.day(day),
        "visible": formats.number(visible),
        "total": formats.number(total),
    }
    return _("On %(day)s. You may see %(visible)s of %(total)s.") % facts
