"""The doors of the capacitated problems: Lagrangean bounds, a search over the sites, and HiGHS for the rest.

Formulas (C1) to (C5) of docs/methods/network.md. Christofides, N. and Beasley, J. E. (1983),
Eur. J. Oper. Res. 12, 19-28; Holmberg, Rönnqvist and Yuan (1999), doi:10.1016/S0377-2217(98)00008-3.
"""

import numpy as np

from majup.engines.network.location.answer import answered
from majup.engines.network.location.bounding import Effort, Node
from majup.engines.network.location.clock import Clock, Watch, never_cancel
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.problem import (
    CapacitatedPMedian,
    FacilityLocation,
    Ints,
    LocationAnswer,
)
from majup.engines.network.location.single import SinglePlans
from majup.engines.network.location.sited import Sited, sited
from majup.engines.network.location.split import SplitPlans
from majup.engines.network.location.tree import Search
from majup.engines.network.problem.limits import Limits

AT_THE_ROOT = Effort(turns=600, step=1.5, patience=15)
AT_A_NODE = Effort(turns=60, step=1.5, patience=5)
MOST_TELLING = 0.7


def solve_capacitated_pmedian(
    problem: CapacitatedPMedian, *, limits: Limits, watch: Watch = never_cancel
) -> LocationAnswer:
    """Open `count` sites and send each client to one of them, within capacity, over the least distance."""
    return _solved(problem, limits=limits, watch=watch)


def solve_facility_location(
    problem: FacilityLocation, *, limits: Limits, watch: Watch = never_cancel
) -> LocationAnswer:
    """Open sites at a fixed cost and serve all demand, from one site each or split, at the least cost."""
    return _solved(problem, limits=limits, watch=watch)


def _solved(
    problem: CapacitatedPMedian | FacilityLocation, *, limits: Limits, watch: Watch
) -> LocationAnswer:
    """Solve either problem. The answer repeats exactly unless the clock or the watcher ended the run."""
    clock, model = Clock(seconds=limits.seconds, watch=watch), sited(problem)
    incumbent = Incumbent(step=model.step(), gap=limits.gap)
    bound = _searched(model, incumbent, clock=clock) if model.can_be() else np.inf
    return answered(problem, incumbent, bound=bound, limits=limits, clock=clock)


def _searched(model: Sited, incumbent: Incumbent, *, clock: Clock) -> float:
    """Improve the incumbent until it is proved or the time is up; return a bound (infinite: no plan)."""
    relaxation, rule = model.relaxation(), model.rule()
    plans: SinglePlans | SplitPlans
    if model.is_whole:
        plans = SinglePlans(problem=model, relaxation=relaxation, incumbent=incumbent, clock=clock)
    else:
        plans = SplitPlans(problem=model, incumbent=incumbent, clock=clock)
    search = Search(
        relaxation=relaxation,
        rule=rule,
        incumbent=incumbent,
        finish=plans.finish,
        clock=clock,
        on_turn=plans.on_turn,
        effort=AT_A_NODE,
        most_telling=MOST_TELLING,
    )
    root = search.bounded(model.root(), effort=AT_THE_ROOT)
    if root is not None and not np.isfinite(incumbent.value):
        if plans.start(_first_sites(model, root)) == np.inf:
            return np.inf
        # With a first plan the prices have a goal and prove more.
        root = search.bounded(root, effort=AT_THE_ROOT)
    return search.below(root)


def _first_sites(model: Sited, root: Node) -> Ints:
    """Sites that can serve all clients if any can: all, or the most wanted ones where they are alike."""
    if model.count is None:
        return np.arange(len(model.costs))
    return np.sort(root.sites[np.argsort(-root.shares, kind="stable")[: model.count]])
