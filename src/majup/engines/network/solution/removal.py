"""What the removal of one service at one site would lose: a largest flow of its persons through the rest."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_flow

from majup.engines.network.formulation.sets import is_in_reach
from majup.engines.network.problem.records import Delivery, Problem
from majup.engines.network.solution.ledger import Ledger
from majup.engines.network.solution.reading import Choice
from majup.engines.network.solution.records import Opened

Minutes = dict[tuple[str, str, str], float]
PARTS_OF_A_PERSON = 1000


def with_removal(
    problem: Problem, ledger: Ledger, choice: Choice, opened: tuple[Opened, ...], minutes: Minutes
) -> tuple[Opened, ...]:
    """Return the opened services with the persons that would lose the service, and that could go elsewhere.

    Everybody served today may change seats, nobody who is unmet today competes; formula (R).
    """
    done: dict[tuple[str, str], Opened] = {}
    parts = 1 if ledger.is_whole else PARTS_OF_A_PERSON
    for service in problem.services:
        if service.delivery is Delivery.AT_SITE:
            running = [row for row in opened if row.service == service.id]
            reach = _reach(ledger, choice, running, minutes, service_id=service.id)
            for row in running:
                done[row.site, row.service] = _removed(row, running, reach, parts=parts)
    return tuple(done[row.site, row.service] for row in opened)


def _reach(
    ledger: Ledger, choice: Choice, running: list[Opened], minutes: Minutes, *, service_id: str
) -> dict[str, tuple[float, list[str]]]:
    """Persons served today by place, and the running sites in their reach."""
    service = ledger.services[service_id]
    persons: dict[str, float] = defaultdict(float)
    for row in choice.served:
        if row.service == service_id:
            persons[row.place] += row.persons
    reach: dict[str, tuple[float, list[str]]] = {}
    for place, count in persons.items():
        ways = [(row.site, minutes.get((place, row.site, service_id))) for row in running]
        sites = [site for site, way in ways if way is not None and is_in_reach(way, service)]
        reach[place] = (count, sites)
    return reach


def _removed(
    row: Opened, running: list[Opened], reach: dict[str, tuple[float, list[str]]], *, parts: int
) -> Opened:
    if row.persons <= 0:
        return row
    others = {other.site: other.places_new + other.places_existing for other in running if other is not row}
    still = _largest_flow(reach, others, parts=parts)
    loses = min(row.persons, max(0.0, sum(count for count, _ in reach.values()) - still))
    return replace(row, removal_loses=loses, removal_moves=row.persons - loses)


def _largest_flow(
    reach: dict[str, tuple[float, list[str]]], places_at: dict[str, float], *, parts: int
) -> float:
    """Most persons that can sit in the given places, each within reach."""
    if not places_at:
        return 0.0
    site_node = {site: 1 + len(reach) + k for k, site in enumerate(places_at)}
    sink = 1 + len(reach) + len(places_at)
    edges = [(site_node[site], sink, places) for site, places in places_at.items()]
    for k, (count, sites) in enumerate(reach.values()):
        edges.append((0, 1 + k, count))
        edges += [(1 + k, site_node[site], count) for site in sites if site in site_node]
    rows, columns, sizes = zip(*edges, strict=True)
    capacity = np.round(np.array(sizes) * parts).astype(np.int32)
    graph = sparse.csr_matrix((capacity, (rows, columns)), shape=(sink + 1, sink + 1))
    return float(maximum_flow(graph, 0, sink).flow_value) / parts
