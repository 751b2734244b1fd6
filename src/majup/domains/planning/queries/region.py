"""Everything a region's problem is made of, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from majup.domains.planning.queries.demand import (
    DemandRow,
    RunningOffer,
    demand_on,
    holders_by_municipality,
    holders_by_region,
    largest_groups,
    partner_municipalities,
    running_offers,
)
from majup.domains.planning.rules.assumptions import Assumptions
from majup.domains.planning.rules.borders import DI_BORDERS_ON
from majup.domains.planning.rules.envelope import CityPeople, Envelope, envelopes
from majup.domains.territory.queries import (
    MunicipalityRow,
    ParishRow,
    RegionRow,
    municipalities_on,
    parishes,
    region,
)

STATE_CITY = "CITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts:
    """A region on a day, by the borders of the plans.

    parishes and municipalities are of the whole country, by id: people may be declared across the border.
    partners are the municipalities of this region where new places may be built.
    norms is the most places of a service in one home or group, where the catalogue sets one.
    """

    region: RegionRow
    as_of: date
    parishes: dict[int, ParishRow]
    municipalities: dict[int, MunicipalityRow]
    partners: frozenset[int]
    demand: tuple[DemandRow, ...]
    running: tuple[RunningOffer, ...]
    holders: int
    envelope: Envelope
    norms: Mapping[str, int]


def region_facts(region_id: int, *, as_of: date, assumptions: Assumptions) -> RegionFacts:
    """Read a region's facts. Inside an act, or `unscoped`. Nine queries."""
    municipalities = {row.id: row for row in municipalities_on(DI_BORDERS_ON)}
    partners = partner_municipalities(as_of)
    holders = holders_by_region(as_of)
    by_municipality = holders_by_municipality(as_of)
    cities = {
        row.id: CityPeople(region=row.region_id, holders=by_municipality.get(row.id, 0))
        for row in municipalities.values()
        if row.kind == STATE_CITY and row.id in partners
    }
    all_envelopes = envelopes(
        total_eur=assumptions.eraf_total_eur,
        urban_eur=assumptions.eraf_urban_eur,
        holders={region_id: 0} | holders,
        cities=cities,
    )
    return RegionFacts(
        region=region(region_id),
        as_of=as_of,
        parishes={row.id: row for row in parishes()},
        municipalities=municipalities,
        partners=frozenset(key for key in partners if _is_in(municipalities, key, region_id)),
        demand=demand_on(as_of, region_id=region_id),
        running=running_offers(as_of, region_id=region_id),
        holders=holders.get(region_id, 0),
        envelope=all_envelopes[region_id],
        norms=largest_groups(),
    )


def _is_in(municipalities: dict[int, MunicipalityRow], key: int, region_id: int) -> bool:
    return key in municipalities and municipalities[key].region_id == region_id
