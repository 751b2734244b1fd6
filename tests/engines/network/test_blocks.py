"""Services apart: their bound holds, any prices give one, and plans are put together as well as can be."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from majup.engines.network.bargaining import Master, Shelf
from majup.engines.network.blocks import planned_apart, service_of_columns, taken_apart
from majup.engines.network.clock import Clock
from majup.engines.network.formulation.aims import aims_of
from majup.engines.network.formulation.columns import columns_of
from majup.engines.network.formulation.constraints import model_of
from majup.engines.network.formulation.matrix import holds
from majup.engines.network.formulation.sets import sets_of
from majup.engines.network.problem import Limits
from majup.engines.network.solver import Effort, relaxed, solve
from tests.engines.network.region import a_region
from tests.engines.network.situations import a_small_problem

TO_THE_END = Effort(seconds=60.0, gap=0.0)


def _clock():
    return Clock(limits=Limits(seconds=60.0), on_progress=None, is_cancelled=None)


def _apart(problem, *, prices=None, threads=1):
    sets = sets_of(problem)
    columns = columns_of(sets)
    model, weights = model_of(sets, columns), -aims_of(sets, columns)[0].weights
    found = relaxed(model, separators=(), weights=weights, is_maximised=False, seconds=60.0, rounds=1)
    if prices is not None:
        found = replace(found, prices=prices(found.prices))
    labels = service_of_columns(sets, columns)
    priced = taken_apart(found, weights=weights, labels=labels)
    plans = planned_apart(priced, effort=TO_THE_END, threads=threads, clock=_clock(), tell=lambda: False)
    return model, weights, labels, plans, priced.constant + sum(plan.bound for plan in plans)


@pytest.mark.parametrize("seed", [*range(12), None])
def test_bound_of_services_apart_is_never_beyond_the_best_plan_nor_short_of_the_relaxation(seed):
    problem = a_region(places=16, sites=8, persons=70) if seed is None else a_small_problem(seed)
    model, weights, _, _, bound = _apart(problem)

    best = solve(model, weights=weights, is_maximised=False, effort=TO_THE_END).value
    bare = relaxed(model, separators=(), weights=weights, is_maximised=False, seconds=60.0, rounds=1).bound
    if best is not None:
        assert bare - 1e-5 <= bound <= best + 1e-5


@pytest.mark.parametrize("seed", range(6))
def test_bound_holds_at_any_prices(seed):
    rng = np.random.default_rng(seed)
    problem = a_region(places=16, sites=8, persons=70)

    model, weights, _, _, bound = _apart(problem, prices=lambda given: rng.normal(0, 2, len(given)))

    best = solve(model, weights=weights, is_maximised=False, effort=TO_THE_END).value
    assert bound <= best + 1e-5


def test_services_planned_side_by_side_give_the_same_plans_and_bound():
    problem = a_region(places=16, sites=8, persons=70)

    one, two = _apart(problem, threads=1), _apart(problem, threads=2)

    assert one[4] == two[4]
    for alone, beside in zip(one[3], two[3], strict=True):
        np.testing.assert_array_equal(alone.values, beside.values)


def test_plans_are_put_together_as_well_as_trying_every_choice_would():
    model, weights, labels, plans, _ = _apart(a_region(places=8, sites=4, persons=40))
    offers = {}
    for plan in plans:
        whole = np.zeros(len(weights))
        whole[plan.block.columns] = plan.values
        offers[plan.block.service] = [np.zeros(len(weights)), whole]

    shelf = Shelf(labels)
    for service, plans_of_service in offers.items():
        for whole in plans_of_service:
            shelf.put(service, whole[labels == service])
    best = Master(shelf, model, weights=weights).best(effort=TO_THE_END)

    assert holds(model, best)
    assert float(weights @ best) == pytest.approx(_by_trying(model, weights, labels, offers))


def _by_trying(model, weights, labels, offers):
    """The best choice there is; a building is used where any plan opens something in it."""
    values = []
    for choice in product(*offers.values()):
        whole = np.sum(choice, axis=0)
        shared = labels == -1
        for building in np.flatnonzero(shared):
            alone = whole.copy()
            alone[building] = 1.0
            rows = model.matrix[:, [building]].nonzero()[0]
            needs_it = np.any((model.matrix[rows] @ whole) > model.row_upper[rows] + 1e-6)
            whole[building] = float(
                needs_it and np.all((model.matrix[rows] @ alone)[model.row_upper[rows] == 0] <= 1e-6)
            )
        if holds(model, whole):
            values.append(float(weights @ whole))
    return min(values)


def test_what_is_made_largest_has_the_prices_of_what_is_made_least():
    sets = sets_of(a_region(places=12, sites=6, persons=60))
    columns = columns_of(sets)
    model, weights = model_of(sets, columns), aims_of(sets, columns)[0].weights

    most = relaxed(model, separators=(), weights=weights, is_maximised=True, seconds=60.0, rounds=1)
    least = relaxed(model, separators=(), weights=-weights, is_maximised=False, seconds=60.0, rounds=1)

    assert most.bound == pytest.approx(-least.bound)
    np.testing.assert_allclose(most.prices, least.prices)
