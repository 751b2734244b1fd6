"""Rows over an area: whole modules for whom a part of the network serves, where the relaxation breaks them.

Mixed-integer rounding of a sum of (1) to (3) over the pairs A of one service and the needs N: who of N goes
to A sits in places of A. Marchand, H. and Wolsey, L. A. (2001), doi:10.1287/opre.49.3.363.10641.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Block, Entry, Floats, Ints, Mask, block_of
from majup.engines.network.formulation.sets import Sets

SERVED_BY_AREA = (1e-6, 0.5, 0.95, 0.9999)
"""A need belongs to an area when more than this share of it goes there; each share is tried."""
LEAST_VIOLATION = 0.02
LEAST_FRACTION = 0.02
MOST_ROWS_A_SERVICE = 24
SHOWN = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceArea:
    """The needs, pairs and ways of one service, as arrays for the search of areas.

    reach       (needs, pairs): column of the way, -1 where there is none.
    persons     (needs,).
    existing    (pairs,): places that run already.
    options     (options,): columns y; `option_pair` is the position of its pair here, `places` its size.
    met         of each need, the columns u of its shares.
    """

    reach: Ints
    persons: Floats
    existing: Floats
    options: Ints
    option_pair: Ints
    places: Floats
    met: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A violated row: the area's pairs and needs (masks), the divisor, and by how much it is broken."""

    pairs: Mask
    needs: Mask
    divisor: float
    violation: float


def service_areas(sets: Sets, columns: Columns) -> tuple[ServiceArea, ...]:
    """Lay out every service that has ways and may open places."""
    met: dict[int, list[int]] = {}
    for k, share in enumerate(sets.shares):
        met.setdefault(share.need, []).append(int(columns.met[k]))
    found = []
    pair_service = np.array([pair.service for pair in sets.pairs], dtype=np.int64)
    for service in np.unique(pair_service[sets.option_pair]).tolist():
        arcs = np.flatnonzero(pair_service[sets.arc_pair] == service)
        needs, need_at = np.unique(sets.arc_need[arcs], return_inverse=True)
        pairs, pair_at = np.unique(sets.arc_pair[arcs], return_inverse=True)
        reach = np.full((len(needs), len(pairs)), -1, dtype=np.int64)
        reach[need_at, pair_at] = columns.going[arcs]
        options = np.flatnonzero(np.isin(sets.option_pair, pairs)).tolist()
        found.append(
            ServiceArea(
                reach=reach,
                persons=np.array([sets.needs[n].persons for n in needs]),
                existing=np.array([sets.pairs[k].existing_places for k in pairs]),
                options=columns.opened[options],
                option_pair=np.searchsorted(pairs, sets.option_pair[options]),
                places=np.array([float(sets.module_of(o).places) for o in options]),
                met=tuple(tuple(met[n]) for n in needs.tolist()),
            )
        )
    return tuple(found)


def broken_area_rows(areas: tuple[ServiceArea, ...], values: Floats) -> Block:
    """(15) The area rows that these values break, those broken most of each service."""
    return block_of(
        "whole_modules_serve_an_area",
        (_row(area, found) for area in areas for found in _broken(area, values)),
    )


def _broken(area: ServiceArea, values: Floats) -> list[_Found]:
    flows = np.where(area.reach >= 0, values[area.reach], 0.0)
    opened = values[area.options]
    by_key: dict[bytes, _Found] = {}
    for order in _orders(area, flows, opened):
        for found in _along(area, order, flows, opened):
            by_key.setdefault(found.pairs.tobytes() + found.needs.tobytes(), found)
    best = sorted(by_key.values(), key=lambda found: -found.violation)
    return best[:MOST_ROWS_A_SERVICE]


def _orders(area: ServiceArea, flows: Floats, opened: Floats) -> Iterator[Ints]:
    """From each pair with a part of a module: the others, those sharing most persons with the area first."""
    partial = np.abs(opened - np.round(opened)) > 1e-4
    seeds = np.unique(area.option_pair[partial])
    shared = flows.T @ (flows > SHOWN)
    in_reach = area.reach >= 0
    near = (in_reach * area.persons[:, None]).T @ in_reach
    for likeness in (shared + shared.T, near / max(1.0, float(near.max()))):
        for seed in seeds.tolist():
            yield _grown(likeness, seed)


def _grown(likeness: Floats, seed: int) -> Ints:
    count = len(likeness)
    order, taken, closeness = [seed], np.zeros(count, dtype=bool), likeness[seed].copy()
    taken[seed] = True
    while True:
        closeness[taken] = -1.0
        k = int(np.argmax(closeness))
        if closeness[k] <= SHOWN:
            return np.array(order, dtype=np.int64)
        order.append(k)
        taken[k] = True
        closeness = np.maximum(closeness, likeness[k])


def _along(area: ServiceArea, order: Ints, flows: Floats, opened: Floats) -> Iterator[_Found]:
    """The most broken row among the growing areas along one order, for each share and divisor."""
    inflow = np.cumsum(flows[:, order], axis=1)
    existing = np.cumsum(area.existing[order])
    sizes = np.unique(area.places)
    open_by_size = [_open_along(area, order, np.where(area.places == size, opened, 0.0)) for size in sizes]
    for share in SERVED_BY_AREA:
        inside = inflow > share * area.persons[:, None]
        asked = area.persons @ inside - existing
        elsewhere = area.persons @ inside - (inside * inflow).sum(axis=0)
        for divisor in sizes.tolist():
            parts = asked / divisor
            fraction = parts - np.floor(parts)
            is_useful = (fraction > LEAST_FRACTION) & (asked > 0)
            safe = np.where(is_useful, fraction, 1.0)
            held = sum(
                open_now * _rounded(size / divisor, safe)
                for size, open_now in zip(sizes.tolist(), open_by_size, strict=True)
            )
            broken = np.where(is_useful, np.ceil(parts) - held - elsewhere / (divisor * safe), -1.0)
            best = int(np.argmax(broken))
            if broken[best] > LEAST_VIOLATION:
                pairs = np.zeros(len(area.existing), dtype=bool)
                pairs[order[: best + 1]] = True
                yield _Found(
                    pairs=pairs, needs=inside[:, best], divisor=divisor, violation=float(broken[best])
                )


def _open_along(area: ServiceArea, order: Ints, opened: Floats) -> Floats:
    by_pair = np.bincount(area.option_pair, weights=opened, minlength=len(area.existing))
    return np.asarray(np.cumsum(by_pair[order]))


def _rounded(size: float, fraction: Floats) -> Floats:
    """Mixed-integer rounding of a module's size in divisors, at each fraction of the right side."""
    whole = np.floor(size + 1e-12)
    return np.asarray(whole + np.minimum(1.0, (size - whole) / fraction))


def _row(area: ServiceArea, found: _Found) -> tuple[list[Entry], float, float]:
    """Write `rounded modules + (unmet + going elsewhere) / (divisor · fraction) ≥ asked, rounded up`."""
    asked = float(area.persons[found.needs].sum() - area.existing[found.pairs].sum())
    fraction = asked / found.divisor - np.floor(asked / found.divisor)
    scale = 1.0 / (found.divisor * fraction)
    entries: list[Entry] = []
    in_reach = area.persons @ ((area.reach >= 0) & found.needs[:, None])
    for o in np.flatnonzero(found.pairs[area.option_pair]).tolist():
        # A module is worth no more to N than those of N whom it can reach.
        worth = min(area.places[o], float(in_reach[area.option_pair[o]]))
        size = float(_rounded(worth / found.divisor, np.array([fraction]))[0])
        entries.append((int(area.options[o]), size))
    for n in np.flatnonzero(found.needs).tolist():
        entries += [(column, -scale) for column in area.met[n]]
        outside = area.reach[n][(~found.pairs) & (area.reach[n] >= 0)]
        entries += [(int(column), scale) for column in outside]
    least = float(np.ceil(asked / found.divisor)) - scale * float(area.persons[found.needs].sum())
    return entries, least, np.inf
