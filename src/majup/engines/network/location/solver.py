"""HiGHS for what the search over sites leaves open: who goes where once the sites are chosen.

Huangfu, Q. and Hall, J. A. J. (2018), doi:10.1007/s12532-017-0130-5.
"""

import math
from dataclasses import dataclass

import highspy
import numpy as np

from majup.engines.network.location.problem import Floats, Ints

LEAST_SECONDS = 0.01
NO_SHARE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Who goes where: pairs (client, site) with their shares, what it costs, and what no assignment can beat.

    value   infinite without an assignment; bound   infinite where there is none.
    """

    clients: Ints
    sites: Ints
    shares: Floats
    value: float
    bound: float


def assigned(
    *,
    clients: Ints,
    sites: Ints,
    costs: Floats,
    demands: Floats,
    capacities: Floats,
    is_whole: bool,
    seconds: float,
    is_any: bool = False,
    cutoff: float = math.inf,
    step: float = 0.0,
) -> Assigned:
    """Serve every client within the capacities at the least cost, over the pairs given: (C1), (C2).

    clients, sites, costs   one entry a pair, in the order of the clients; sites are numbered from 0.
    is_any                  the first assignment will do.
    cutoff                  assignments that cost more are not looked for.
    step                    costs of all assignments are multiples of it (0: they are not).
    """
    highs = _new_solver(seconds=seconds, cutoff=cutoff, step=step, is_whole=is_whole, is_any=is_any)
    highs.passModel(_programme(clients, sites, costs, demands, capacities, is_whole=is_whole))
    highs.run()
    bound = _bound(highs, is_whole=is_whole)
    if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible or (
        not is_whole and not math.isfinite(bound)
    ):
        return _nothing(bound=bound)
    shares = np.array(highs.getSolution().col_value)
    shares = np.round(shares) if is_whole else np.maximum(shares, 0.0)
    used = shares > NO_SHARE
    value = float(costs[used] @ shares[used])
    return Assigned(clients=clients[used], sites=sites[used], shares=shares[used], value=value, bound=bound)


def _bound(highs: highspy.Highs, *, is_whole: bool) -> float:
    """What no assignment can beat: infinite where there is none, -infinite where nothing is known."""
    status, kinds = highs.getModelStatus(), highspy.HighsModelStatus
    if status in (kinds.kInfeasible, kinds.kObjectiveBound):
        return math.inf
    if is_whole:
        return float(highs.getInfo().mip_dual_bound)
    return float(highs.getInfo().objective_function_value) if status == kinds.kOptimal else -math.inf


def _nothing(*, bound: float) -> Assigned:
    none = np.zeros(0, dtype=np.int64)
    return Assigned(clients=none, sites=none, shares=np.zeros(0), value=math.inf, bound=bound)


def _new_solver(*, seconds: float, cutoff: float, step: float, is_whole: bool, is_any: bool) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves its __init__ without annotations
    options: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "time_limit": max(seconds, LEAST_SECONDS),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.999 * step if step else 1e-7,
    }
    if not is_whole:
        # A transport problem leaves presolve nothing to find, and it takes longer than the simplex method.
        options["presolve"] = "off"
    if is_whole and math.isfinite(cutoff):
        options["objective_bound"] = cutoff
    if is_any:
        options["mip_max_improving_sols"] = 1
    for option, value in options.items():
        highs.setOptionValue(option, value)
    return highs


def _programme(
    clients: Ints, sites: Ints, costs: Floats, demands: Floats, capacities: Floats, *, is_whole: bool
) -> highspy.HighsLp:
    pairs, rows = len(clients), len(demands) + len(capacities)
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = pairs, rows
    programme.col_cost_ = costs
    programme.col_lower_, programme.col_upper_ = np.zeros(pairs), np.ones(pairs)
    programme.row_lower_ = np.concatenate([np.ones(len(demands)), np.full(len(capacities), -np.inf)])
    programme.row_upper_ = np.concatenate([np.ones(len(demands)), capacities])
    matrix = programme.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.num_col_, matrix.num_row_ = pairs, rows
    matrix.start_ = np.arange(0, 2 * pairs + 1, 2, dtype=np.int32)
    matrix.index_ = np.stack([clients, len(demands) + sites], axis=1).astype(np.int32).ravel()
    matrix.value_ = np.stack([np.ones(pairs), demands[clients]], axis=1).ravel()
    if is_whole:
        programme.integrality_ = [highspy.HighsVarType.kInteger] * pairs
    return programme
