"""Small random location problems of every kind, and an independent solver for them (HiGHS through SciPy)."""

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation, PMedian


def random_costs(rng, clients, sites):
    """Whole or not, metric or not, with many equal ones or none."""
    match int(rng.integers(6)):
        case 0:
            return rng.integers(0, 100, (clients, sites)).astype(float)
        case 1:
            return rng.uniform(0, 100, (clients, sites))
        case 2:
            spots, others = rng.uniform(0, 100, (clients, 2)), rng.uniform(0, 100, (sites, 2))
            return np.floor(np.sqrt(((spots[:, None] - others[None]) ** 2).sum(-1)))
        case 3:
            return rng.integers(0, 3, (clients, sites)).astype(float)
        case 4:
            return np.repeat(rng.integers(1, 50, (clients, 1)), sites, axis=1).astype(float)
        case _:
            return 10.0 * rng.integers(0, 30, (clients, sites))


def random_demands(rng, clients):
    """Whole or not, with clients that need nothing, or nobody who needs anything."""
    if rng.random() < 0.05:
        return np.zeros(clients)
    if rng.random() < 0.2:
        return rng.uniform(0, 5, clients)
    return rng.integers(rng.random() > 0.3, 20, clients).astype(float)


def random_pmedian(seed):
    rng = np.random.default_rng(seed)
    costs = random_costs(rng, int(rng.integers(1, 22)), int(rng.integers(1, 14)))
    return PMedian(distances=costs, count=int(rng.integers(1, costs.shape[1] + 1)))


def random_capacitated_pmedian(seed):
    rng = np.random.default_rng(seed)
    costs = random_costs(rng, int(rng.integers(1, 18)), int(rng.integers(1, 10)))
    demands, count = random_demands(rng, len(costs)), int(rng.integers(1, costs.shape[1] + 1))
    capacity = float(np.round(rng.uniform(0.9, 3) * demands.sum() / count))
    return CapacitatedPMedian(distances=costs, demands=demands, capacity=capacity, count=count)


def random_facility_location(seed, *, is_single_source):
    rng = np.random.default_rng(seed)
    costs = random_costs(rng, int(rng.integers(1, 18)), int(rng.integers(1, 10)))
    demands, sites = random_demands(rng, len(costs)), costs.shape[1]
    share = rng.uniform(0.3, 1.7, sites) * rng.uniform(0.9, 4) * demands.sum() / sites
    fixed = rng.integers(0, 300, sites).astype(float) * (rng.random() > 0.2)
    return FacilityLocation(
        costs=costs,
        demands=demands,
        capacities=np.round(share),
        fixed_costs=fixed,
        is_single_source=is_single_source,
    )


def best_value(problem):
    """The best value by the whole formulation handed to another solver; None where there is no plan."""
    match problem:
        case PMedian(distances=costs, count=count):
            return _best(costs, None, None, np.zeros(costs.shape[1]), count=count, is_whole=True)
        case CapacitatedPMedian(distances=costs, demands=demands, capacity=capacity, count=count):
            sites = costs.shape[1]
            return _best(
                costs, demands, np.full(sites, capacity), np.zeros(sites), count=count, is_whole=True
            )
        case FacilityLocation():
            return _best(
                problem.costs,
                problem.demands,
                problem.capacities,
                problem.fixed_costs,
                count=None,
                is_whole=problem.is_single_source,
            )


def _best(costs, demands, capacities, fixed, *, count, is_whole):
    clients, sites = costs.shape
    pairs = clients * sites
    client, site = np.repeat(np.arange(clients), sites), np.tile(np.arange(sites), clients)
    pair = sites + np.arange(pairs)
    served = sparse.csr_matrix((np.ones(pairs), (client, pair)), (clients, sites + pairs))
    entries = (
        np.concatenate([np.ones(pairs), -np.ones(pairs)]),
        (
            np.concatenate([np.arange(pairs)] * 2),
            np.concatenate([pair, site]),
        ),
    )
    rules = [
        LinearConstraint(served, 1, 1),
        LinearConstraint(sparse.csr_matrix(entries, (pairs, sites + pairs)), -np.inf, 0),
    ]
    if demands is not None:
        held = (
            np.concatenate([demands[client], -capacities]),
            (
                np.concatenate([site, np.arange(sites)]),
                np.concatenate([pair, np.arange(sites)]),
            ),
        )
        rules.append(LinearConstraint(sparse.csr_matrix(held, (sites, sites + pairs)), -np.inf, 0))
    if count is not None:
        rules.append(
            LinearConstraint(np.concatenate([np.ones(sites), np.zeros(pairs)])[None, :], count, count)
        )
    found = milp(
        np.concatenate([fixed, costs.ravel()]),
        constraints=rules,
        bounds=Bounds(0, 1),
        integrality=np.concatenate([np.ones(sites), np.full(pairs, float(is_whole))]),
        options={"mip_rel_gap": 0.0},
    )
    assert found.status in (0, 2), found.message
    return float(found.fun) if found.status == 0 else None
