"""Which travel times a plan takes its ways from, and within which hours and how often people travel.

The basis is frozen with the plan: the same matrix and basis give the same ways again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Any

from majup.domains.planning.rules.assumptions import ServiceAssumptions
from majup.domains.support.rules.items import WEEKS_A_YEAR
from majup.domains.territory.rules.travel import OpeningHours

Hours = tuple[time, time]
"""When a site opens and closes."""


class TravelBy(StrEnum):
    """What the ways of a plan come from, best first."""

    TIMETABLE = "TIMETABLE"
    MATRIX = "MATRIX"
    ROAD = "ROAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelBasis:
    """What the ways of a plan were reckoned with.

    hours       by service, as assumed.
    site_hours  by site key and service, where a site keeps hours of its own.
    days        by service: how many days a week somebody comes, on average.
    """

    hours: Mapping[str, OpeningHours] = field(default_factory=dict)
    site_hours: Mapping[str, Mapping[str, OpeningHours]] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)

    def hours_at(self, site: str, service: str) -> OpeningHours | None:
        """Within which hours a service at a site can be used; None for a service without hours."""
        return self.site_hours.get(site, {}).get(service) or self.hours.get(service)


def assumed_hours(assumed: ServiceAssumptions) -> OpeningHours:
    """The hours of a service wherever a site has none of its own."""
    return OpeningHours(
        opens_at=_clock(assumed.opens_hour),
        closes_at=_clock(assumed.closes_hour),
        hours_inside=assumed.hours_inside,
        weekdays="".join(str(day) for day in assumed.open_weekdays),
    )


def hours_of_site(assumed: ServiceAssumptions, own: Hours | None) -> OpeningHours:
    """A site's own opening hours where it has some in which a visit fits, else those assumed."""
    usual = assumed_hours(assumed)
    if own is None:
        return usual
    hours = OpeningHours(
        opens_at=own[0], closes_at=own[1], hours_inside=usual.hours_inside, weekdays=usual.weekdays
    )
    return hours if hours.is_possible else usual


def days_a_week(assumed: ServiceAssumptions, *, units_a_year: float) -> int:
    """How many days a week somebody makes the way who needs so many units: at least one, at most all open."""
    trips = units_a_year * assumed.trips_per_unit / WEEKS_A_YEAR
    return max(1, min(len(assumed.open_weekdays), round(trips)))


def basis_as_json(basis: TravelBasis) -> dict[str, Any]:
    """The basis as it is stored with a plan."""
    return {
        "hours": {code: _hours_as_json(hours) for code, hours in basis.hours.items()},
        "site_hours": {
            site: {code: _hours_as_json(hours) for code, hours in of_site.items()}
            for site, of_site in basis.site_hours.items()
        },
        "days": dict(basis.days),
    }


def basis_from_json(stored: Mapping[str, Any]) -> TravelBasis:
    """A stored basis; an empty one gives an empty one."""
    return TravelBasis(
        hours={code: _hours_from_json(told) for code, told in stored.get("hours", {}).items()},
        site_hours={
            site: {code: _hours_from_json(told) for code, told in of_site.items()}
            for site, of_site in stored.get("site_hours", {}).items()
        },
        days=dict(stored.get("days", {})),
    )


def _hours_as_json(hours: OpeningHours) -> dict[str, Any]:
    return {
        "opens": hours.opens_at.isoformat("minutes"),
        "closes": hours.closes_at.isoformat("minutes"),
        "inside": hours.hours_inside,
        "weekdays": hours.weekdays,
    }


def _hours_from_json(told: Mapping[str, Any]) -> OpeningHours:
    return OpeningHours(
        opens_at=time.fromisoformat(told["opens"]),
        closes_at=time.fromisoformat(told["closes"]),
        hours_inside=float(told["inside"]),
        weekdays=str(told["weekdays"]),
    )


def _clock(hour: float) -> time:
    return time(int(hour), round(hour % 1 * 60))
