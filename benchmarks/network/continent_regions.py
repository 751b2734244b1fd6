"""A synthetic continent: 27 countries, 95,000 places, 40,000 sites, 12 services, in regions of Latvia's kind.

A region is made from its numbers alone, on the worker that plans it: nothing big is ever sent.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majup.engines.network.problem import (
    Budget,
    Delivery,
    Demand,
    Existing,
    Level,
    Module,
    Place,
    Problem,
    Service,
    Site,
    Way,
)

SEED = 27
COUNTRIES, PLACES, SITES = 27, 95_000, 40_000
PLACES_OF_A_REGION = 130
PERSONS_A_PLACE = 5
SIDE_KM = 120.0
LONGEST_WAY_MINUTES = 90
NEAREST_SITES = 20
BUDGET_SHARE = 0.4
GROUPS = ("ADULT_GRT", "CHILD_FT", "CHILD_OFC")
SHARE_OF_GROUP = (0.32, 0.45, 0.23)
AT_HOME = ("HOME_CARE", "SUPPORT_PERSON", "ASSISTANT", "CHILD_CARE_SERVICE")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtSite:
    """A service with places: its reach, sizes, cost of a place, least use, norm, and who needs it."""

    name: str
    reach_minutes: float
    sizes: tuple[int, ...]
    eur_a_place: float
    least_use: float
    norm: int | None
    share: float


def _at(
    name: str,
    reach_minutes: float,
    sizes: tuple[int, ...],
    eur: float,
    least_use: float,
    norm: int | None,
    share: float,
) -> AtSite:
    return AtSite(
        name=name,
        reach_minutes=reach_minutes,
        sizes=sizes,
        eur_a_place=eur,
        least_use=least_use,
        norm=norm,
        share=share,
    )


AT_SITES = (
    _at("DAY_CARE", 45, (10, 16, 24), 9_000, 0.6, None, 0.45),
    _at("GROUP_HOME", 60, (8, 12, 16), 28_000, 0.75, 16, 0.35),
    _at("WORKSHOP", 45, (8, 12, 20), 8_000, 0.6, None, 0.3),
    _at("RESPITE", 60, (4, 8), 15_000, 0.5, None, 0.3),
    _at("SOCIAL_REHAB", 60, (8, 16, 30), 5_000, 0.5, None, 0.4),
    _at("YOUTH_HOUSE", 90, (6, 8), 25_000, 0.7, 8, 0.05),
    _at("FAMILY_LIKE_HOME", 90, (8,), 26_000, 0.75, 8, 0.2),
    _at("CONSULTATION", 45, (10, 20, 40), 2_500, 0.4, None, 0.6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionSeed:
    """All that is needed to make a region: which it is, and how many places and sites it has."""

    country: int
    number: int
    places: int
    sites: int

    @property
    def name(self) -> str:
        """Its name, unique on the continent."""
        return f"country {self.country}, region {self.number}"


def continent() -> tuple[RegionSeed, ...]:
    """Every region, first regions of all countries first, so that any beginning is a fair sample."""
    weights = np.random.default_rng(SEED).lognormal(0.0, 1.0, COUNTRIES)
    places, sites = _shared_out(PLACES, weights), _shared_out(SITES, weights)
    found = [
        seed
        for country in range(COUNTRIES)
        for seed in _regions_of(country, places=places[country], sites=sites[country])
    ]
    return tuple(sorted(found, key=lambda seed: (seed.number, seed.country)))


def _regions_of(country: int, *, places: int, sites: int) -> Iterator[RegionSeed]:
    count = max(1, round(places / PLACES_OF_A_REGION))
    parts = zip(_shared_out(places, np.ones(count)), _shared_out(sites, np.ones(count)), strict=True)
    for number, (some_places, some_sites) in enumerate(parts):
        yield RegionSeed(country=country, number=number, places=some_places, sites=some_sites)


def _shared_out(total: int, weights: NDArray[np.float64]) -> list[int]:
    """Whole parts in proportion to the weights, with exactly this sum."""
    ends = np.floor(np.cumsum(weights) / weights.sum() * total + 0.5)
    return [int(part) for part in np.diff(ends, prepend=0.0)]


def region_problem(seed: RegionSeed) -> Problem:
    """Make the region: towns with parishes around them, money for some of what is needed."""
    rng = np.random.default_rng((SEED, seed.country, seed.number))
    towns = max(4, seed.places // 6)
    where, town_of = _map(rng, places=seed.places, towns=towns)
    people = rng.lognormal(6.3, 1.0, seed.places)
    people[:towns] *= 5
    site_at = rng.choice(seed.places, seed.sites, replace=seed.sites > seed.places, p=people / people.sum())
    demands = _demands(rng, people=people)
    region = seed.name
    return Problem(
        name=region,
        services=_services(rng),
        places=tuple(
            Place(id=f"p{i}", municipality=f"m{town_of[i]}", region=region) for i in range(seed.places)
        ),
        sites=tuple(
            Site(id=f"s{j}", municipality=f"m{town_of[i]}", region=region, building_eur=float(eur))
            for j, (i, eur) in enumerate(zip(site_at, rng.integers(40, 120, seed.sites) * 1000, strict=True))
        ),
        modules=_modules(),
        demands=demands,
        ways=tuple(_ways(where, where[site_at])),
        existing=_existing(rng, sites=seed.sites),
        budgets=(Budget(level=Level.REGION, area=region, capital_eur=_capital(demands, towns=towns)),),
    )


def _map(
    rng: np.random.Generator, *, places: int, towns: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Where places lie, in km, and the town each belongs to; the first places are the towns."""
    centres = rng.uniform(0, SIDE_KM, (towns, 2))
    town_of = rng.integers(0, towns, places)
    town_of[:towns] = np.arange(towns)
    where = np.clip(centres[town_of] + rng.normal(0, 9, (places, 2)), 0, SIDE_KM)
    return where, town_of


def _ways(places: NDArray[np.float64], sites: NDArray[np.float64]) -> Iterator[Way]:
    minutes = np.round(1.3 * np.sqrt(((places[:, None] - sites[None]) ** 2).sum(-1)) + 2)
    for i, row in enumerate(minutes):
        for j in np.argsort(row, kind="stable")[:NEAREST_SITES]:
            if row[j] <= LONGEST_WAY_MINUTES:
                yield Way(place=f"p{i}", site=f"s{j}", minutes=float(row[j]))


def _services(rng: np.random.Generator) -> tuple[Service, ...]:
    at_sites = tuple(
        Service(
            id=kind.name,
            reach_minutes=kind.reach_minutes,
            least_utilisation=kind.least_use,
            least_utilisation_last=kind.least_use * 0.8,
            last_factor=float(rng.uniform(0.75, 1.1)),
            upper_norm=kind.norm,
            transport_eur_per_person_minute=float(rng.integers(5, 40)),
        )
        for kind in AT_SITES
    )
    return at_sites + tuple(
        Service(id=name, delivery=Delivery.AT_HOME, home_eur_per_person=2_000.0) for name in AT_HOME
    )


def _modules() -> tuple[Module, ...]:
    return tuple(
        Module(
            id=f"{kind.name}-{places}",
            service=kind.name,
            places=float(places),
            capital_eur=float(round(kind.eur_a_place * places**0.9 * 1.3)),
            running_fixed_eur=6_000.0 + 300 * places,
            running_eur_per_person=1_500.0 + kind.eur_a_place / 10,
        )
        for kind in AT_SITES
        for places in kind.sizes
    )


def _demands(rng: np.random.Generator, *, people: NDArray[np.float64]) -> tuple[Demand, ...]:
    needs = [(kind.name, kind.share) for kind in AT_SITES] + [(name, 0.5) for name in AT_HOME]
    found: Counter[tuple[int, str, int]] = Counter()
    for place in rng.choice(len(people), PERSONS_A_PLACE * len(people), p=people / people.sum()):
        group = int(rng.choice(len(GROUPS), p=SHARE_OF_GROUP))
        for name, share in needs:
            if rng.random() < share:
                found[int(place), name, group] += 1
    return tuple(
        Demand(
            place=f"p{place}",
            service=service,
            group=GROUPS[group],
            persons=float(count),
            priority=1.5 if group == 2 else 1.0,
        )
        for (place, service, group), count in sorted(found.items())
    )


def _existing(rng: np.random.Generator, *, sites: int) -> tuple[Existing, ...]:
    chosen = rng.choice(sites, min(5, sites), replace=False)
    return tuple(
        Existing(
            site=f"s{j}",
            service=kind.name,
            places=8.0,
            running_fixed_eur=20_000.0,
            running_eur_per_person=2_500.0,
        )
        for j, kind in zip(chosen, AT_SITES, strict=False)
    )


def _capital(demands: tuple[Demand, ...], *, towns: int) -> float:
    """A part of what serving everybody would take."""
    eur = {kind.name: kind.eur_a_place for kind in AT_SITES}
    all_served = sum(eur.get(row.service, 0.0) * row.persons for row in demands) * 1.1 + 40_000 * towns
    return float(round(all_served * BUDGET_SHARE))
