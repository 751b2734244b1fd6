"""The map beside the directory: the same services as in the list, by municipality and town."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.services.queries import DirectoryRow
from majup.domains.territory.queries import Outline, municipality_boundaries
from majup.web.services.words import TONE_WORDS, by_language, tone_of
from majup.web.shell import formats
from majup.web.shell.maps import Area, Dot, DrawnMap, LegendItem, MapDrawing, Place, draw
from majup.web.shell.tones import Tone

AT_A_PLACE = {"AT_SITE", "RESIDENTIAL"}
DARKEST = 5
NEAR_UP_TO = 14
"""Up to so many municipalities (a region) the map comes near, and each kind of service has its circle."""


def directory_map(rows: Sequence[DirectoryRow], *, on: date) -> DrawnMap:
    """Circles are places in a town, points are services without places of their own.

    Over a wide stretch of the country the kinds of one town stand together, or they would cover each other.
    """
    inside, outside = _areas(rows, on)
    kinds = {tone_of(row.service) for row in rows if row.delivery in AT_A_PLACE}
    apart = len(kinds) < 2 or len({row.municipality_id for row in rows}) <= NEAR_UP_TO
    places = _places(rows, apart=apart)
    homes = [row for row in rows if row.delivery not in AT_A_PLACE]
    return draw(
        MapDrawing(
            title=_("Services on the map"),
            description=_("%(services)s services at %(sites)s sites.")
            % {
                "services": formats.number(len(rows)),
                "sites": formats.number(len({r.site_id for r in rows})),
            },
            areas=inside,
            neighbours=outside,
            places=places,
            dots=[Dot(lat=row.latitude, lon=row.longitude) for row in homes],
            legend=_legend(places, apart=apart),
            legend_note=_(
                "number = places; point = a service that comes home; the darker, the more services"
            ),
        )
    )


def _areas(rows: Sequence[DirectoryRow], on: date) -> tuple[list[Area], list[Area]]:
    """All municipalities, or near ones in full and the others pale where the list is narrow."""
    found = Counter(row.municipality_id for row in rows)
    near = 0 < len(found) <= NEAR_UP_TO
    inside, outside = [], []
    for outline in municipality_boundaries(on):
        if near and outline.unit_id not in found:
            outside.append(Area(name=_name(outline), polygons=outline.polygons, level=0))
        else:
            inside.append(_area(outline, found[outline.unit_id]))
    return inside, outside


def _area(outline: Outline, services: int) -> Area:
    note = ngettext("%(number)s service", "%(number)s services", services) % {
        "number": formats.number(services)
    }
    return Area(
        name=_name(outline),
        polygons=outline.polygons,
        level=min(DARKEST, 1 + services.bit_length() if services else 1),
        note=note,
        url=f"{reverse('services')}?municipality={outline.unit_id}",
    )


def _name(outline: Outline) -> str:
    return by_language(lv=outline.name_lv, en=outline.name_en)


def _legend(places: Sequence[Place], *, apart: bool) -> list[LegendItem]:
    if not apart:
        return [LegendItem(_("places of all services given in a town"), Tone.DONE)]
    shown = {place.tone for place in places}
    return [LegendItem(str(TONE_WORDS[tone]), tone) for tone in Tone if tone in shown]


def _places(rows: Sequence[DirectoryRow], *, apart: bool) -> list[Place]:
    """One circle a town, or one for each kind of service there; it leads to the largest of its sites."""
    groups: dict[tuple[str, str, Tone], list[DirectoryRow]] = {}
    given = (row for row in rows if row.delivery in AT_A_PLACE and row.places)
    for row in sorted(given, key=lambda row: -(row.places or 0)):
        tone = tone_of(row.service) if apart else Tone.DONE
        groups.setdefault((row.municipality, row.parish, tone), []).append(row)
    spots: dict[tuple[str, str], DirectoryRow] = {}
    for (municipality, parish, _tone), there in groups.items():
        spots.setdefault((municipality, parish), there[0])
    return [
        _place(there, at=spots[municipality, parish], tone=tone)
        for (municipality, parish, tone), there in groups.items()
    ]


def _place(there: Sequence[DirectoryRow], *, at: DirectoryRow, tone: Tone) -> Place:
    said = [
        _("%(service)s: %(places)s")
        % {
            "service": by_language(lv=row.service_lv, en=row.service_en),
            "places": formats.number(row.places),
        }
        for row in there
    ]
    together = sum(row.places or 0 for row in there)
    places = ngettext("%(number)s place", "%(number)s places", together) % {
        "number": formats.number(together)
    }
    return Place(
        lat=at.latitude,
        lon=at.longitude,
        number=together,
        tone=tone,
        label=at.parish,
        description=": ".join((places, ", ".join(said))),
        url=reverse("site", args=[there[0].site_id]),
    )
