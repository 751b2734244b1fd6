"""The only door to HiGHS: models as arrays in, numbers and proofs out."""

from majup.engines.network.solver.effort import Effort, Ending, Found, Report, Watch, never_cancel
from majup.engines.network.solver.highs import SOLVER, solver_version
from majup.engines.network.solver.relaxation import Cuts, Relaxed, relaxed, rows_that_cut
from majup.engines.network.solver.search import solve

__all__ = [
    "SOLVER",
    "Cuts",
    "Effort",
    "Ending",
    "Found",
    "Relaxed",
    "Report",
    "Watch",
    "never_cancel",
    "relaxed",
    "rows_that_cut",
    "solve",
    "solver_version",
]
