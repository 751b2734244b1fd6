"""The page of one place of a plan: whom it serves, and what would be lost without it."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from majup.domains.planning.queries.contents import OfferLine, WayLine
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.planning.rules.borders import site_key
from majup.web.plans.contents import Contents, drawing_of
from majup.web.plans.lists import WAYS
from majup.web.plans.travel import hours_counted, travel_words, way_words
from majup.web.plans.words import plan_title, spoken
from majup.web.shell import formats
from majup.web.shell.maps import DrawnMap
from majup.web.shell.table_shown import ShownTable
from majup.web.shell.tables import Column, Table
from majup.web.shell.tones import Figure, Link, Term

_OF_ONE_SERVICE: Table[WayLine] = replace(
    WAYS,
    columns=[
        *(column for column in WAYS.columns if column.key not in {"service", "how", "days", "hours"}),
        Column(key="how", label=gettext_lazy("How"), value=way_words),
    ],
)
"""The workbook has a column for each; a page is not wide enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """A service at a site of a plan."""

    title: str
    breadcrumbs: tuple[Link, ...]
    lead: str
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    removal: str
    drawing: DrawnMap
    ways: ShownTable
    site_url: str


def place_page(request: HttpRequest, contents: Contents, offer: OfferLine) -> PlacePage:
    """Put the page together from a plan's contents."""
    head = contents.head
    ways = sorted(
        (way for way in contents.ways if way.offer_id == offer.id), key=lambda way: (way.minutes, way.parish)
    )
    title = _("%(service)s, %(site)s") % {"service": spoken(offer.service), "site": offer.site_name}
    return PlacePage(
        title=title,
        breadcrumbs=_breadcrumbs(head, title),
        lead=spoken(offer.municipality),
        figures=_figures(offer, ways),
        terms=_terms(head, offer),
        removal=_removal(offer),
        drawing=drawing_of(contents, service=offer.service.key),
        ways=_OF_ONE_SERVICE.show(ways, query=_OF_ONE_SERVICE.read(request)),
        site_url=reverse("site", args=[offer.site_id]) if offer.site_id else "",
    )


def _breadcrumbs(head: PlanHead, title: str) -> tuple[Link, ...]:
    return (
        Link(_("Plans"), reverse("plans")),
        Link(plan_title(head), reverse("plan", args=[head.id])),
        Link(title, current=True),
    )


def _figures(offer: OfferLine, ways: list[WayLine]) -> tuple[Figure, ...]:
    going = sum(way.persons for way in ways)
    mean = sum(way.persons * way.minutes for way in ways) / going if going else None
    places = offer.places_new + offer.places_existing
    return (
        Figure(
            value=formats.number(places),
            label=ngettext("place", "places", places),
            note=_("%(new)s of them new") % {"new": formats.number(offer.places_new)},
        ),
        Figure(
            value=formats.number(offer.persons),
            label=_("people served"),
            share=min(1.0, offer.utilisation),
            bar_label=_("%(share)s of what it holds") % {"share": formats.percent(offer.utilisation)},
        ),
        Figure(
            value=formats.minutes(mean),
            label=_("one way on average, %(longest)s the longest")
            % {"longest": formats.minutes(max((way.minutes for way in ways), default=None))},
        ),
        Figure(value=formats.money(offer.capital_eur), label=_("investment")),
    )


def _terms(head: PlanHead, offer: OfferLine) -> tuple[Term, ...]:
    hours = hours_counted(
        head, site=site_key(offer.site_id) if offer.site_id else "", service=offer.service.key
    )
    return (
        Term(name=_("Parish or town"), value=offer.parish),
        Term(name=_("People its places serve in turn"), value=formats.number(offer.holds)),
        Term(name=_("Use now"), value=formats.percent(offer.utilisation)),
        Term(name=_("Use at the end"), value=formats.percent(offer.utilisation_last)),
        Term(name=_("Upkeep a year"), value=formats.money(offer.running_eur)),
        Term(name=_("Travel times"), value=travel_words(head)),
        *([Term(name=_("Hours counted with"), value=hours)] if hours else []),
    )


def _removal(offer: OfferLine) -> str:
    loses = ngettext(
        "Without this place %(count)s person would lose the service.",
        "Without this place %(count)s people would lose the service.",
        offer.removal_loses,
    ) % {"count": formats.number(offer.removal_loses)}
    moves = ngettext(
        "%(count)s could be served elsewhere.", "%(count)s could be served elsewhere.", offer.removal_moves
    ) % {"count": formats.number(offer.removal_moves)}
    return f"{loses} {moves}"
