"""What the ways of a region are reckoned with: hours by service and site, days a week, and who finds them."""

from collections.abc import Mapping

from majup.domains.planning.bridge.ways import WayFinder
from majup.domains.planning.queries.region import RegionFacts
from majup.domains.planning.queries.travel import Travel
from majup.domains.planning.rules.assumptions import Assumptions
from majup.domains.planning.rules.borders import place_key, site_key
from majup.domains.planning.rules.travel import (
    TravelBasis,
    assumed_hours,
    days_a_week,
    hours_of_site,
)
from majup.domains.territory.queries import OpeningHours


def travel_basis_of(
    facts: RegionFacts, *, assumptions: Assumptions, units: Mapping[str, float]
) -> TravelBasis:
    """Hours and days of the services that are needed; `units` are those of one person a year, by service."""
    services = [assumptions.services[code] for code in units if assumptions.services[code].is_at_site]
    codes = {one.code for one in services}
    site_hours: dict[str, dict[str, OpeningHours]] = {}
    for row in facts.running:
        if row.service in codes and row.own_hours is not None:
            hours = hours_of_site(assumptions.services[row.service], row.own_hours)
            if hours != assumed_hours(assumptions.services[row.service]):
                site_hours.setdefault(site_key(row.site_id), {})[row.service] = hours
    return TravelBasis(
        hours={one.code: assumed_hours(one) for one in services},
        site_hours=site_hours,
        days={one.code: days_a_week(one, units_a_year=units[one.code]) for one in services},
    )


def finder_of(facts: RegionFacts, *, travel: Travel, basis: TravelBasis) -> WayFinder:
    """Who finds the ways of a region's parishes."""
    parishes = {place_key(row.atvk): row.id for row in facts.parishes.values()}
    return WayFinder(travel=travel, basis=basis, parishes=parishes)
