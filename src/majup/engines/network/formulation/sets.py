"""The index sets of the formulation, pruned to what could be part of some plan.

need    one (place, service) with its persons over all groups, in the order of first mention
share   the persons of one need with one priority weight
pair    one (site, service) that runs already or may open new places
option  one new module at a pair
arc     one way from a need to a pair, short enough for the service
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from majup.engines.network.problem.records import Delivery, Module, Problem, Service, Site, Way

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Persons of one place who need one service; `last_factor` is their mean, weighted by persons."""

    place: int
    service: int
    persons: float
    last_factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Persons of one need that weigh the same in the first aim."""

    need: int
    weight: float
    persons: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A service at a site: what runs there already, or could."""

    site: int
    service: int
    existing_places: float
    existing_running_eur: float
    existing_eur_per_person: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """All index sets of one problem; positions in the tuples and arrays are the indices used everywhere.

    is_whole   demands are whole, so persons are planned whole.
    """

    problem: Problem
    needs: tuple[Need, ...]
    shares: tuple[Share, ...]
    pairs: tuple[Pair, ...]
    option_pair: Ints
    option_module: Ints
    arc_need: Ints
    arc_pair: Ints
    arc_minutes: Floats
    is_whole: bool

    def service_of(self, pair: Pair) -> Service:
        """Return the service that runs at the pair."""
        return self.problem.services[pair.service]

    def site_of(self, pair: Pair) -> Site:
        """Return the site of the pair."""
        return self.problem.sites[pair.site]

    def module_of(self, option: int) -> Module:
        """Return the module of an option."""
        return self.problem.modules[int(self.option_module[option])]


def sets_of(problem: Problem) -> Sets:
    """Build the sets. Cost: places × sites × services of ways within reach. The problem must be valid."""
    needs = _needs(problem)
    pairs = _pairs(problem)
    arcs = _arcs(problem, needs=needs, pairs=pairs)
    options = _options(problem, needs=needs, pairs=pairs, arcs=arcs)
    used = {pair for pair, _ in options} | {k for k, pair in enumerate(pairs) if pair.existing_places > 0}
    arcs = [arc for arc in arcs if arc[1] in used]
    return Sets(
        problem=problem,
        needs=needs,
        shares=_shares(problem, needs=needs),
        pairs=pairs,
        option_pair=np.array([pair for pair, _ in options], dtype=np.int64),
        option_module=np.array([module for _, module in options], dtype=np.int64),
        arc_need=np.array([need for need, _, _ in arcs], dtype=np.int64),
        arc_pair=np.array([pair for _, pair, _ in arcs], dtype=np.int64),
        arc_minutes=np.array([minutes for _, _, minutes in arcs], dtype=np.float64),
        is_whole=problem.is_in_whole_persons,
    )


def minutes_by_pair(problem: Problem) -> dict[tuple[str, str, str], float]:
    """Minutes by (place, site, service) for every given way, long ones too; a way of a service overrides."""
    found: dict[tuple[str, str, str], float] = {}
    at_site = [service.id for service in problem.services if service.delivery is Delivery.AT_SITE]
    general: list[Way] = [way for way in problem.ways if way.service is None]
    special: list[Way] = [way for way in problem.ways if way.service is not None]
    for way in general:
        found.update({(way.place, way.site, service): way.minutes for service in at_site})
    found.update({(way.place, way.site, way.service or ""): way.minutes for way in special})
    return found


def is_in_reach(minutes: float, service: Service) -> bool:
    """Say whether a way is short enough for the service."""
    return service.reach_minutes is None or minutes <= service.reach_minutes + TOLERANCE


def _needs(problem: Problem) -> tuple[Need, ...]:
    place_at = {place.id: k for k, place in enumerate(problem.places)}
    service_at = {service.id: k for k, service in enumerate(problem.services)}
    persons: dict[tuple[int, int], float] = defaultdict(float)
    later: dict[tuple[int, int], float] = defaultdict(float)
    for demand in problem.demands:
        if demand.persons > 0:
            key = (place_at[demand.place], service_at[demand.service])
            factor = demand.last_factor
            persons[key] += demand.persons
            later[key] += demand.persons * (
                problem.services[key[1]].last_factor if factor is None else factor
            )
    return tuple(
        Need(place=i, service=s, persons=count, last_factor=later[i, s] / count)
        for (i, s), count in persons.items()
    )


def _shares(problem: Problem, *, needs: tuple[Need, ...]) -> tuple[Share, ...]:
    need_at = {(problem.places[n.place].id, problem.services[n.service].id): k for k, n in enumerate(needs)}
    persons: dict[tuple[int, float], float] = defaultdict(float)
    for demand in problem.demands:
        if demand.persons > 0:
            persons[need_at[demand.place, demand.service], demand.priority] += demand.persons
    return tuple(Share(need=k, weight=w, persons=count) for (k, w), count in persons.items())


def _pairs(problem: Problem) -> tuple[Pair, ...]:
    running = {(row.site, row.service): row for row in problem.existing}
    pairs = []
    for j, site in enumerate(problem.sites):
        for s, service in enumerate(problem.services):
            row = running.get((site.id, service.id))
            if service.delivery is Delivery.AT_SITE and (row or site.may_open(service.id)):
                pairs.append(
                    Pair(
                        site=j,
                        service=s,
                        existing_places=row.places if row else 0.0,
                        existing_running_eur=row.running_fixed_eur if row else 0.0,
                        existing_eur_per_person=row.running_eur_per_person if row else 0.0,
                    )
                )
    return tuple(pairs)


def _arcs(
    problem: Problem, *, needs: tuple[Need, ...], pairs: tuple[Pair, ...]
) -> list[tuple[int, int, float]]:
    minutes = minutes_by_pair(problem)
    by_service: dict[int, list[int]] = defaultdict(list)
    for k, pair in enumerate(pairs):
        by_service[pair.service].append(k)
    arcs = []
    for n, need in enumerate(needs):
        service, place = problem.services[need.service], problem.places[need.place].id
        for k in by_service[need.service]:
            way = minutes.get((place, problem.sites[pairs[k].site].id, service.id))
            if way is not None and is_in_reach(way, service):
                arcs.append((n, k, way))
    return arcs


def _options(
    problem: Problem, *, needs: tuple[Need, ...], pairs: tuple[Pair, ...], arcs: list[tuple[int, int, float]]
) -> list[tuple[int, int]]:
    """Modules that could be viable at a pair: enough people in reach, within the norm, nothing too close."""
    now: dict[int, float] = defaultdict(float)
    last: dict[int, float] = defaultdict(float)
    for n, k, _ in arcs:
        now[k] += needs[n].persons
        last[k] += needs[n].persons * needs[n].last_factor
    blocked = pairs_beside_existing(problem, pairs=pairs)
    found = []
    for k, pair in enumerate(pairs):
        site, service = problem.sites[pair.site], problem.services[pair.service]
        for m, module in enumerate(problem.modules):
            if module.service != service.id or not site.may_open(service.id) or k in blocked or now[k] <= 0:
                continue
            places = pair.existing_places + module.places
            is_viable = (
                now[k] >= service.least_utilisation * places - TOLERANCE
                and last[k] >= service.least_utilisation_last * places - TOLERANCE
            )
            if is_viable and (service.upper_norm is None or places <= service.upper_norm + TOLERANCE):
                found.append((k, m))
    return found


def pairs_beside_existing(problem: Problem, *, pairs: tuple[Pair, ...]) -> frozenset[int]:
    """Pairs with no places yet that are too close to a site where the service runs already."""
    at = {(problem.sites[p.site].id, problem.services[p.service].id): k for k, p in enumerate(pairs)}
    blocked = set()
    for row in problem.separations:
        for service in problem.services:
            if row.service in (None, service.id):
                one, two = at.get((row.site, service.id)), at.get((row.other, service.id))
                if one is not None and two is not None:
                    runs = [pairs[k].existing_places > 0 for k in (one, two)]
                    if runs[0] != runs[1]:
                        blocked.add(two if runs[0] else one)
    return frozenset(blocked)
