"""What happened, who looked, and whether the chain is whole."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from majup.domains.audit import policies
from majup.domains.audit.actions.record_trail_export import record_trail_export
from majup.domains.audit.queries import (
    TouchedRecord,
    TrailEntry,
    TrailFilter,
    Verdict,
    chain_length,
    trail,
    verify_chain,
)
from majup.kernel.viewer import Role
from majup.web.audit.words import record_name
from majup.web.shell import formats
from majup.web.shell.chrome import ROLE_WORDS
from majup.web.shell.pages import PageRequest, is_fragment_request, page, render
from majup.web.shell.table_export import export
from majup.web.shell.tables import Column, Filter, FilterKind, Kind, ShownTable, Table, TableQuery
from majup.web.shell.tones import Tag, Tone

CHECKED_AT_ONCE = 20_000
"""Up to so many entries the whole chain is recounted for each view (about a third of a second)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """The trail, and the verdict on the chain; `verdict` is None while a long chain waits to be checked."""

    title: str
    lead: str
    verdict: Tag | None
    fault: str
    check_url: str
    table: ShownTable


def _kind(entry: TrailEntry) -> Tag:
    if entry.kind == "read":
        return Tag(_("look"), Tone.WAIT)
    return Tag(_("act"), Tone.NEUTRAL)


def about(entry: TrailEntry) -> str:
    """The records an entry touched with their facts, in one line."""
    return "; ".join(_one(touched) for touched in entry.touched)


def _one(touched: TouchedRecord) -> str:
    facts = ", ".join(f"{key} {value}" for key, value in touched.facts)
    # The first block of the key is enough to tell records apart, and to search by.
    key = "" if touched.key == "*" else touched.key.split("-", 1)[0]
    return " ".join(part for part in (record_name(touched.model), key, f"({facts})" if facts else "") if part)


TRAIL: Table[TrailEntry] = Table(
    name="audit",
    caption=gettext_lazy("Audit trail"),
    sort="-seq",
    empty_title=gettext_lazy("Nothing happened that fits."),
    columns=(
        Column(key="seq", label=gettext_lazy("No."), value=lambda entry: entry.seq, kind=Kind.NUMBER),
        Column(
            key="at",
            label=pgettext_lazy("when something happened", "When"),
            value=lambda entry: entry.at,
            kind=Kind.MOMENT,
            sortable=False,
        ),
        Column(key="kind", label=gettext_lazy("Kind"), value=_kind, kind=Kind.PILL, sortable=False),
        Column(
            key="name",
            label=pgettext_lazy("the name of an act", "What happened"),
            value=lambda entry: entry.name,
            sortable=False,
        ),
        Column(
            key="by",
            label=pgettext_lazy("who did it", "Who"),
            value=lambda entry: entry.by_name,
            sortable=False,
        ),
        Column(
            key="role",
            label=gettext_lazy("Role"),
            value=lambda entry: str(ROLE_WORDS[Role(entry.by_role)]),
            sortable=False,
            quiet=True,
        ),
        Column(
            key="about",
            label=pgettext_lazy("the records an act changed", "About"),
            value=about,
            sortable=False,
        ),
    ),
    filters=(
        Filter(
            key="q",
            label=gettext_lazy("Act, name or record"),
            kind=FilterKind.SEARCH,
            personal=True,
        ),
        Filter(
            key="kind",
            label=gettext_lazy("Kind"),
            choices=(("act", gettext_lazy("acts")), ("read", gettext_lazy("looks into files"))),
        ),
        Filter(
            key="role", label=gettext_lazy("Role"), choices=[(role.value, ROLE_WORDS[role]) for role in Role]
        ),
        Filter(key="since", label=pgettext_lazy("the first day of a search", "From"), kind=FilterKind.DAY),
        Filter(key="until", label=pgettext_lazy("the last day of a search", "To"), kind=FilterKind.DAY),
    ),
)


@page(needs=policies.READ_TRAIL, nav="audit")
def audit(request: PageRequest) -> HttpResponse:
    """The trail, newest first. Names looked for stand in no address; taking it out leaves a mark."""
    if request.method == "POST":
        return TRAIL.remember(request)
    query = TRAIL.read(request)
    found = trail(
        wanted=_wanted(query),
        viewer=request.viewer,
        offset=query.offset,
        limit=query.limit,
        oldest_first=not query.descending,
    )
    if query.export:
        record_trail_export(rows=len(found.entries), file_format=query.export, by=request.viewer)
        return export(TRAIL, found.entries, query=query)
    verdict = _verdict(request)
    shown = AuditPage(
        title=_("Audit trail"),
        lead=_lead(verdict),
        verdict=_tag(verdict),
        fault=verdict.first_fault or "" if verdict else "",
        check_url=query.url(check="1"),
        table=TRAIL.show(found.entries, query=query, total=found.total),
    )
    return render(request, "audit/audit.html", shown, fragment="shell/fragments/table.html")


def _wanted(query: TableQuery) -> TrailFilter:
    return TrailFilter(
        text=query.text("q"),
        kind=query.text("kind"),
        role=query.text("role"),
        since=query.day("since"),
        until=query.day("until"),
    )


def _verdict(request: PageRequest) -> Verdict | None:
    """The whole chain is recounted where that is quick, or where it was asked for."""
    asked = request.GET.get("check") == "1"
    if is_fragment_request(request) or not (asked or chain_length() <= CHECKED_AT_ONCE):
        return None
    return verify_chain()


def _tag(verdict: Verdict | None) -> Tag | None:
    if verdict is None:
        return None
    return Tag(_("unbroken"), Tone.DONE) if verdict.unbroken else Tag(_("broken"), Tone.NOW)


def _lead(verdict: Verdict | None) -> str:
    entries = verdict.entries if verdict else chain_length()
    facts = {"number": formats.number(entries)}
    if verdict is None:
        counted = ngettext(
            "%(number)s entry, not checked now", "%(number)s entries, not checked now", entries
        )
    else:
        counted = ngettext(
            "Every seal was recounted: %(number)s entry",
            "Every seal was recounted: %(number)s entries",
            entries,
        )
    return counted % facts
