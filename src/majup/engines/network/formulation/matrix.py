"""Blocks of rows, stacked into one sparse model. Arrays only; nothing here knows a solver or a service."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Entry = tuple[int, float]

BROKEN = 1e-5
ROUNDED = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows `lower ≤ values · columns ≤ upper`; `row`, `column`, `value` are the entries, row from 0."""

    name: str
    row: Ints
    column: Ints
    value: Floats
    lower: Floats
    upper: Floats

    def as_matrix(self, columns: int) -> sparse.csr_matrix:
        """Return the entries as a sparse matrix over so many columns."""
        shape = (len(self.lower), columns)
        return sparse.csr_matrix((self.value, (self.row, self.column)), shape=shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A mixed-integer programme without an objective; aims are vectors over its columns."""

    matrix: sparse.csr_matrix
    row_lower: Floats
    row_upper: Floats
    column_lower: Floats
    column_upper: Floats
    is_integer: Mask


def block_of(name: str, rows: Iterable[tuple[list[Entry], float, float]]) -> Block:
    """Build a block from rows given as (entries, lower, upper)."""
    row: list[int] = []
    column: list[int] = []
    value: list[float] = []
    lower: list[float] = []
    upper: list[float] = []
    for k, (entries, least, most) in enumerate(rows):
        row += [k] * len(entries)
        column += [entry[0] for entry in entries]
        value += [entry[1] for entry in entries]
        lower.append(least)
        upper.append(most)
    return Block(
        name=name,
        row=np.array(row, dtype=np.int64),
        column=np.array(column, dtype=np.int64),
        value=np.array(value, dtype=np.float64),
        lower=np.array(lower, dtype=np.float64),
        upper=np.array(upper, dtype=np.float64),
    )


def stacked(
    blocks: Iterable[Block], *, column_lower: Floats, column_upper: Floats, is_integer: Mask
) -> Model:
    """Put blocks below one another over the same columns."""
    kept = list(blocks)
    starts = np.cumsum([0, *(len(block.lower) for block in kept)])
    shape = (int(starts[-1]), len(column_lower))
    rows = np.concatenate([block.row + start for block, start in zip(kept, starts, strict=False)])
    columns = np.concatenate([block.column for block in kept])
    values = np.concatenate([block.value for block in kept])
    return Model(
        matrix=sparse.csr_matrix((values, (rows, columns)), shape=shape),
        row_lower=np.concatenate([block.lower for block in kept]),
        row_upper=np.concatenate([block.upper for block in kept]),
        column_lower=column_lower,
        column_upper=column_upper,
        is_integer=is_integer,
    )


def with_rows(model: Model, *, matrix: sparse.csr_matrix, lower: Floats, upper: Floats) -> Model:
    """Return the model with more rows below."""
    return Model(
        matrix=sparse.vstack([model.matrix, matrix], format="csr"),
        row_lower=np.concatenate([model.row_lower, lower]),
        row_upper=np.concatenate([model.row_upper, upper]),
        column_lower=model.column_lower,
        column_upper=model.column_upper,
        is_integer=model.is_integer,
    )


def with_row(model: Model, *, weights: Floats, lower: float, upper: float) -> Model:
    """Return the model with one more row `lower ≤ weights · columns ≤ upper`."""
    return with_rows(
        model, matrix=sparse.csr_matrix(weights[None, :]), lower=np.array([lower]), upper=np.array([upper])
    )


def broken_rows(pool: Block, rows: sparse.csr_matrix, values: Floats) -> Block:
    """Those rows `rows · columns ≤ upper` of a pool (`rows` as a matrix) that the values break."""
    broken = np.flatnonzero(rows @ values > pool.upper + BROKEN)
    entries = rows[broken].tocoo()
    return Block(
        name=pool.name,
        row=entries.row.astype(np.int64),
        column=entries.col.astype(np.int64),
        value=entries.data,
        lower=pool.lower[broken],
        upper=pool.upper[broken],
    )


def restricted(model: Model, *, free: Mask, values: Floats) -> Model:
    """Return the model over the free columns only, the others standing at `values`.

    Rows without a free column are dropped: `values` is taken to satisfy them.
    """
    columns = model.matrix.tocsc()
    inside = columns[:, free].tocsr()
    taken = columns[:, ~free] @ values[~free]
    kept = np.diff(inside.indptr) > 0
    return Model(
        matrix=inside[kept],
        row_lower=(model.row_lower - taken)[kept],
        row_upper=(model.row_upper - taken)[kept],
        column_lower=model.column_lower[free],
        column_upper=model.column_upper[free],
        is_integer=model.is_integer[free],
    )


def holds(model: Model, values: Floats) -> bool:
    """Say whether the values satisfy every row, but for rounding."""
    sums = model.matrix @ values
    room = ROUNDED * np.maximum(1.0, np.abs(sums))
    return bool(np.all(sums >= model.row_lower - room) and np.all(sums <= model.row_upper + room))
