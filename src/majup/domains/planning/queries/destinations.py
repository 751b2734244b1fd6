"""Every destination that a regional plan may ask a way to, within the hours of the services it may give."""

from collections.abc import Iterable
from dataclasses import dataclass

from majup.domains.planning.rules.assumptions import Assumptions, ServiceAssumptions
from majup.domains.planning.rules.candidates import candidate_parishes
from majup.domains.planning.rules.travel import assumed_hours, hours_of_site
from majup.domains.services.models import Offer, OfferState
from majup.domains.territory.queries import OpeningHours, ParishRow, destination_key, site_place, unit_place


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationAsked:
    """A site or the middle of a town, and the hours within which somebody must be there and away again."""

    place: str
    name: str
    latitude: float
    longitude: float
    hours: OpeningHours

    @property
    def key(self) -> str:
        """How a matrix calls it."""
        return destination_key(self.place, self.hours)


def destinations_asked(
    *, assumptions: Assumptions, parishes: Iterable[ParishRow]
) -> tuple[DestinationAsked, ...]:
    """All of the country, each once, by key: candidates, and every site with a registered service. One query.

    Sites whose services have ended or begin later are among them: plans look at the register as of any day.
    """
    at_site = [one for one in assumptions.services.values() if one.is_at_site]
    usual = {assumed_hours(one) for one in at_site}
    found = [
        _destination(unit_place(row.atvk), row.name_lv, row.lat, row.lon, hours=hours)
        for row in candidate_parishes(parishes, least_residents=assumptions.candidate_least_residents)
        for hours in usual
    ]
    found += _sites(services={one.code: one for one in at_site}, usual=usual)
    by_key = {row.key: row for row in found}
    return tuple(by_key[key] for key in sorted(by_key))


def _sites(*, services: dict[str, ServiceAssumptions], usual: set[OpeningHours]) -> list[DestinationAsked]:
    """Sites within their own hours for what they give, within the usual ones for what they may add."""
    offers = Offer.objects.filter(state=OfferState.REGISTERED, service__in=list(services))
    found = []
    for offer in offers.select_related("site").order_by("site_id", "service_id"):
        site = offer.site
        own = (site.opens_at, site.closes_at) if site.opens_at and site.closes_at else None
        hours = {hours_of_site(services[offer.service_id], own), *usual}
        found += [
            _destination(site_place(site.pk), site.name, site.latitude, site.longitude, hours=one)
            for one in hours
        ]
    return found


def _destination(
    place: str, name: str, latitude: float, longitude: float, *, hours: OpeningHours
) -> DestinationAsked:
    return DestinationAsked(place=place, name=name, latitude=latitude, longitude=longitude, hours=hours)
