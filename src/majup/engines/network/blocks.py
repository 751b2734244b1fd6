"""Service by service: what ties services together gets a price, and each service is planned by itself (B).

Lagrangean relaxation of the rows that more than one service touches (Geoffrion 1974,
doi:10.1007/BFb0120690), priced by the duals of the relaxation. What the services cost at least, added up, is
a bound for the whole. It is stronger than the relaxation's, as each service is planned in whole modules; and
the plans are parts of a good one.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from majup.engines.network.clock import Clock
from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats, Ints, Mask, Model
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.solver import Effort, Relaxed, Report, solve

SHARED = -1
"""Label of what belongs to no single service: buildings, and rows that tie services together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One service by itself: its columns in the whole, its own rows, and the prices of its columns."""

    service: int
    columns: Mask
    model: Model
    prices: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """The whole, taken apart at the relaxation's prices; `constant` is what the shared columns add."""

    blocks: tuple[Block, ...]
    constant: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlan:
    """The best plan found of one service at the prices: `values` of its columns, `bound` ≤ `value`."""

    block: Block
    values: Floats | None
    value: float
    bound: float


def service_of_columns(sets: Sets, columns: Columns) -> Ints:
    """The service each column belongs to; SHARED for buildings."""
    service = np.array([pair.service for pair in sets.pairs], dtype=np.int64)
    of_option = service[sets.option_pair]
    label = np.full(columns.count, SHARED, dtype=np.int64)
    for positions, found in (
        (columns.opened, of_option),
        (columns.in_new, of_option),
        (columns.expanded, service),
        (columns.in_old, service),
        (columns.going, service[sets.arc_pair]),
        (columns.met, np.array([sets.needs[share.need].service for share in sets.shares], dtype=np.int64)),
    ):
        label[positions[positions >= 0]] = found[positions >= 0]
    return label


def taken_apart(relaxed: Relaxed, *, weights: Floats, labels: Ints) -> Priced:
    """Price every row that ties services together and give each service the rest. `weights` are to be least.

    Prices of the wrong sign (rounding of the solver) are taken as nothing: any prices give a valid bound.
    """
    model = relaxed.model
    assert relaxed.prices is not None
    first, last = labels_of_rows(model, labels)
    ties = (first != last) | (first == SHARED)
    price = np.where(ties, relaxed.prices, 0.0)
    price[(price > 0) & ~np.isfinite(model.row_lower)] = 0.0
    price[(price < 0) & ~np.isfinite(model.row_upper)] = 0.0
    limit = np.where(price > 0, model.row_lower, model.row_upper)
    left = weights - model.matrix.T @ price
    shared = labels == SHARED
    cheapest = np.minimum(left * model.column_lower, left * model.column_upper)[shared].sum()
    blocks = []
    for service in np.unique(labels[~shared]).tolist():
        inside = labels == service
        rows = ~ties & (first == service)
        own = replace(
            model,
            matrix=model.matrix[rows][:, inside],
            row_lower=model.row_lower[rows],
            row_upper=model.row_upper[rows],
            column_lower=model.column_lower[inside],
            column_upper=model.column_upper[inside],
            is_integer=model.is_integer[inside],
        )
        blocks.append(Block(service=service, columns=inside, model=own, prices=left[inside]))
    used = price != 0
    return Priced(blocks=tuple(blocks), constant=float(price[used] @ limit[used] + cheapest))


def labels_of_rows(model: Model, labels: Ints) -> tuple[Ints, Ints]:
    """The least and the greatest label among the columns of each row: equal where a service is alone."""
    entries = model.matrix.tocoo()
    first = np.full(model.matrix.shape[0], labels.max(initial=SHARED) + 1, dtype=np.int64)
    last = np.full(model.matrix.shape[0], SHARED, dtype=np.int64)
    np.minimum.at(first, entries.row, labels[entries.col])
    np.maximum.at(last, entries.row, labels[entries.col])
    return first, last


def planned_apart(
    priced: Priced, *, effort: Effort, threads: int, clock: Clock, tell: Callable[[], bool]
) -> tuple[BlockPlan, ...]:
    """Plan every service at the prices, the smallest first, so many side by side.

    What time an easy service does not need goes to the harder ones. `tell` answers True to cancel.
    """
    until = time.monotonic() + effort.seconds
    waiting = sorted(priced.blocks, key=lambda block: (int(block.model.is_integer.sum()), block.service))
    left = len(waiting)

    def plan(block: Block) -> BlockPlan:
        nonlocal left
        share = (until - time.monotonic()) * min(1.0, threads / max(1, left))
        left -= 1
        return _planned(block, effort=replace(effort, seconds=max(0.05, share)), tell=tell)

    return tuple(clock.side_by_side([partial(plan, block) for block in waiting], threads=threads))


def _planned(block: Block, *, effort: Effort, tell: Callable[[], bool]) -> BlockPlan:
    def watch(_report: Report) -> bool:
        return tell()

    found = solve(block.model, weights=block.prices, is_maximised=False, effort=effort, watch=watch)
    least = np.minimum(block.prices * block.model.column_lower, block.prices * block.model.column_upper).sum()
    bound = max(found.bound, float(least))
    value = found.value if found.value is not None else np.inf
    return BlockPlan(block=block, values=found.columns, value=value, bound=min(bound, value))
