"""Services that bargain over what they share: bounds that hold and plans that keep all rules."""

import numpy as np
import pytest

from majup.engines.network.bargaining import Bargaining, Master, Shelf
from majup.engines.network.blocks import service_of_columns
from majup.engines.network.clock import Clock
from majup.engines.network.formulation.aims import aims_of
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.constraints import model_of
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.problem import Limits
from majup.engines.network.solver import Effort, relaxed, solve
from tests.engines.network.region import a_region
from tests.engines.network.situations import a_small_problem

EFFORT = Effort(seconds=20.0, gap=0.0)


def setting(problem, *, aim):
    """The model of a problem, weights of an aim (to be least), its relaxation and its best plan."""
    sets = sets_of(problem)
    columns = columns_of(sets)
    vector = aims_of(sets, columns)[aim]
    weights = -vector.weights if vector.is_maximised else vector.weights
    model = model_of(sets, columns)
    found = relaxed(model, separators=(), weights=weights, is_maximised=False, seconds=20.0, rounds=1)
    best = solve(model, weights=weights, is_maximised=False, effort=EFFORT)
    return model, service_of_columns(sets, columns), weights, found, best


def the_bargain(problem, *, aim, values, work=None):
    model, labels, weights, found, _ = setting(problem, aim=aim)
    bargaining = Bargaining(
        Shelf(labels),
        found,
        weights=weights,
        values=values,
        effort=Effort(seconds=20.0, gap=0.0, work=work),
        threads=1,
        clock=Clock(limits=Limits(seconds=60.0), on_progress=None, is_cancelled=None),
    )
    return model, weights, bargaining.struck(lambda value, bound: bound >= value - rounding(value))


def rounding(value):
    return 1e-6 * max(1.0, abs(value))


@pytest.mark.parametrize("aim", [0, 1])
@pytest.mark.parametrize("seed", range(25))
def test_no_plan_is_better_than_the_bound_and_none_is_given_that_breaks_a_rule(seed, aim):
    problem = a_small_problem(seed)
    *_, best = setting(problem, aim=aim)
    if best.columns is None:
        return
    start = worst_plan(problem, aim=aim)
    model, weights, bargain = the_bargain(problem, aim=aim, values=start)

    assert bargain.bound <= best.value + rounding(best.value)
    assert best.value <= weights @ bargain.values + rounding(best.value)
    assert weights @ bargain.values <= weights @ start + rounding(best.value)
    sums = model.matrix @ bargain.values
    assert np.all(sums >= model.row_lower - 1e-5)
    assert np.all(sums <= model.row_upper + 1e-5)


def worst_plan(problem, *, aim):
    """A plan that keeps the rules and is as bad for the aim as can be."""
    model, _, weights, _, _ = setting(problem, aim=aim)
    return solve(model, weights=weights, is_maximised=True, effort=EFFORT).columns


def test_a_region_without_a_plan_in_hand_is_bargained_closer_than_its_relaxation():
    problem = a_region(places=16, sites=8, persons=70)
    _, _, weights, found, best = setting(problem, aim=0)
    _, _, bargain = the_bargain(problem, aim=0, values=np.zeros(len(weights)))

    assert found.bound < bargain.bound <= best.value + rounding(best.value)
    assert best.value <= weights @ bargain.values < 0.9 * best.value


def test_the_same_bargain_gives_the_same_plan_where_work_ends_it():
    problem = a_region(places=16, sites=8, persons=70)
    nothing = np.zeros(len(setting(problem, aim=0)[2]))
    _, _, one = the_bargain(problem, aim=0, values=nothing, work=8)
    _, _, two = the_bargain(problem, aim=0, values=nothing, work=8)

    assert one.bound == two.bound
    assert np.array_equal(one.values, two.values)


def test_the_shelf_keeps_a_plan_once():
    _, labels, _, _, best = setting(a_small_problem(1), aim=1)
    shelf = Shelf(labels)
    shelf.put_whole(best.columns)
    count = len(shelf.plans)
    shelf.put_whole(best.columns)

    assert len(shelf.plans) == count == len(shelf.columns)


def test_the_master_gives_the_only_whole_plan_back():
    model, labels, weights, _, best = setting(a_small_problem(1), aim=1)
    shelf = Shelf(labels)
    shelf.put_whole(best.columns)

    assert np.allclose(Master(shelf, model, weights=weights).best(effort=EFFORT), best.columns)
