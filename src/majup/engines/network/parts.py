"""Parts of a problem that nothing ties together, such as regions with budgets of their own."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from majup.engines.network.formulation.sets import is_in_reach
from majup.engines.network.problem.records import Budget, Delivery, Problem

Spot = tuple[str, str]
"""("place", id) or ("site", id)."""


def parts_of(problem: Problem) -> tuple[Problem, ...]:
    """Split a valid problem into the smallest parts that share no way, money, floor or separation.

    Together the parts have every place with demand and every site, each once, in the order of the problem.
    Planning each as well as can be plans the whole as well as can be.
    """
    label = _labels(problem)
    found = list(dict.fromkeys(label.values()))
    if len(found) < 2:
        return (problem,)
    members = {number: {spot for spot, own in label.items() if own == number} for number in found}
    parts = [_part(problem, members[number]) for number in found]
    return tuple(part for part in parts if part.demands or part.existing)


def _labels(problem: Problem) -> dict[Spot, int]:
    spots: list[Spot] = [("place", row.id) for row in problem.places] + [
        ("site", row.id) for row in problem.sites
    ]
    at = {spot: k for k, spot in enumerate(spots)}
    ties = [(at[one], at[two]) for group in _tied(problem) for one, two in pairwise(group)]
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    graph = sparse.coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(spots),) * 2)
    _, label = connected_components(graph, directed=False)
    return dict(zip(spots, label.tolist(), strict=True))


def _tied(problem: Problem) -> list[list[Spot]]:
    """Groups of places and sites that must be planned together."""
    services = {row.id: row for row in problem.services}
    at_site = [row for row in problem.services if row.delivery is Delivery.AT_SITE]
    groups: list[list[Spot]] = []
    for way in problem.ways:
        meant = at_site if way.service is None else [services[way.service]]
        if any(is_in_reach(way.minutes, service) for service in meant):
            groups.append([("place", way.place), ("site", way.site)])
    groups += [[("site", row.site), ("site", row.other)] for row in problem.separations]
    groups += [_under(problem, budget) for budget in problem.budgets]
    by_municipality: dict[str, list[Spot]] = defaultdict(list)
    for place in problem.places:
        by_municipality[place.municipality].append(("place", place.id))
    groups += [by_municipality[floor.municipality] for floor in problem.floors]
    return groups


def _under(problem: Problem, budget: Budget) -> list[Spot]:
    """Whoever shares the money: the sites, and the places where help at home costs running money."""
    found: list[Spot] = [("site", row.id) for row in problem.sites if budget.covers(row)]
    if budget.running_eur is not None:
        found += [("place", row.id) for row in problem.places if budget.covers(row)]
    return found


def _part(problem: Problem, members: set[Spot]) -> Problem:
    places = tuple(row for row in problem.places if ("place", row.id) in members)
    sites = tuple(row for row in problem.sites if ("site", row.id) in members)
    municipalities = {row.municipality for row in places}
    return replace(
        problem,
        places=places,
        sites=sites,
        demands=tuple(row for row in problem.demands if ("place", row.place) in members),
        ways=tuple(
            row for row in problem.ways if ("place", row.place) in members and ("site", row.site) in members
        ),
        existing=tuple(row for row in problem.existing if ("site", row.site) in members),
        separations=tuple(row for row in problem.separations if ("site", row.site) in members),
        floors=tuple(row for row in problem.floors if row.municipality in municipalities),
        budgets=tuple(
            row for row in problem.budgets if any(spot in members for spot in _under(problem, row))
        ),
    )
