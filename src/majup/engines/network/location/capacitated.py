"""The doors of the capacitated problems: Lagrangean bounds, a search over the sites, and HiGHS for the rest.

Formulas (C1) to (C5) of docs/methods/network.md. Christofides, N. and Beasley, J. E. (1983),
Eur. J. Oper. Res. 12, 19-28; Holmberg, Rönnqvist and Yuan (1999), doi:10.1016/S0377-2217(98)00008-3.
"""

from majup.engines.network.location.answer import answered
from majup.engines.network.location.clock import Clock, Watch, never_cancel
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.neighbourhood import Clusters
from majup.engines.network.location.problem import (
    CapacitatedPMedian,
    FacilityLocation,
    LocationAnswer,
)
from majup.engines.network.location.site_search import searched
from majup.engines.network.location.sited import sited
from majup.engines.network.problem.limits import Limits


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
    clusters = Clusters(model=model, incumbent=incumbent, clock=clock) if model.is_whole else None
    bound = searched(model, incumbent, clock=clock, late=clusters.improve if clusters else None)
    return answered(problem, incumbent, bound=bound, limits=limits, clock=clock)
