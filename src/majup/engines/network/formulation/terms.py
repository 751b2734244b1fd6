"""Terms that several constraints and aims share: groupings, costs of an area, who is close to whom."""

import math
from collections import defaultdict

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Entry, Ints
from majup.engines.network.formulation.sets import TOLERANCE, Need, Sets
from majup.engines.network.problem.records import Budget, Delivery, Floor


def positions_by(index: Ints) -> dict[int, list[int]]:
    """Positions in an index array, grouped by the value that stands there; a missing value has none."""
    found: dict[int, list[int]] = defaultdict(list)
    for position, value in enumerate(index.tolist()):
        found[value].append(position)
    return found


def shares_by_need(sets: Sets) -> dict[int, list[int]]:
    """Positions of the shares of each need."""
    found: dict[int, list[int]] = defaultdict(list)
    for k, share in enumerate(sets.shares):
        found[share.need].append(k)
    return found


def tied_by_ways(sets: Sets) -> list[tuple[list[int], list[int]]]:
    """Needs and pairs that ways tie together, directly or through others; a pair has one service only."""
    count, arcs = len(sets.needs), len(sets.arc_need)
    ends = (sets.arc_need, count + sets.arc_pair)
    ways = sparse.coo_matrix((np.ones(arcs), ends), shape=(count + len(sets.pairs),) * 2)
    _, label = connected_components(ways, directed=False)
    members: dict[int, tuple[list[int], list[int]]] = {}
    for n in np.unique(sets.arc_need).tolist():
        members.setdefault(int(label[n]), ([], []))[0].append(n)
    for k in np.unique(sets.arc_pair).tolist():
        members[int(label[count + k])][1].append(k)
    return list(members.values())


def any_new(sets: Sets, columns: Columns, *, pair: int, options: list[int]) -> list[Entry]:
    """Entries that sum to 1 where the pair opens anything new, else 0."""
    if columns.expanded[pair] >= 0:
        return [(int(columns.expanded[pair]), 1.0)]
    return [(int(columns.opened[o]), 1.0) for o in options]


def least_persons(
    sets: Sets, columns: Columns, *, pair: int, options: list[int], share: float, whole: bool
) -> list[Entry]:
    """Entries of minus the persons that new places at the pair call for.

    Where one module at most may open and persons are whole, the number for each module is rounded up: no
    whole plan is lost, and the relaxation is tighter.
    """
    existing = sets.pairs[pair].existing_places
    if columns.expanded[pair] >= 0:
        per_module = [(int(columns.opened[o]), -share * sets.module_of(o).places) for o in options]
        return [*per_module, (int(columns.expanded[pair]), -share * existing)]
    least = [share * (sets.module_of(o).places + existing) for o in options]
    if whole and sets.is_whole:
        least = [math.ceil(persons - TOLERANCE) for persons in least]
    return [(int(columns.opened[o]), -float(persons)) for o, persons in zip(options, least, strict=True)]


def capital_entries(sets: Sets, columns: Columns, *, budget: Budget) -> list[Entry]:
    """Capital of every module and building in the budget's area."""
    modules = [
        (int(columns.opened[o]), sets.module_of(o).capital_eur)
        for o, k in enumerate(sets.option_pair.tolist())
        if budget.covers(sets.site_of(sets.pairs[k]))
    ]
    buildings = [
        (int(columns.building[j]), site.building_eur)
        for j, site in enumerate(sets.problem.sites)
        if columns.building[j] >= 0 and budget.covers(site)
    ]
    return modules + buildings


def fixed_running_eur(sets: Sets, *, budget: Budget) -> float:
    """What existing services in the area cost a year before anybody is served."""
    return sum(pair.existing_running_eur for pair in sets.pairs if budget.covers(sets.site_of(pair)))


def running_entries(sets: Sets, columns: Columns, *, budget: Budget) -> list[Entry]:
    """Yearly running costs in the area: new modules, buildings, persons in places, persons at home."""
    entries: list[Entry] = []
    for o, k in enumerate(sets.option_pair.tolist()):
        module = sets.module_of(o)
        if budget.covers(sets.site_of(sets.pairs[k])):
            entries.append((int(columns.opened[o]), module.running_fixed_eur))
            entries.append((int(columns.in_new[o]), module.running_eur_per_person))
    for j, site in enumerate(sets.problem.sites):
        if columns.building[j] >= 0 and budget.covers(site):
            entries.append((int(columns.building[j]), site.building_running_eur))
    for k, pair in enumerate(sets.pairs):
        if columns.in_old[k] >= 0 and budget.covers(sets.site_of(pair)):
            entries.append((int(columns.in_old[k]), pair.existing_eur_per_person))
    for k, share in enumerate(sets.shares):
        need = sets.needs[share.need]
        if budget.covers(sets.problem.places[need.place]):
            entries.append((int(columns.met[k]), home_eur(sets, need)))
    return entries


def home_eur(sets: Sets, need: Need) -> float:
    """What a person served at home costs a year; 0 for a service at a site."""
    service = sets.problem.services[need.service]
    return service.home_eur_per_person if service.delivery is Delivery.AT_HOME else 0.0


def is_under(sets: Sets, need: Need, floor: Floor) -> bool:
    """Say whether a need counts for a floor."""
    same_municipality = sets.problem.places[need.place].municipality == floor.municipality
    return same_municipality and floor.service in (None, sets.problem.services[need.service].id)


def floor_persons(sets: Sets, floor: Floor) -> float:
    """Persons a floor asks for; rounded up where persons are whole."""
    persons = floor.share * sum(need.persons for need in sets.needs if is_under(sets, need, floor))
    return float(math.ceil(persons - TOLERANCE)) if sets.is_whole else persons


def close_cliques(sets: Sets, *, candidates: frozenset[int]) -> list[list[int]]:
    """Cover all too-close pairs of one service with cliques: tighter than one row for each two of them."""
    at = {
        (sets.site_of(pair).id, sets.service_of(pair).id): k
        for k, pair in enumerate(sets.pairs)
        if k in candidates and pair.existing_places <= 0
    }
    close: dict[int, set[int]] = defaultdict(set)
    for row in sets.problem.separations:
        for service in sets.problem.services:
            one, two = at.get((row.site, service.id)), at.get((row.other, service.id))
            if row.service in (None, service.id) and one is not None and two is not None:
                close[one].add(two)
                close[two].add(one)
    return _edge_cover(close)


def _edge_cover(close: dict[int, set[int]]) -> list[list[int]]:
    covered: set[tuple[int, int]] = set()
    cliques = []
    for one in sorted(close):
        for two in sorted(close[one]):
            if one < two and (one, two) not in covered:
                clique = [one, two]
                common = close[one] & close[two]
                while common:
                    clique.append(min(common))
                    common = common & close[clique[-1]]
                covered |= {(a, b) for a in clique for b in clique if a < b}
                cliques.append(sorted(clique))
    return cliques
