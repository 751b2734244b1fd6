import numpy as np

from majup.engines.network.differing import LEAST_SIZE, Differing
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.sets import sets_of
from tests.engines.network.region import a_region

COLUMNS = columns_of(sets_of(a_region(places=60, sites=40, persons=300)))


def differing(share):
    """Draws for an empty plan, where the relaxation opens parts of the first options."""
    relaxed = np.zeros(COLUMNS.count)
    relaxed[COLUMNS.opened[: round(share * len(COLUMNS.opened))]] = 0.5
    return Differing(COLUMNS, relaxed, seed=3)


def test_only_options_stand_still():
    draws = differing(0.5)
    draws.size = 1.0

    free = draws.free_columns(np.zeros(COLUMNS.count))

    assert set(np.flatnonzero(~free)) <= set(COLUMNS.opened)
    assert free[COLUMNS.opened].sum() < len(COLUMNS.opened) / 4


def test_options_are_free_where_plan_and_relaxation_differ():
    draws = differing(0.5)
    draws.size = len(COLUMNS.opened) / 4
    half = len(COLUMNS.opened) // 2

    free = np.mean([draws.free_columns(np.zeros(COLUMNS.count))[COLUMNS.opened] for _ in range(50)], axis=0)

    assert 0.4 < free[:half].mean() < 0.6
    assert free[half:].mean() < 0.05
    assert abs(free.sum() - draws.size) < draws.size * 0.2


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
