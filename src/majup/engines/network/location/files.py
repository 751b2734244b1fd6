"""Texts of public instances to problems. The formats are told in docs/methods/network.md, section 8."""

import numpy as np

from majup.engines.network.location.paths import shortest_paths
from majup.engines.network.location.problem import CapacitatedPMedian, FacilityLocation, Floats, PMedian

Rows = list[tuple[int, list[str]]]


class TextRefused(ValueError):
    """The text is not an instance of the format: `line` (from 1, 0 for the whole) and what was expected."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(f"line {line}: expected {expected}" if line else f"expected {expected}")
        self.line = line
        self.expected = expected


def pmedian_of(text: str) -> PMedian:
    """Read OR-Library p-median: `nodes edges count`, then `node node cost`; of equal edges the last counts.

    Distances are shortest paths. Beasley (1985), Eur. J. Oper. Res. 21, 270-273.
    """
    rows = _rows(text)
    nodes, edges, count = _whole_row(rows, 0, 3, "three whole numbers: nodes, edges, medians")
    if len(rows) - 1 != edges:
        raise TextRefused(0, f"{edges} edges, found {len(rows) - 1}")
    table = _table(rows, range(1, len(rows)), 3, "an edge: node, node, cost")
    ends = np.sort(table[:, :2].astype(np.int64), axis=1)
    wrong = (ends[:, 0] < 1) | (ends[:, 1] > nodes) | (table[:, 2] < 0)
    if wrong.any():
        line = rows[1 + int(wrong.argmax())][0]
        raise TextRefused(line, f"nodes from 1 to {nodes} and a cost of at least 0")
    # np.unique keeps the first of equal ones, so the last edge is put first.
    _, kept = np.unique((ends[:, 0] * (nodes + 1) + ends[:, 1])[::-1], return_index=True)
    distances = shortest_paths(nodes, ends[::-1][kept] - 1, table[::-1, 2][kept])
    if not np.isfinite(distances).all():
        raise TextRefused(0, "a connected graph")
    _check_count(count, nodes)
    return PMedian(distances=distances, count=count)


def capacitated_pmedian_of(text: str) -> CapacitatedPMedian:
    """Read `number best`, `clients count capacity`, then `id x y demand`; distances are rounded down.

    Osman and Christofides (1994), Int. Trans. Oper. Res. 1, 317-336.
    """
    rows = _rows(text)
    clients, count = (int(x) for x in _numbers(rows, 1, 3, "clients, medians, capacity")[:2])
    capacity = float(rows[1][1][2])
    if len(rows) - 2 != clients:
        raise TextRefused(0, f"{clients} clients, found {len(rows) - 2}")
    table = _table(rows, range(2, len(rows)), 4, "a client: id, x, y, demand")
    away = table[:, None, 1:3] - table[None, :, 1:3]
    _check_count(count, clients)
    return CapacitatedPMedian(
        distances=np.floor(np.sqrt((away**2).sum(axis=2)) + 1e-9),
        demands=table[:, 3],
        capacity=capacity,
        count=count,
    )


def facility_location_of(text: str, *, is_single_source: bool) -> FacilityLocation:
    """Read `sites clients`, then `capacity fixed cost` a site, then demands and costs in one of two orders.

    Where a demand stands alone on its line, the costs of that client follow it (OR-Library, Beasley 1988,
    doi:10.1016/0377-2217(88)90175-0). Else all demands come first and then the costs, site by site (Holmberg
    et al. 1999, doi:10.1016/S0377-2217(98)00008-3). A costs entry is that of the client's whole demand.
    """
    rows = _rows(text)
    sites, clients = _whole_row(rows, 0, 2, "two whole numbers: sites, clients")
    if len(rows) < sites + 2:
        raise TextRefused(0, f"{sites} sites and then {clients} clients")
    table = _table(rows, range(1, sites + 1), 2, "a site: capacity, fixed cost")
    rest = _all_numbers(rows[sites + 1 :])
    if len(rest) != clients * (sites + 1):
        raise TextRefused(0, f"{clients * (sites + 1)} demands and costs, found {len(rest)}")
    if len(rows[sites + 1][1]) == 1:
        by_client = rest.reshape(clients, sites + 1)
        demands, costs = by_client[:, 0], by_client[:, 1:]
    else:
        demands, costs = rest[:clients], rest[clients:].reshape(sites, clients).T
    return FacilityLocation(
        costs=np.ascontiguousarray(costs),
        demands=demands,
        capacities=table[:, 0],
        fixed_costs=table[:, 1],
        is_single_source=is_single_source,
    )


def _rows(text: str) -> Rows:
    """Lines that hold anything, with their numbers from 1."""
    rows = [(k, line.split()) for k, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not rows:
        raise TextRefused(0, "an instance, found an empty text")
    return rows


def _table(rows: Rows, lines: range, width: int, expected: str) -> Floats:
    """The first numbers of these rows, shape (lines, width)."""
    try:
        found = np.array([rows[k][1][:width] for k in lines], dtype=np.float64).reshape(-1, width)
    except ValueError:
        found = np.full((1, width), np.nan)
    if not np.isfinite(found).all():
        found = np.array([_numbers(rows, k, width, expected) for k in lines])
    return found


def _all_numbers(rows: Rows) -> Floats:
    """All numbers of these rows, one after another."""
    try:
        found = np.array([word for _, words in rows for word in words], dtype=np.float64)
    except ValueError:
        found = np.full(1, np.nan)
    if not np.isfinite(found).all():
        found = np.array([number for k in range(len(rows)) for number in _numbers(rows, k, None, "numbers")])
    return found


def _numbers(rows: Rows, k: int, count: int | None, expected: str) -> list[float]:
    if k >= len(rows):
        raise TextRefused(rows[-1][0] + 1, expected)
    line, words = rows[k]
    if count is not None and len(words) < count:
        raise TextRefused(line, expected)
    try:
        found = [float(word) for word in words[:count]]
    except ValueError as fault:
        raise TextRefused(line, expected) from fault
    if not np.isfinite(found).all():
        raise TextRefused(line, expected)
    return found


def _whole_row(rows: Rows, k: int, count: int, expected: str) -> list[int]:
    found = _numbers(rows, k, count, expected)
    if any(number < 1 or not number.is_integer() for number in found):
        raise TextRefused(rows[k][0], expected)
    return [int(number) for number in found]


def _check_count(count: int, sites: int) -> None:
    if not 1 <= count <= sites:
        raise TextRefused(0, f"between 1 and {sites} medians")
