"""A region's facts and the assumptions, as the engine's frozen problem."""

from dataclasses import asdict, dataclass
from typing import Any

from majup.domains.planning.bridge.sites import pot_of, sites_of, ways_between
from majup.domains.planning.bridge.travel import finder_of, travel_basis_of
from majup.domains.planning.bridge.ways import reach_of
from majup.domains.planning.queries.region import RegionFacts
from majup.domains.planning.queries.travel import BY_ROAD, Travel
from majup.domains.planning.rules.assumptions import Assumptions, ServiceAssumptions
from majup.domains.planning.rules.borders import module_key, place_key, site_key
from majup.domains.planning.rules.capacity import persons_held, persons_per_place
from majup.domains.planning.rules.travel import TravelBasis, TravelBy
from majup.engines.network.problem import (
    Budget,
    Delivery,
    Demand,
    Existing,
    Floor,
    Level,
    Limits,
    Module,
    Place,
    Problem,
    Service,
    limits_to_json,
    problem_to_json,
)

Basis = dict[str, dict[str, float]]
"""By service: "units" a person needs a year, "persons" one place serves in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenProblem:
    """A problem as the engine's canonical text, with what its places were reckoned from."""

    text: str
    basis: Basis
    travel: TravelBasis


def frozen_problem(
    facts: RegionFacts, *, assumptions: Assumptions, travel: Travel = BY_ROAD
) -> FrozenProblem:
    """Freeze a region's problem; the basis is empty where nobody needs anything."""
    basis = basis_of(facts, assumptions=assumptions)
    problem = problem_of(facts, assumptions=assumptions, basis=basis, travel=travel)
    return FrozenProblem(
        text=problem_to_json(problem),
        basis=basis,
        travel=_travel_basis(facts, assumptions=assumptions, basis=basis),
    )


def frozen_limits(*, seconds: float, gap: float) -> dict[str, Any]:
    """The engine's limits, every one of them written out; one thread, so that a run repeats."""
    return asdict(Limits(seconds=seconds, gap=gap, threads=1))


def limits_text(limits: dict[str, Any]) -> str:
    """Stored limits as the engine reads them."""
    return limits_to_json(Limits(**limits))


def basis_of(facts: RegionFacts, *, assumptions: Assumptions) -> Basis:
    """What one person of this region's plans needs on average, and how many of them share a place."""
    basis: Basis = {}
    for code in sorted({row.service for row in facts.demand} & set(assumptions.services)):
        assumed = assumptions.services[code]
        rows = [row for row in facts.demand if row.service == code]
        units = sum(row.units_a_year for row in rows) / sum(row.persons for row in rows)
        shared = persons_per_place(units_per_place=assumed.units_per_place, units_per_person=units)
        basis[code] = {"units": round(units, 4), "persons": round(shared, 4) if assumed.is_at_site else 1.0}
    return basis


def problem_of(
    facts: RegionFacts, *, assumptions: Assumptions, basis: Basis, travel: Travel = BY_ROAD
) -> Problem:
    """The problem of one region. Equal facts and travel times give equal problems, line by line.

    Services nobody asks for are left out, and so are kinds of help that need no planned place (foster
    families, guardianship), which the assumptions do not name.
    """
    wanted = [assumptions.services[code] for code in basis]
    at_site = tuple(assumed for assumed in wanted if assumed.is_at_site)
    sites = sites_of(facts, assumptions=assumptions, wanted=at_site)
    places = _places(facts, basis=basis)
    demands = _demands(facts, assumptions=assumptions, basis=basis)
    existing = _existing(facts, assumptions=assumptions, basis=basis)
    return Problem(
        name=facts.region.code,
        services=tuple(
            _service(a, assumptions, basis[a.code], norm=facts.norms.get(a.code), by=travel.by)
            for a in wanted
        ),
        places=places,
        sites=sites,
        modules=tuple(
            module
            for a in at_site
            for module in _modules(a, assumptions, basis[a.code], norm=facts.norms.get(a.code))
        ),
        demands=demands,
        ways=ways_between(
            places,
            sites,
            demands=demands,
            existing=existing,
            wanted=at_site,
            reach={a.code: _reach(a, assumptions, by=travel.by) for a in at_site},
            finder=finder_of(
                facts, travel=travel, basis=_travel_basis(facts, assumptions=assumptions, basis=basis)
            ),
        ),
        existing=existing,
        budgets=_budgets(facts),
        floors=_floors(facts, assumptions=assumptions, basis=basis),
    )


def _travel_basis(facts: RegionFacts, *, assumptions: Assumptions, basis: Basis) -> TravelBasis:
    units = {code: row["units"] for code, row in basis.items()}
    return travel_basis_of(facts, assumptions=assumptions, units=units)


def _reach(assumed: ServiceAssumptions, assumptions: Assumptions, *, by: TravelBy) -> float:
    return reach_of(assumed.reach_minutes, by=by, bus_factor=assumptions.bus_reach_factor)


def _service(
    assumed: ServiceAssumptions,
    assumptions: Assumptions,
    basis: dict[str, float],
    *,
    norm: int | None,
    by: TravelBy,
) -> Service:
    if not assumed.is_at_site:
        return Service(
            id=assumed.code,
            delivery=Delivery.AT_HOME,
            home_eur_per_person=round(assumed.eur_per_unit * basis["units"], 2),
        )
    is_bus = by is TravelBy.TIMETABLE
    eur_per_minute = assumptions.eur_per_bus_minute if is_bus else assumptions.eur_per_vehicle_minute
    trips = assumed.trips_per_unit * basis["units"]
    return Service(
        id=assumed.code,
        reach_minutes=_reach(assumed, assumptions, by=by),
        least_utilisation=assumed.least_use,
        least_utilisation_last=assumed.least_use_last,
        upper_norm=None if norm is None else persons_held(norm, persons_each=basis["persons"]),
        transport_eur_per_person_minute=round(2 * trips * eur_per_minute, 4),
    )


def _modules(
    assumed: ServiceAssumptions, assumptions: Assumptions, basis: dict[str, float], *, norm: int | None
) -> tuple[Module, ...]:
    full_year = assumed.eur_per_unit * assumed.units_per_place
    return tuple(
        Module(
            id=module_key(assumed.code, places=places),
            service=assumed.code,
            places=float(persons_held(places, persons_each=basis["persons"])),
            capital_eur=assumed.capital_eur_fixed + places * assumed.capital_eur_per_place,
            running_fixed_eur=round(assumed.fixed_share * full_year * places, 2),
            running_eur_per_person=_running_per_person(assumed, basis),
            lifetime_years=assumptions.building_years,
        )
        for places in assumed.modules
        if norm is None or places <= norm
    )


def _running_per_person(assumed: ServiceAssumptions, basis: dict[str, float]) -> float:
    return round((1 - assumed.fixed_share) * assumed.eur_per_unit * basis["units"], 2)


def _places(facts: RegionFacts, *, basis: Basis) -> tuple[Place, ...]:
    lived_in = {row.parish_id for row in facts.demand if row.service in basis}
    parishes = sorted((facts.parishes[key] for key in lived_in), key=lambda row: row.atvk)
    return tuple(
        Place(
            id=place_key(row.atvk),
            municipality=facts.municipalities[row.municipality_before_id].atvk,
            region=pot_of(facts, row.municipality_before_id),
            name=row.name_lv,
            latitude=row.lat,
            longitude=row.lon,
        )
        for row in parishes
    )


def _demands(facts: RegionFacts, *, assumptions: Assumptions, basis: Basis) -> tuple[Demand, ...]:
    rows = [row for row in facts.demand if row.service in basis]
    return tuple(
        Demand(
            place=place_key(facts.parishes[row.parish_id].atvk),
            service=row.service,
            group=row.group,
            persons=float(row.persons),
            priority=assumptions.priority_weight[row.priority],
            last_factor=assumptions.last_period_factor[row.group],
        )
        for row in sorted(
            rows, key=lambda r: (facts.parishes[r.parish_id].atvk, r.service, r.group, r.priority)
        )
    )


def _existing(facts: RegionFacts, *, assumptions: Assumptions, basis: Basis) -> tuple[Existing, ...]:
    """Free places that run already: the register counts the people a service can take, not rooms or beds."""
    found = []
    for row in facts.running:
        if row.service in basis and row.free_places > 0:
            assumed, units = assumptions.services[row.service], basis[row.service]["units"]
            fixed_eur = assumed.fixed_share * assumed.eur_per_unit * units
            found.append(
                Existing(
                    site=site_key(row.site_id),
                    service=row.service,
                    places=float(row.free_places),
                    running_fixed_eur=round(fixed_eur * row.free_places, 2),
                    running_eur_per_person=_running_per_person(assumed, basis[row.service]),
                )
            )
    return tuple(found)


def _budgets(facts: RegionFacts) -> tuple[Budget, ...]:
    cities = tuple(
        Budget(level=Level.MUNICIPALITY, area=facts.municipalities[key].atvk, capital_eur=float(amount))
        for key, amount in facts.envelope.cities_eur.items()
    )
    region = Budget(
        level=Level.REGION, area=facts.region.code, capital_eur=float(facts.envelope.regional_eur)
    )
    return (region, *cities)


def _floors(facts: RegionFacts, *, assumptions: Assumptions, basis: Basis) -> tuple[Floor, ...]:
    needs: dict[int, int] = {}
    for row in facts.demand:
        if row.service in basis:
            home = facts.parishes[row.parish_id].municipality_before_id
            needs[home] = needs.get(home, 0) + row.persons
    return tuple(
        Floor(municipality=facts.municipalities[key].atvk, share=assumptions.floor_share)
        for key in sorted(needs, key=lambda key: facts.municipalities[key].atvk)
        if key in facts.partners and needs[key] >= assumptions.floor_least_needs
    )
