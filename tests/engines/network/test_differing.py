import numpy as np
import pytest

from majup.engines.network.differing import LEAST_SIZE, Differing
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.neighbourhood import Ground
from tests.engines.network.region import a_region

SETS = sets_of(a_region(places=60, sites=40, persons=300))
COLUMNS = columns_of(SETS)
GROUND = Ground(SETS, COLUMNS)
EMPTY = np.zeros(COLUMNS.count)


def differing(share):
    """Draws for an empty plan, where the relaxation opens parts of the first options."""
    relaxed = np.zeros(COLUMNS.count)
    relaxed[COLUMNS.opened[: round(share * len(COLUMNS.opened))]] = 0.5
    return Differing(GROUND, relaxed, seed=3)


def services_of(free):
    """The services of the ways that are free."""
    return set(GROUND.pair_service[GROUND.arc_pair][free[COLUMNS.going]].tolist())


@pytest.mark.parametrize("count", [1, 2, 3])
def test_small_problems_side_by_side_share_no_service(count):
    drawn = differing(0.5).draws(EMPTY, count=count)

    services = [services_of(free) for free in drawn]
    assert len(drawn) == count
    assert all(services)
    assert sum(map(len, services)) == len(set.union(*services))


def test_options_are_free_where_plan_and_relaxation_differ():
    draws = differing(0.5)
    draws.size = len(COLUMNS.opened) / 10
    half = len(COLUMNS.opened) // 2

    free = np.mean([draws.draws(EMPTY, count=1)[0][COLUMNS.opened] for _ in range(200)], axis=0)

    assert free[:half].mean() > 10 * free[half:].mean()
    assert abs(free.sum() - draws.size) < draws.size * 0.2


def test_an_option_that_is_not_drawn_keeps_what_the_plan_opens():
    draws = differing(0.5)
    draws.size = 1.0

    (free,) = draws.draws(EMPTY, count=1)

    assert free[COLUMNS.opened].sum() < len(COLUMNS.opened) / 10
    assert free[COLUMNS.going].any()


def test_the_size_learns():
    draws = differing(1.0)

    draws.learn(is_solved=False, is_better=True)
    assert draws.size == 200.0
    draws.learn(is_solved=False, is_better=False)
    assert draws.size < 200.0
    for _ in range(100):
        draws.learn(is_solved=False, is_better=False)
    assert draws.size == LEAST_SIZE
    for _ in range(1000):
        draws.learn(is_solved=True, is_better=False)
    assert draws.size == len(COLUMNS.opened)
