"""Sums over what a plan says: by service, by reason, by municipality. Pure, over the lines of `contents`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from majup.domains.planning.queries.contents import Named, OfferLine, UnmetLine, WayLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTally:
    """One service in a plan. Services at home have no sites, places and utilisation.

    utilisation is of people served over people the places hold, now and in the last period.
    mean_minutes is one way, over the people who go to a site.
    """

    service: Named
    sites: int
    places_new: int
    places_existing: int
    persons: int
    unmet: int
    utilisation: float | None
    utilisation_last: float | None
    mean_minutes: float | None
    capital_eur: Decimal
    running_eur: Decimal | None

    @property
    def needs(self) -> int:
        """All who need it."""
        return self.persons + self.unmet

    @property
    def share_met(self) -> float | None:
        """Needs met of all; None where nobody needs it."""
        return self.persons / self.needs if self.needs else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonTally:
    """People unmet for one reason, and the municipalities where most of them live, the most first."""

    reason: str
    persons: int
    municipalities: tuple[Named, ...]
    nearest_more_eur: float | None = None


@dataclass(slots=True)
class _Sum:
    persons: int = 0
    person_minutes: float = 0.0
    going: int = 0


@dataclass(slots=True)
class _Homes:
    persons: int = 0
    by_municipality: dict[str, int] = field(default_factory=dict)
    more_eur: list[float] = field(default_factory=list)


def tally_by_service(
    offers: Sequence[OfferLine], ways: Sequence[WayLine], unmet: Sequence[UnmetLine]
) -> tuple[ServiceTally, ...]:
    """Every service that somebody needs or that runs: those at a site first, by the number of people."""
    lines: list[OfferLine | WayLine | UnmetLine] = [*offers, *ways, *unmet]
    named = {row.service.key: row.service for row in lines}
    served = {key: _Sum() for key in named}
    for way in ways:
        one = served[way.service.key]
        one.persons += way.persons
        if way.offer_id is not None:
            one.going += way.persons
            one.person_minutes += way.persons * way.minutes
    lacking = dict.fromkeys(named, 0)
    for row in unmet:
        lacking[row.service.key] += row.persons
    tallies = [
        _of_service(named[key], [o for o in offers if o.service.key == key], served[key], lacking[key])
        for key in named
    ]
    return tuple(sorted(tallies, key=lambda t: (t.sites == 0, -t.needs, t.service.key)))


def _of_service(service: Named, offers: list[OfferLine], served: _Sum, unmet: int) -> ServiceTally:
    holds = sum(offer.holds for offer in offers)
    lasting = sum((offer.utilisation_last or 0.0) * offer.holds for offer in offers)
    return ServiceTally(
        service=service,
        sites=len(offers),
        places_new=sum(offer.places_new for offer in offers),
        places_existing=sum(offer.places_existing for offer in offers),
        persons=served.persons,
        unmet=unmet,
        utilisation=sum(offer.persons for offer in offers) / holds if holds else None,
        utilisation_last=lasting / holds if holds else None,
        mean_minutes=served.person_minutes / served.going if served.going else None,
        capital_eur=sum((offer.capital_eur for offer in offers), Decimal(0)),
        running_eur=sum((offer.running_eur for offer in offers), Decimal(0)) if offers else None,
    )


def tally_by_reason(unmet: Sequence[UnmetLine]) -> tuple[ReasonTally, ...]:
    """Why needs stay unmet, the commonest reason first."""
    named = {row.municipality.key: row.municipality for row in unmet}
    homes: dict[str, _Homes] = {}
    for row in unmet:
        one = homes.setdefault(row.reason, _Homes())
        one.persons += row.persons
        key = row.municipality.key
        one.by_municipality[key] = one.by_municipality.get(key, 0) + row.persons
        if row.facts.get("more_eur"):
            one.more_eur.append(float(row.facts["more_eur"]))
    tallies = [
        ReasonTally(
            reason=reason,
            persons=one.persons,
            municipalities=tuple(named[key] for key in _most_first(one.by_municipality)),
            nearest_more_eur=min(one.more_eur, default=None),
        )
        for reason, one in homes.items()
    ]
    return tuple(sorted(tallies, key=lambda tally: (-tally.persons, tally.reason)))


def new_services_by_municipality(offers: Sequence[OfferLine]) -> dict[str, tuple[Named, ...]]:
    """Which services get new places in each municipality, by its key, most places first."""
    places: dict[str, dict[str, int]] = {}
    named: dict[str, Named] = {}
    for offer in offers:
        if offer.places_new:
            named[offer.service.key] = offer.service
            here = places.setdefault(offer.municipality.key, {})
            here[offer.service.key] = here.get(offer.service.key, 0) + offer.places_new
    return {key: tuple(named[service] for service in _most_first(here)) for key, here in places.items()}


def _most_first(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda key: (-counts[key], key))
