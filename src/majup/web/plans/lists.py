"""The lists of a plan as tables: unmet needs, places, the ways to one place."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from majup.domains.planning.queries.contents import OfferLine, UnmetLine, WayLine
from majup.web.plans.reasons import reason_sentence, short_reason
from majup.web.plans.travel import day_words, hour_words, source_words
from majup.web.plans.words import group_name, spoken
from majup.web.shell.tables import Column, Filter, FilterKind, Kind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A service at a site, with the plan it belongs to, and how its people come, in words."""

    plan_id: UUID
    offer: OfferLine
    how: str = ""


UNMET: Table[UnmetLine] = Table(
    name="unmet",
    caption=gettext_lazy("Unmet needs"),
    prefix="u_",
    sort="-persons",
    exports=False,
    empty_title=gettext_lazy("No unmet needs here."),
    empty_text=gettext_lazy("Everybody this list could show is served."),
    columns=(
        Column(key="parish", label=gettext_lazy("Parish or town"), value=lambda row: row.parish),
        Column(
            key="municipality",
            label=gettext_lazy("Municipality"),
            value=lambda row: spoken(row.municipality),
        ),
        Column(key="service", label=gettext_lazy("Service"), value=lambda row: spoken(row.service)),
        Column(
            key="group",
            label=gettext_lazy("Target group"),
            value=lambda row: group_name(row.group),
            quiet=True,
        ),
        Column(key="persons", label=gettext_lazy("People"), value=lambda row: row.persons, kind=Kind.NUMBER),
        Column(
            key="reason",
            label=gettext_lazy("Why"),
            value=lambda row: reason_sentence(row.reason, row.facts),
        ),
    ),
    filters=(
        Filter(key="q", label=gettext_lazy("Parish or site"), kind=FilterKind.SEARCH),
        Filter(key="service", label=gettext_lazy("Service")),
        Filter(key="municipality", label=gettext_lazy("Municipality")),
        Filter(key="reason", label=gettext_lazy("Why")),
    ),
)

PLACES: Table[PlaceRow] = Table(
    name="places",
    caption=gettext_lazy("Places"),
    prefix="p_",
    sort="service",
    exports=False,
    empty_title=gettext_lazy("No places here."),
    columns=(
        Column(
            key="site",
            label=gettext_lazy("Site"),
            value=lambda row: row.offer.site_name,
            url=lambda row: reverse("plan_place", args=[row.plan_id, row.offer.id]),
        ),
        Column(
            key="municipality",
            label=gettext_lazy("Municipality"),
            value=lambda row: spoken(row.offer.municipality),
        ),
        Column(key="service", label=gettext_lazy("Service"), value=lambda row: spoken(row.offer.service)),
        Column(
            key="new",
            label=gettext_lazy("New places"),
            value=lambda row: row.offer.places_new,
            kind=Kind.NUMBER,
        ),
        Column(
            key="existing",
            label=gettext_lazy("Places there are"),
            value=lambda row: row.offer.places_existing,
            kind=Kind.NUMBER,
        ),
        Column(
            key="persons", label=gettext_lazy("Serves"), value=lambda row: row.offer.persons, kind=Kind.NUMBER
        ),
        Column(key="how", label=gettext_lazy("How people come"), value=lambda row: row.how),
        Column(
            key="loses",
            label=gettext_lazy("Would lose it without this place"),
            value=lambda row: row.offer.removal_loses,
            kind=Kind.NUMBER,
        ),
        Column(
            key="capital",
            label=gettext_lazy("Investment"),
            value=lambda row: row.offer.capital_eur,
            kind=Kind.MONEY,
        ),
        Column(
            key="use",
            label=pgettext_lazy("utilisation", "Use now"),
            value=lambda row: row.offer.utilisation,
            kind=Kind.PERCENT,
            share=lambda row: row.offer.utilisation,
        ),
    ),
    filters=(
        Filter(key="q", label=gettext_lazy("Site or municipality"), kind=FilterKind.SEARCH),
        Filter(key="service", label=gettext_lazy("Service")),
    ),
)

WAYS: Table[WayLine] = Table(
    name="ways",
    caption=gettext_lazy("Whom it serves"),
    sortable=False,
    exports=False,
    columns=(
        Column(key="parish", label=gettext_lazy("From"), value=lambda row: row.parish),
        Column(
            key="municipality",
            label=gettext_lazy("Municipality"),
            value=lambda row: spoken(row.municipality),
        ),
        Column(
            key="service", label=gettext_lazy("Service"), value=lambda row: spoken(row.service), quiet=True
        ),
        Column(key="group", label=gettext_lazy("Target group"), value=lambda row: group_name(row.group)),
        Column(key="persons", label=gettext_lazy("People"), value=lambda row: row.persons, kind=Kind.NUMBER),
        Column(
            key="minutes", label=gettext_lazy("One way"), value=lambda row: row.minutes, kind=Kind.MINUTES
        ),
        Column(key="how", label=gettext_lazy("How"), value=lambda row: source_words(row.source)),
        Column(
            key="days", label=pgettext_lazy("of the week", "Days"), value=lambda row: day_words(row.weekdays)
        ),
        Column(
            key="hours",
            label=gettext_lazy("Can be there"),
            value=lambda row: hour_words(row.first_at, row.last_at),
        ),
    ),
)


def unmet_choices(unmet: tuple[UnmetLine, ...]) -> dict[str, list[tuple[str, str]]]:
    """The options of the unmet needs' filters: only what occurs."""
    services = {row.service.key: spoken(row.service) for row in unmet}
    municipalities = {row.municipality.key: spoken(row.municipality) for row in unmet}
    reasons = {row.reason: short_reason(row.reason) for row in unmet}
    return {
        "service": _by_label(services),
        "municipality": _by_label(municipalities),
        "reason": _by_label(reasons),
    }


def place_choices(offers: tuple[OfferLine, ...]) -> dict[str, list[tuple[str, str]]]:
    """The options of the places' filter."""
    return {"service": _by_label({offer.service.key: spoken(offer.service) for offer in offers})}


def _by_label(named: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(named.items(), key=lambda item: item[1])
