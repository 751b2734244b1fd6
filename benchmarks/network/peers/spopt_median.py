"""spopt on one p-median: `python spopt_median.py FILE SECONDS THREADS`, solved by HiGHS through PuLP.

FILE is of the OR-Library: `nodes edges p`, then an edge a line, the last of equal ones counts. Prints a line:
value, status, seconds (its model and its solving, without reading and imports).
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import pulp
from scipy import sparse
from scipy.sparse.csgraph import shortest_path
from spopt.locate import PMedian


def read(path: Path) -> tuple[np.ndarray, int]:
    """Distances between all nodes, and how many medians."""
    first, *lines = path.read_text().splitlines()
    nodes, _edges, count = (int(word) for word in first.split())
    lengths = {}
    for line in lines:
        if line.strip():
            one, two, length = line.split()
            lengths[min(int(one), int(two)) - 1, max(int(one), int(two)) - 1] = float(length)
    ends = np.array(list(lengths))
    graph = sparse.csr_matrix((list(lengths.values()), (ends[:, 0], ends[:, 1])), shape=(nodes, nodes))
    return shortest_path(graph, directed=False), count


def main() -> None:
    """Solve and say how it went."""
    path, seconds, threads = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    distances, count = read(path)
    begun = time.monotonic()
    model = PMedian.from_cost_matrix(distances, np.ones(len(distances)), count)
    try:
        model = model.solve(pulp.HiGHS(msg=False, timeLimit=seconds, threads=threads))
        value, status = pulp.value(model.problem.objective), pulp.LpStatus[model.problem.status]
    except (RuntimeError, pulp.PulpSolverError) as fault:
        value, status = None, str(fault)
    sys.stdout.write(
        json.dumps({"value": value, "status": status, "seconds": time.monotonic() - begun}) + "\n"
    )


if __name__ == "__main__":
    main()
