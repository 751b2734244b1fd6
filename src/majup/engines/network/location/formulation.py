"""The classic problems as models: formulas (P1) to (P4) and (C1) to (C5) of docs/methods/network.md."""

from dataclasses import dataclass

import numpy as np

from majup.engines.network.formulation.matrix import Block, Floats, Ints, Mask, Model, block_of, stacked
from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation, PMedian


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulated:
    """A model, its weights, rows that cut when wanted, and where the site columns stand (the first ones)."""

    model: Model
    weights: Floats
    pool: Block
    sites: int
    constant: float = 0.0


def radius_model(problem: PMedian, *, may_open: Mask, must_open: Mask, worst: float) -> Formulated:
    """The radius formulation: y opens a site, z says that a client has none within a radius.

    Only radii that a plan no worse than `worst` can need are written. Elloumi (2010), J. Comb. Optim. 19,
    69-83; García, Labbé and Marín (2011), doi:10.1287/ijoc.1100.0418.
    """
    sites = problem.distances.shape[1]
    usable = np.flatnonzero(may_open)
    rows, weights, constant = _radius_rows(problem, usable=usable, must_open=must_open, worst=worst)
    count = len(weights)
    lower, upper = np.zeros(count), np.ones(count)
    lower[:sites][must_open] = 1.0
    upper[:sites][~may_open] = 0.0
    exactly = ([(j, 1.0) for j in range(sites)], float(problem.count), float(problem.count))
    blocks = [block_of("exactly_so_many_open", [exactly]), block_of("no_site_within_the_radius", rows)]
    whole = np.arange(count) < sites
    model = stacked(blocks, column_lower=lower, column_upper=upper, is_integer=whole)
    nothing = block_of("nothing", [])
    return Formulated(model=model, weights=np.array(weights), pool=nothing, sites=sites, constant=constant)


def _radius_rows(
    problem: PMedian, *, usable: Ints, must_open: Mask, worst: float
) -> tuple[list[tuple[list[tuple[int, float]], float, float]], list[float], float]:
    """(P2): z of a radius, less the z before, plus sites exactly that far away, is at least 0 (first: 1)."""
    rows: list[tuple[list[tuple[int, float]], float, float]] = []
    weights = [0.0] * problem.distances.shape[1]
    constant, nearest = 0.0, problem.distances[:, usable].min(axis=1)
    # A client farther than this would alone make the plan worse than the best one known.
    slack = worst - float(nearest.sum())
    for i in range(problem.distances.shape[0]):
        away = problem.distances[i, usable]
        farthest = nearest[i] + slack
        if must_open.any():
            farthest = min(farthest, float(problem.distances[i, must_open].min()))
        farthest = min(farthest, float(np.sort(away)[len(usable) - problem.count]))
        radii = np.unique(away[away <= farthest + 1e-9])
        constant += float(radii[0])
        before = -1
        for k, radius in enumerate(radii[:-1]):
            entries = [(int(j), 1.0) for j in usable[away == radius]]
            z = len(weights)
            weights.append(float(radii[k + 1] - radius))
            entries.append((z, 1.0))
            if before >= 0:
                entries.append((before, -1.0))
            rows.append((entries, 1.0 if before < 0 else 0.0, np.inf))
            before = z
        last = [(int(j), 1.0) for j in usable[away == radii[-1]]]
        if before >= 0:
            rows.append(([*last, (before, -1.0)], 0.0, np.inf))
        else:
            rows.append((last, 1.0, np.inf))
    return rows, weights, constant


def capacitated_pmedian_model(problem: CapacitatedPMedian) -> Formulated:
    """Each client goes to one open site, within capacity; exactly so many are open."""
    clients, sites = problem.distances.shape
    exactly = ([(j, 1.0) for j in range(sites)], float(problem.count), float(problem.count))
    capacities = np.full(sites, problem.capacity)
    blocks = [
        block_of("exactly_so_many_open", [exactly]),
        _every_client_is_served(clients, sites),
        _sites_hold_no_more_than_they_have(problem.demands, capacities),
    ]
    return _assigned(
        blocks,
        weights=np.concatenate([np.zeros(sites), problem.distances.ravel()]),
        sites=sites,
        is_whole=True,
    )


def facility_location_model(problem: FacilityLocation) -> Formulated:
    """Demand is served within the capacity of open sites; a site that opens costs its fixed cost."""
    clients, sites = problem.costs.shape
    total = float(problem.demands.sum())
    enough = ([(j, float(problem.capacities[j])) for j in range(sites)], total, np.inf)
    blocks = [
        _every_client_is_served(clients, sites),
        _sites_hold_no_more_than_they_have(problem.demands, problem.capacities),
        block_of("open_sites_hold_all_demand", [enough]),
    ]
    return _assigned(
        blocks,
        weights=np.concatenate([problem.fixed_costs, problem.costs.ravel()]),
        sites=sites,
        is_whole=problem.is_single_source,
    )


def _assigned(blocks: list[Block], *, weights: Floats, sites: int, is_whole: bool) -> Formulated:
    whole = np.full(len(weights), is_whole)
    whole[:sites] = True
    model = stacked(
        blocks, column_lower=np.zeros(len(weights)), column_upper=np.ones(len(weights)), is_integer=whole
    )
    pool = _nobody_goes_to_a_closed_site((len(weights) - sites) // sites, sites)
    return Formulated(model=model, weights=weights, pool=pool, sites=sites)


def _every_client_is_served(clients: int, sites: int) -> Block:
    """(C1) The shares of a client sum to one; column sites + client·sites + site is a share."""
    shares = sites + np.arange(clients * sites, dtype=np.int64)
    return Block(
        name="every_client_is_served",
        row=np.repeat(np.arange(clients, dtype=np.int64), sites),
        column=shares,
        value=np.ones(clients * sites),
        lower=np.ones(clients),
        upper=np.ones(clients),
    )


def _sites_hold_no_more_than_they_have(demands: Floats, capacities: Floats) -> Block:
    """(C2) Demand served at a site is at most its capacity, and nothing where it is closed."""
    clients, sites = len(demands), len(capacities)
    site = np.tile(np.arange(sites, dtype=np.int64), clients)
    return Block(
        name="sites_hold_no_more_than_they_have",
        row=np.concatenate([site, np.arange(sites, dtype=np.int64)]),
        column=np.concatenate(
            [sites + np.arange(clients * sites, dtype=np.int64), np.arange(sites, dtype=np.int64)]
        ),
        value=np.concatenate([np.repeat(demands, sites), -capacities]),
        lower=np.full(sites, -np.inf),
        upper=np.zeros(sites),
    )


def _nobody_goes_to_a_closed_site(clients: int, sites: int) -> Block:
    """(C3) A share is at most the opening of its site; follows from (C2) and is added where it cuts."""
    count = clients * sites
    rows = np.arange(count, dtype=np.int64)
    return Block(
        name="nobody_goes_to_a_closed_site",
        row=np.concatenate([rows, rows]),
        column=np.concatenate([sites + rows, np.tile(np.arange(sites, dtype=np.int64), clients)]),
        value=np.concatenate([np.ones(count), -np.ones(count)]),
        lower=np.full(count, -np.inf),
        upper=np.zeros(count),
    )
