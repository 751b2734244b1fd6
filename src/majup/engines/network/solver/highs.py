"""HiGHS as it is spoken to here: options, a programme from arrays, rows added to it.

Huangfu, Q. and Hall, J. A. J. (2018), Parallelizing the dual revised simplex method,
doi:10.1007/s12532-017-0130-5.
"""

import highspy
import numpy as np
from scipy import sparse

from majup.engines.network.formulation.matrix import Floats, Model
from majup.engines.network.solver.effort import Effort

SOLVER = "HiGHS"


def solver_version() -> str:
    """Return the version of HiGHS that runs here."""
    return str(new_solver().version())


def new_solver() -> highspy.Highs:
    """Return a solver with nothing in it."""
    return highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves its __init__ without annotations


def options_of(effort: Effort) -> dict[str, bool | int | float | str]:
    """Say an effort in the options of HiGHS."""
    return {
        "output_flag": False,
        "time_limit": max(effort.seconds, 0.01),
        "mip_rel_gap": effort.gap,
        "mip_abs_gap": effort.absolute_gap,
        "random_seed": effort.seed,
        # One thread for each solve: that is what repeats. What runs side by side are whole solves.
        "threads": 1,
        "parallel": "off",
    }


def linear_programme(model: Model, *, weights: Floats, is_maximised: bool) -> highspy.HighsLp:
    """Hand a model over as HiGHS stores it."""
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(weights), len(model.row_lower)
    programme.col_cost_ = weights
    programme.col_lower_, programme.col_upper_ = model.column_lower, model.column_upper
    programme.row_lower_, programme.row_upper_ = model.row_lower, model.row_upper
    programme.sense_ = highspy.ObjSense.kMaximize if is_maximised else highspy.ObjSense.kMinimize
    matrix = model.matrix
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.num_col_, programme.a_matrix_.num_row_ = len(weights), len(model.row_lower)
    programme.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    programme.a_matrix_.index_ = matrix.indices.astype(np.int32)
    programme.a_matrix_.value_ = matrix.data
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    programme.integrality_ = [kinds[int(whole)] for whole in model.is_integer]
    return programme


def add_rows(highs: highspy.Highs, rows: sparse.csr_matrix, *, lower: Floats, upper: Floats) -> None:
    """Add rows below; the next solve starts from the basis at hand."""
    starts, columns = rows.indptr[:-1].astype(np.int32), rows.indices.astype(np.int32)
    highs.addRows(rows.shape[0], lower, upper, rows.nnz, starts, columns, rows.data)
