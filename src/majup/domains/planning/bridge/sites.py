"""Where services run and where they could open, and how far people have to them."""

from collections.abc import Mapping

from majup.domains.planning.bridge.ways import WayFinder
from majup.domains.planning.queries.demand import RunningOffer
from majup.domains.planning.queries.region import RegionFacts
from majup.domains.planning.rules.assumptions import Assumptions, ServiceAssumptions
from majup.domains.planning.rules.borders import candidate_key, site_key
from majup.domains.planning.rules.candidates import candidate_parishes
from majup.domains.territory.queries import ParishRow
from majup.engines.network.problem import Demand, Existing, Place, Site, Way


def sites_of(
    facts: RegionFacts, *, assumptions: Assumptions, wanted: tuple[ServiceAssumptions, ...]
) -> tuple[Site, ...]:
    """Sites that run, and the middles of the larger parishes and towns of the partnership, in a fixed order.

    A site that runs may be extended where its municipality is in the partnership; its building stands, so
    only a share of a building's cost falls due. A parish with a running site is no second candidate.
    `wanted` are the services at a site that somebody needs.
    """
    running = _running_sites(facts, assumptions=assumptions, wanted=wanted)
    taken = {row.parish_id for row in facts.running if _is_partner(facts, row.parish_id)}
    new = [row for row in _candidates(facts, assumptions=assumptions) if row.id not in taken]
    return (*running, *(_candidate(row, facts=facts, assumptions=assumptions) for row in new))


def ways_between(
    places: tuple[Place, ...],
    sites: tuple[Site, ...],
    *,
    demands: tuple[Demand, ...],
    existing: tuple[Existing, ...],
    wanted: tuple[ServiceAssumptions, ...],
    reach: Mapping[str, float],
    finder: WayFinder,
) -> tuple[Way, ...]:
    """Where people of each place may go for each service that is needed there.

    To the nearest sites within the service's reach where it could open, as many as are assumed for it, and to
    every site within reach where it runs. Fewer ways make a smaller problem, and so a better proof.
    """
    needed = {(row.place, row.service) for row in demands}
    runs = {(row.site, row.service) for row in existing}
    ways: list[Way] = []
    for place in places:
        for service in (one for one in wanted if (place.id, one.code) in needed):
            usable = {site.id: site for site in sites if _is_usable(site, service.code, runs=runs)}
            found = finder.ways(place, usable.values(), service=service.code)
            near = [key for key, way in found.items() if way.minutes <= reach[service.code]]
            near.sort(key=lambda key: (found[key].minutes, key))
            may_open = [key for key in near if usable[key].may_open(service.code)]
            kept = {*may_open[: int(service.nearest_sites)], *(k for k in near if (k, service.code) in runs)}
            ways.extend(
                Way(place=place.id, site=key, minutes=found[key].minutes, service=service.code)
                for key in near
                if key in kept
            )
    return tuple(ways)


def _is_usable(site: Site, service: str, *, runs: set[tuple[str, str]]) -> bool:
    return site.may_open(service) or (site.id, service) in runs


def _running_sites(
    facts: RegionFacts, *, assumptions: Assumptions, wanted: tuple[ServiceAssumptions, ...]
) -> list[Site]:
    by_site = {row.site_id: row for row in facts.running}
    return [
        _running_site(row, facts=facts, assumptions=assumptions, wanted=wanted)
        for row in sorted(by_site.values(), key=lambda row: row.site_id)
    ]


def _running_site(
    row: RunningOffer,
    *,
    facts: RegionFacts,
    assumptions: Assumptions,
    wanted: tuple[ServiceAssumptions, ...],
) -> Site:
    may_grow = _may_grow(facts, row.site_id, wanted=wanted) if _is_partner(facts, row.parish_id) else ()
    return Site(
        id=site_key(row.site_id),
        municipality=_municipality(facts, row.parish_id),
        region=_pot(facts, row.parish_id),
        name=row.site_name,
        latitude=row.latitude,
        longitude=row.longitude,
        building_eur=round(assumptions.building_eur * assumptions.existing_building_share, 2),
        building_running_eur=0.0,
        building_lifetime_years=assumptions.building_years,
        is_candidate=bool(may_grow),
        services=may_grow,
    )


def _may_grow(facts: RegionFacts, site_id: str, *, wanted: tuple[ServiceAssumptions, ...]) -> tuple[str, ...]:
    """Services that may open new places at a running site: not those whose norm the largest size would break.

    The engine sees only the places that are free, so it cannot count the taken ones against the norm itself.
    """
    here = {row.service: row.places for row in facts.running if row.site_id == site_id}
    return tuple(
        one.code
        for one in wanted
        if one.code not in facts.norms
        or here.get(one.code, 0) + min(one.modules[-1], facts.norms[one.code]) <= facts.norms[one.code]
    )


def _candidates(facts: RegionFacts, *, assumptions: Assumptions) -> list[ParishRow]:
    inside = [row for row in facts.parishes.values() if row.municipality_before_id in facts.partners]
    return candidate_parishes(inside, least_residents=assumptions.candidate_least_residents)


def _candidate(row: ParishRow, *, facts: RegionFacts, assumptions: Assumptions) -> Site:
    return Site(
        id=candidate_key(row.atvk),
        municipality=_municipality(facts, row.id),
        region=_pot(facts, row.id),
        name=row.name_lv,
        latitude=row.lat,
        longitude=row.lon,
        building_eur=assumptions.building_eur,
        building_running_eur=assumptions.building_running_eur,
        building_lifetime_years=assumptions.building_years,
    )


def pot_of(facts: RegionFacts, municipality_id: int) -> str:
    """Which money a site draws on: the region's, or that of its own state city."""
    if municipality_id in facts.envelope.cities_eur:
        return f"{facts.region.code}/{facts.municipalities[municipality_id].atvk}"
    return facts.region.code


def _pot(facts: RegionFacts, parish_id: int) -> str:
    return pot_of(facts, facts.parishes[parish_id].municipality_before_id)


def _municipality(facts: RegionFacts, parish_id: int) -> str:
    return facts.municipalities[facts.parishes[parish_id].municipality_before_id].atvk


def _is_partner(facts: RegionFacts, parish_id: int) -> bool:
    return facts.parishes[parish_id].municipality_before_id in facts.partners
