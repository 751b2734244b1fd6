"""Clusters planned anew: a poor plan becomes a better one that adds up."""

import numpy as np
import pytest

from majup.engines.network.location.answer import answered
from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.neighbourhood import Clusters
from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation
from majup.engines.network.location.single import SinglePlans
from majup.engines.network.location.sited import sited
from majup.engines.network.problem import Limits


def _spread(seed, clients=60):
    rng = np.random.default_rng(seed)
    spots = rng.uniform(0, 100, (clients, 2))
    return rng, np.round(np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(-1)))


def _medians(seed):
    rng, distances = _spread(seed)
    demands = rng.integers(1, 9, 60).astype(float)
    capacity = float(np.ceil(demands.sum() / 8 * 1.3))
    return CapacitatedPMedian(distances=distances, demands=demands, capacity=capacity, count=8)


def _facilities(seed):
    rng, distances = _spread(seed)
    demands = rng.integers(1, 9, 60).astype(float)
    return FacilityLocation(
        costs=distances[:, :25],
        demands=demands,
        capacities=np.full(25, np.ceil(demands.sum() / 6)),
        fixed_costs=rng.integers(50, 150, 25).astype(float),
        is_single_source=True,
    )


@pytest.mark.parametrize("problem", [_medians(1), _medians(2), _facilities(1), _facilities(2)])
def test_clusters_planned_anew_cost_less_and_add_up(problem):
    model, incumbent, clock = sited(problem), Incumbent(step=1.0), Clock(seconds=3.0)
    plans = SinglePlans(problem=model, relaxation=model.relaxation(), incumbent=incumbent, clock=clock)
    plans.improve(np.arange(8))
    before = incumbent.value

    Clusters(model=model, incumbent=incumbent, clock=clock).improve()

    assert incumbent.value < before
    # answered() counts the plan again and raises where anything is wrong with it.
    answer = answered(problem, incumbent, bound=0.0, limits=Limits(seconds=1.0, gap=0.0), clock=clock)
    assert answer.value == incumbent.value
