"""Plain HiGHS on a capacitated location problem: `python plain_location.py KIND FILE SECONDS THREADS`.

    min  Σ f y + Σ c x
    (1)  Σ x = 1 each client     (2)  Σ d x ≤ Q y each site     (3)  x ≤ y     (4)  Σ y = p for medians

KIND is cpmedian, cfl or single; x is whole but for cfl. Prints one line: value, bound, gap, seconds, status.
"""

import json
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import highspy
import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class Problem:
    """Costs are (clients, sites)."""

    costs: np.ndarray
    demands: np.ndarray
    capacities: np.ndarray
    fixed: np.ndarray
    count: int | None
    is_whole: bool


def read(kind: str, path: Path) -> Problem:
    """A problem of one of the three formats of docs/methods/network.md, section 8."""
    rows = [[float(word) for word in line.split()] for line in path.read_text().splitlines() if line.strip()]
    if kind == "cpmedian":
        clients, count, capacity = (int(number) for number in rows[1][:3])
        table = np.array(rows[2 : 2 + clients])
        away = table[:, None, 1:3] - table[None, :, 1:3]
        distances = np.floor(np.sqrt((away**2).sum(axis=2)) + 1e-9)
        return Problem(
            distances, table[:, 3], np.full(clients, float(capacity)), np.zeros(clients), count, True
        )
    sites, clients = int(rows[0][0]), int(rows[0][1])
    table = np.array([row[:2] for row in rows[1 : sites + 1]])
    rest = np.array([number for row in rows[sites + 1 :] for number in row])
    if len(rows[sites + 1]) == 1:
        by_client = rest.reshape(clients, sites + 1)
        demands, costs = by_client[:, 0], by_client[:, 1:]
    else:
        demands, costs = rest[:clients], rest[clients:].reshape(sites, clients).T
    return Problem(costs, demands, table[:, 0], table[:, 1], None, kind == "single")


def passed(problem: Problem, highs: highspy.Highs) -> None:
    """Hand the whole formulation over."""
    clients, sites = problem.costs.shape
    pairs = clients * sites
    client, site = np.repeat(np.arange(clients), sites), np.tile(np.arange(sites), clients)
    pair, ones = sites + np.arange(pairs), np.ones(pairs)
    blocks = [
        sparse.csr_matrix((ones, (client, pair)), (clients, sites + pairs)),
        sparse.csr_matrix(
            (np.r_[problem.demands[client], -problem.capacities], (np.r_[site, :sites], np.r_[pair, :sites])),
            (sites, sites + pairs),
        ),
        sparse.csr_matrix(
            (np.r_[ones, -ones], (np.r_[:pairs, :pairs], np.r_[pair, site])), (pairs, sites + pairs)
        ),
    ]
    lower = [np.ones(clients), np.full(sites + pairs, -math.inf)]
    upper = [np.ones(clients), np.zeros(sites + pairs)]
    if problem.count is not None:
        blocks.append(sparse.csr_matrix(np.r_[np.ones(sites), np.zeros(pairs)][None, :]))
        lower.append(np.array([float(problem.count)]))
        upper.append(np.array([float(problem.count)]))
    matrix = sparse.vstack(blocks).tocsr()
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = sites + pairs, matrix.shape[0]
    programme.col_cost_ = np.r_[problem.fixed, problem.costs.ravel()]
    programme.col_lower_, programme.col_upper_ = np.zeros(sites + pairs), np.ones(sites + pairs)
    programme.row_lower_, programme.row_upper_ = np.concatenate(lower), np.concatenate(upper)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_, programme.a_matrix_.index_ = matrix.indptr, matrix.indices
    programme.a_matrix_.value_ = matrix.data
    whole, parts = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    programme.integrality_ = [whole] * sites + [whole if problem.is_whole else parts] * pairs
    highs.passModel(programme)


def main() -> None:
    """Solve and say how it went."""
    kind, path, seconds, threads = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    problem = read(kind, path)
    begun = time.monotonic()
    highs = highspy.Highs()
    options = {"output_flag": False, "time_limit": seconds, "threads": threads, "mip_rel_gap": 0.0}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    passed(problem, highs)
    highs.run()
    info = highs.getInfo()
    has_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    value, bound = info.objective_function_value, info.mip_dual_bound
    answer = {
        "value": value if has_plan else None,
        "bound": bound if math.isfinite(bound) else None,
        "gap": abs(value - bound) / max(1e-9, abs(value)) if has_plan and math.isfinite(bound) else None,
        "seconds": time.monotonic() - begun,
        "status": highs.modelStatusToString(highs.getModelStatus()),
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
