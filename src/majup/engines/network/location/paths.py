"""Lengths of shortest paths between all nodes of a graph, with arrays alone.

Dense graphs go through every node in turn (Floyd 1962, doi:10.1145/367766.368168); sparse ones take rounds of
"each node asks its neighbours" (Bellman 1958, doi:10.1090/qam/102435) for all starts at once.
"""

import numpy as np

from majup.engines.network.location.problem import Floats, Ints

# So many rounds of asking neighbours are about what sparse graphs need.
ROUNDS = 24
WHOLE_INFINITY = 2**29


def shortest_paths(nodes: int, ends: Ints, lengths: Floats) -> Floats:
    """Return the lengths, shape (nodes, nodes), infinite where there is no path.

    ends      shape (edges, 2), nodes from 0; each edge goes both ways.
    lengths   shape (edges,), at least 0.
    Cost: nodes³ for dense graphs, nodes × edges × rounds for sparse ones.
    """
    is_whole = bool(np.all(lengths == np.round(lengths)) and lengths.sum() < WHOLE_INFINITY)
    away = np.full(
        (nodes, nodes), WHOLE_INFINITY if is_whole else np.inf, dtype=np.int32 if is_whole else float
    )
    away[ends[:, 0], ends[:, 1]] = lengths
    away[ends[:, 1], ends[:, 0]] = lengths
    np.fill_diagonal(away, 0)
    if 2 * len(ends) * ROUNDS < nodes**2:
        _ask_neighbours(away, ends, lengths.astype(away.dtype))
    else:
        _go_through_all(away)
    if is_whole:
        return np.where(away < WHOLE_INFINITY, away, np.inf)
    return np.round(away, 6)


def _go_through_all(away: Floats) -> None:
    """Shorten every way through one node after the other."""
    through = np.empty_like(away)
    for node in range(len(away)):
        np.add(away[:, node, None], away[node], out=through)
        np.minimum(away, through, out=away)


def _ask_neighbours(away: Floats, ends: Ints, lengths: Floats) -> None:
    """Shorten the ways of each node by those of its neighbours, until none gets shorter."""
    order = np.argsort(np.concatenate([ends[:, 0], ends[:, 1]]), kind="stable")
    here = np.concatenate([ends[:, 0], ends[:, 1]])[order]
    there = np.concatenate([ends[:, 1], ends[:, 0]])[order]
    length = np.concatenate([lengths, lengths])[order]
    starts = np.searchsorted(here, np.arange(len(away) + 1))
    changed = np.ones(len(away), dtype=bool)
    forward = True
    while changed.any():
        asked, changed = changed, np.zeros(len(away), dtype=bool)
        for node in range(len(away)) if forward else reversed(range(len(away))):
            near = slice(starts[node], starts[node + 1])
            fresh = (asked | changed)[there[near]]
            if fresh.any():
                ways = away[there[near][fresh]] + length[near][fresh, None]
                shorter = np.minimum(away[node], ways.min(axis=0))
                changed[node] = bool((shorter < away[node]).any())
                away[node] = shorter
        forward = not forward
