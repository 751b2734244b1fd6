"""The directory: who gives which service where, by service, place and words, with the map of the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from majup.domains.services import policies
from majup.domains.services.queries import DirectoryFilter, DirectoryRow, directory, service_types, state_name
from majup.domains.services.rules.offer_states import State
from majup.domains.territory.queries import municipalities_on, regions
from majup.kernel.clock import today
from majup.web.services.directory_map import directory_map
from majup.web.services.words import by_language, state_tag
from majup.web.shell import formats
from majup.web.shell.maps import DrawnMap
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.table_export import export
from majup.web.shell.tables import Column, Filter, FilterKind, Kind, ShownTable, Table, TableQuery
from majup.web.shell.tones import Figure, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPage:
    """The list, the map of the same services, and how many there are of each."""

    title: str
    lead: str
    figures: tuple[Figure, ...]
    services: tuple[Line, ...]
    map: DrawnMap
    table: ShownTable


SERVICES: Table[DirectoryRow] = Table(
    name="services",
    caption=gettext_lazy("Which service is given where"),
    sort="municipality",
    empty_title=gettext_lazy("No such service here."),
    empty_text=gettext_lazy("Take a filter away, or look in a neighbouring municipality."),
    columns=(
        Column(
            key="service",
            label=gettext_lazy("Service"),
            value=lambda row: by_language(lv=row.service_lv, en=row.service_en),
        ),
        Column(
            key="site",
            label=pgettext_lazy("the place where a service is given", "Where"),
            value=lambda row: row.site,
            url=lambda row: reverse("site", args=[row.site_id]),
        ),
        Column(key="provider", label=gettext_lazy("Provider"), value=lambda row: row.provider, quiet=True),
        Column(key="municipality", label=gettext_lazy("Municipality"), value=lambda row: row.municipality),
        Column(key="places", label=gettext_lazy("Places"), value=lambda row: row.places, kind=Kind.NUMBER),
        Column(
            key="step_free",
            label=gettext_lazy("Without a step"),
            value=lambda row: formats.yes_no(row.is_step_free),
        ),
        Column(
            key="state", label=gettext_lazy("State"), value=lambda row: state_tag(row.state), kind=Kind.PILL
        ),
        Column(
            key="registered",
            label=gettext_lazy("In the register since"),
            value=lambda row: row.registered_on,
            kind=Kind.DATE,
            quiet=True,
        ),
    ),
    filters=(
        Filter(key="q", label=gettext_lazy("Name, provider or place"), kind=FilterKind.SEARCH),
        Filter(key="service", label=gettext_lazy("Service")),
        Filter(key="region", label=gettext_lazy("Region")),
        Filter(key="municipality", label=gettext_lazy("Municipality")),
        Filter(key="state", label=gettext_lazy("State")),
    ),
)


@page(needs=policies.SEE_DIRECTORY, nav="services")
def services(request: PageRequest) -> HttpResponse:
    """Everything given somewhere today that fits; list and map always show the same."""
    day = today()
    query = SERVICES.read(request, choices=_choices(day))
    rows = SERVICES.arrange(directory(wanted=_wanted(query), on=day), query=query)
    if query.export:
        return export(SERVICES, rows, query=query)
    shown = DirectoryPage(
        title=_("Services near home"),
        lead=_lead(rows),
        figures=_figures(rows),
        services=_by_service(rows, query),
        map=directory_map(rows, on=day),
        table=SERVICES.show_all(rows, query=query),
    )
    return render(request, "services/services.html", shown, fragment="services/services_found.html")


def _wanted(query: TableQuery) -> DirectoryFilter:
    return DirectoryFilter(
        service=query.text("service"),
        region_id=query.whole("region"),
        municipality_id=query.whole("municipality"),
        state=query.text("state"),
    )


def _choices(day: date) -> Mapping[str, Sequence[tuple[str, str]]]:
    return {
        "service": sorted(
            ((row.code, by_language(lv=row.name_lv, en=row.name_en)) for row in service_types()),
            key=lambda choice: choice[1],
        ),
        "region": [(str(row.id), by_language(lv=row.name_lv, en=row.name_en)) for row in regions()],
        "municipality": [
            (str(row.id), by_language(lv=row.name_lv, en=row.name_en)) for row in municipalities_on(day)
        ],
        "state": [(state.value, state_name(state)) for state in State if state is not State.CLOSED],
    }


def _lead(rows: Sequence[DirectoryRow]) -> str:
    sites = len({row.site_id for row in rows})
    municipalities = len({row.municipality_id for row in rows})
    counted = ngettext("%(number)s service", "%(number)s services", len(rows)) % {
        "number": formats.number(len(rows))
    }
    where = _("at %(sites)s sites in %(municipalities)s municipalities") % {
        "sites": formats.number(sites),
        "municipalities": formats.number(municipalities),
    }
    return f"{counted} {where}"


def _figures(rows: Sequence[DirectoryRow]) -> tuple[Figure, ...]:
    registered = sum(row.state is State.REGISTERED for row in rows)
    share = registered / len(rows) if rows else None
    known = [row for row in rows if row.is_step_free is not None]
    free = sum(bool(row.is_step_free) for row in known)
    return (
        Figure(value=formats.number(sum(row.places or 0 for row in rows)), label=_("places")),
        Figure(
            value=formats.number(registered),
            label=_("services in the register of %(number)s") % {"number": formats.number(len(rows))},
            share=share,
            bar_label=_("%(percent)s registered") % {"percent": formats.percent(share)},
        ),
        Figure(
            value=formats.percent(free / len(known) if known else None, decimals=0),
            label=_("can be entered without a step"),
        ),
    )


def _by_service(rows: Sequence[DirectoryRow], query: TableQuery) -> tuple[Line, ...]:
    """How many of each service, most first; each line narrows the list to it."""
    counted = Counter((row.service, by_language(lv=row.service_lv, en=row.service_en)) for row in rows)
    return tuple(
        Line(text=name, end=formats.number(number), url=query.url(service=code, page=""))
        for (code, name), number in counted.most_common()
    )
