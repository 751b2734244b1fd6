"""The list of people: found by name, number or code, narrowed, ordered, taken out as a file."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from majup.domains.people import policies
from majup.domains.people.actions.record_export import record_export
from majup.domains.people.queries import municipalities_of_visible
from majup.domains.support.queries import CaseFilter, CaseRow, cases_found, cases_in_parts
from majup.domains.support.rules.stages import Stage
from majup.kernel.clock import today
from majup.kernel.viewer import Role, Viewer
from majup.web.people import words
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.table_export import export
from majup.web.shell.tables import Column, Filter, FilterKind, Kind, ShownTable, Table, TableQuery
from majup.web.shell.tones import Tag, Tone

INSTITUTION, COMMUNITY = "institution", "community"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """The list as it is shown. `identify_url` is empty for whoever may not add anybody."""

    title: str
    lead: str
    table: ShownTable
    identify_url: str


def _stage(row: CaseRow) -> Tag:
    tone = Tone.DONE if row.stage >= Stage.PLANNED else Tone.NEUTRAL
    return Tag(str(words.STAGES[row.stage]), tone)


def _declared(row: CaseRow) -> str:
    municipality = words.by_language(lv=row.municipality_lv, en=row.municipality_en)
    return f"{row.parish_lv}, {municipality}"


def _due(row: CaseRow) -> Tag | None:
    return Tag(str(words.DUES[row.due]), Tone.NOW) if row.due else None


PEOPLE: Table[CaseRow] = Table(
    name="people",
    caption=_("People"),
    sort="name",
    empty_title=_("Nobody found."),
    empty_text=_("Take a filter away, or look for a part of the name, the record number or the whole code."),
    columns=(
        Column(
            key="name",
            label=_("Name"),
            value=lambda row: f"{row.family_name}, {row.given_name}",
            url=lambda row: reverse("person", args=[row.person_id]),
        ),
        Column(key="stage", label=_("Stands at"), value=_stage, kind=Kind.PILL),
        Column(
            key="since",
            label=pgettext_lazy("column of days", "Since"),
            value=lambda row: row.stage_on,
            kind=Kind.DATE,
            quiet=True,
            sortable=False,
        ),
        Column(key="due", label=_("To be done"), value=_due, kind=Kind.PILL, sortable=False),
        Column(
            key="group",
            label=_("Target group"),
            value=lambda row: words.groups_in_words(row.groups),
            sortable=False,
        ),
        Column(key="municipality", label=_("Declared in"), value=_declared),
        Column(key="born", label=_("Born"), value=lambda row: row.born_on, kind=Kind.DATE),
        Column(key="record", label=_("Record"), value=lambda row: row.record_no, quiet=True, sortable=False),
    ),
    filters=(
        Filter(
            key="q",
            label=_("Name, record number or personal code"),
            kind=FilterKind.SEARCH,
            personal=True,
        ),
        Filter(key="group", label=_("Target group"), choices=words.choices(words.GROUPS)),
        Filter(
            key="stage",
            label=_("Stands at"),
            choices=[(str(stage.value), label) for stage, label in words.STAGES.items()],
        ),
        Filter(
            key="due",
            label=_("To be done"),
            choices=[(due.value, label) for due, label in words.DUES.items()],
        ),
        Filter(key="municipality", label=_("Declared in")),
        Filter(
            key="origin",
            label=_("Found in"),
            choices=[(INSTITUTION, _("a state care centre")), (COMMUNITY, _("the community"))],
        ),
        Filter(key="outlook", label=_("Outlook of the plan"), choices=words.choices(words.OUTLOOKS)),
    ),
)


@page(needs=policies.SEE_PEOPLE, nav="people")
def people(request: PageRequest) -> HttpResponse:
    """Show the list, its fragment, or the same list as a file."""
    offered = {"municipality": _municipalities(request.viewer)}
    if request.method == "POST":
        return PEOPLE.remember(request, choices=offered)
    query = PEOPLE.read(request, choices=offered)
    if query.export:
        return _exported(request, query)
    found = cases_found(
        wanted=wanted_of(query),
        ordering=query.ordering,
        viewer=request.viewer,
        on=today(),
        offset=query.offset,
        limit=query.limit,
    )
    shown = PeoplePage(
        title=gettext("People"),
        lead=_lead(request.viewer),
        table=PEOPLE.show(found.rows, query=query, total=found.total),
        identify_url=reverse("identify") if policies.IDENTIFY.held_by(request.viewer) else "",
    )
    return render(request, "people/people.html", shown, fragment="shell/fragments/table.html")


def wanted_of(query: TableQuery) -> CaseFilter:
    """What the reader narrowed the list by."""
    origin = query.text("origin")
    return CaseFilter(
        text=query.text("q"),
        group=query.text("group"),
        stage=query.whole("stage"),
        due=query.text("due"),
        municipality_id=query.whole("municipality"),
        from_institution=None if not origin else origin == INSTITUTION,
        outlook=query.text("outlook"),
    )


def _exported(request: PageRequest, query: TableQuery) -> HttpResponse:
    parts = cases_in_parts(
        wanted=wanted_of(query), ordering=query.ordering, viewer=request.viewer, on=today()
    )
    rows = [row for part in parts for row in part]
    narrowed_by = tuple(key for key, value in query.values.items() if value)
    record_export(rows=len(rows), file_format=query.export, narrowed_by=narrowed_by, by=request.viewer)
    return export(PEOPLE, rows, query=query)


def _municipalities(viewer: Viewer) -> list[tuple[str, str]]:
    found = municipalities_of_visible(viewer)
    return [(str(key), words.by_language(lv=lv, en=en)) for key, lv, en in found]


def _lead(viewer: Viewer) -> str:
    if viewer.role is Role.PLANNING_REGION:
        return gettext("Everybody who is declared in your region.")
    if viewer.role is Role.INSPECTORATE:
        return gettext("Children in out-of-family care.")
    return gettext("Everybody your organisation answers for today.")
