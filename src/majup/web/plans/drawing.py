"""The map of a plan: who needs something where, what runs or opens where, who travels, who is left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.planning.queries.contents import OfferLine, PartLine, UnmetLine, WayLine
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.planning.rules.borders import DI_BORDERS_ON
from majup.domains.territory.queries import Outline, municipality_boundaries
from majup.web.plans.words import TONE_WORDS, plan_title, spoken, tone_of
from majup.web.shell import formats
from majup.web.shell.maps import Area, DrawnMap, Flow, LegendItem, MapDrawing, Place, Unmet, draw
from majup.web.shell.tones import Tone

MOST_FLOWS = 45
MOST_UNMET = 5
LEVELS = 5
PlaceUrl = Callable[[OfferLine], str]
Line = TypeVar("Line", OfferLine, UnmetLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the map is drawn from. service is a code, or empty for all services together."""

    head: PlanHead
    offers: Sequence[OfferLine]
    ways: Sequence[WayLine]
    unmet: Sequence[UnmetLine]
    parts: Sequence[PartLine]
    service: str = ""


def plan_map(shown: Shown, *, place_url: PlaceUrl | None = None) -> DrawnMap:
    """Draw it. Circles are links where `place_url` is given, as on a page and not on paper."""
    inside, outside = _areas(shown)
    places = _places(shown, place_url)
    unmet = _unmet(shown)
    return draw(
        MapDrawing(
            title=plan_title(shown.head),
            description=_description(shown),
            areas=inside,
            neighbours=outside,
            flows=_flows(shown),
            places=places,
            unmet=unmet,
            legend=_legend(places, has_unmet=bool(unmet)),
            legend_note=_("number = places; line = people who travel; the darker, the more needs"),
        )
    )


def _description(shown: Shown) -> str:
    return _("%(sites)s services at sites serve the people of %(count)s municipalities.") % {
        "sites": formats.number(len(_chosen(shown.offers, shown.service))),
        "count": formats.number(len(shown.parts)),
    }


def _areas(shown: Shown) -> tuple[list[Area], list[Area]]:
    """The region's municipalities by the needs of their people, and the others around them."""
    parts = {part.municipality_id: part for part in shown.parts}
    steps = _steps([part.persons for part in shown.parts])
    inside, outside = [], []
    region = {one.unit_id for one in municipality_boundaries(DI_BORDERS_ON, region_id=shown.head.region.id)}
    for outline in municipality_boundaries(DI_BORDERS_ON):
        if outline.unit_id in region:
            inside.append(_area(outline, parts.get(outline.unit_id), steps))
        else:
            outside.append(Area(name=_name(outline), polygons=outline.polygons, level=0))
    return inside, outside


def _area(outline: Outline, part: PartLine | None, steps: list[int]) -> Area:
    if part is None or not part.persons:
        note = _("nobody here needs anything from the plan")
        return Area(name=_name(outline), polygons=outline.polygons, level=1, note=note)
    note = _("%(met)s of needs met, %(count)s needs") % {
        "met": formats.percent(part.share_met, decimals=0),
        "count": formats.number(part.persons),
    }
    level = 1 + sum(part.persons > step for step in steps)
    return Area(name=_name(outline), polygons=outline.polygons, level=level, note=note)


def _steps(persons: list[int]) -> list[int]:
    """Four limits that part municipalities into five classes of about as many."""
    ordered = sorted(persons)
    return [ordered[len(ordered) * k // LEVELS] for k in range(1, LEVELS)] if ordered else []


def _name(outline: Outline) -> str:
    return outline.name_en if formats.language_now() == "en" else outline.name_lv


def _places(shown: Shown, place_url: PlaceUrl | None) -> list[Place]:
    """One circle a kind of service and parish, where its largest site is.

    Rooms for visits are drawn only when their service is chosen: nearly every town has one.
    """
    groups: dict[tuple[str, str, Tone], list[OfferLine]] = {}
    for offer in sorted(_chosen(shown.offers, shown.service), key=lambda offer: -_size(offer)):
        tone = tone_of(offer.service.key)
        if shown.service or tone is not Tone.NEUTRAL:
            groups.setdefault((offer.municipality.key, offer.parish, tone), []).append(offer)
    spots: dict[tuple[str, str], OfferLine] = {}
    for (municipality, parish, _tone), offers in groups.items():
        spots.setdefault((municipality, parish), offers[0])
    return [
        _place(offers, at=spots[municipality, parish], tone=tone, place_url=place_url)
        for (municipality, parish, tone), offers in groups.items()
    ]


def _place(offers: list[OfferLine], *, at: OfferLine, tone: Tone, place_url: PlaceUrl | None) -> Place:
    said = [
        _("%(service)s: %(places)s") % {"service": spoken(one.service), "places": formats.number(_size(one))}
        for one in offers
    ]
    return Place(
        lat=at.latitude,
        lon=at.longitude,
        number=sum(_size(offer) for offer in offers),
        tone=tone,
        label=at.parish,
        description=", ".join(said),
        url=place_url(offers[0]) if place_url else "",
    )


def _size(offer: OfferLine) -> int:
    return offer.places_new + offer.places_existing


@dataclass(slots=True)
class _Stream:
    people: int = 0
    lat: float = 0.0
    lon: float = 0.0


def _flows(shown: Shown) -> list[Flow]:
    """People who leave their municipality; of one service, their parish. The largest streams only."""
    offers = {offer.id: offer for offer in _chosen(shown.offers, shown.service)}
    streams: dict[tuple[str, str], _Stream] = {}
    ends: dict[tuple[str, str], OfferLine] = {}
    for way in shown.ways:
        offer = offers.get(way.offer_id) if way.offer_id is not None else None
        if offer is None or _stays(way, offer, by_parish=bool(shown.service)):
            continue
        if not shown.service and tone_of(offer.service.key) is Tone.NEUTRAL:
            continue
        start = way.parish if shown.service else way.municipality.key
        key = (start, offer.site_name)
        stream = streams.setdefault(key, _Stream())
        stream.people += way.persons
        stream.lat += way.latitude * way.persons
        stream.lon += way.longitude * way.persons
        ends[key] = offer
    largest = sorted(streams.items(), key=lambda item: (-item[1].people, item[0]))[:MOST_FLOWS]
    return [_flow(stream, ends[key]) for key, stream in largest]


def _stays(way: WayLine, offer: OfferLine, *, by_parish: bool) -> bool:
    if by_parish:
        return way.parish == offer.parish
    return way.municipality.key == offer.municipality.key


def _flow(stream: _Stream, offer: OfferLine) -> Flow:
    label = ngettext(
        "%(count)s person travels to %(site)s", "%(count)s people travel to %(site)s", stream.people
    ) % {"count": formats.number(stream.people), "site": offer.site_name}
    return Flow(
        start=(stream.lat / stream.people, stream.lon / stream.people),
        end=(offer.latitude, offer.longitude),
        people=stream.people,
        label=label,
    )


def _unmet(shown: Shown) -> list[Unmet]:
    """Where most needs stay unmet, one circle a municipality."""
    streams: dict[str, _Stream] = {}
    for row in _chosen(shown.unmet, shown.service):
        stream = streams.setdefault(row.municipality.key, _Stream())
        stream.people += row.persons
        stream.lat += row.latitude * row.persons
        stream.lon += row.longitude * row.persons
    largest = sorted(streams.items(), key=lambda item: (-item[1].people, item[0]))[:MOST_UNMET]
    return [
        Unmet(
            lat=one.lat / one.people,
            lon=one.lon / one.people,
            label=ngettext("%(count)s unmet", "%(count)s unmet", one.people)
            % {"count": formats.number(one.people)},
        )
        for _key, one in largest
    ]


def _chosen(lines: Sequence[Line], service: str) -> list[Line]:
    return [line for line in lines if not service or line.service.key == service]


def _legend(places: Sequence[Place], *, has_unmet: bool) -> list[LegendItem]:
    shown = {place.tone for place in places}
    items = [LegendItem(str(words), tone) for tone, words in TONE_WORDS.items() if tone in shown]
    if has_unmet:
        items.append(LegendItem(_("most needs unmet"), Tone.NOW, dashed=True))
    return items
