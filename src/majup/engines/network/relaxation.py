"""What has to give way before any plan is possible, at the least cost; formula (E)."""

import numpy as np

from majup.engines.network.formulation.columns import Columns, columns_of
from majup.engines.network.formulation.constraints import blocks_that_hold, blocks_that_may_give_way
from majup.engines.network.formulation.matrix import Block, Floats, Model, stacked, with_row
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.problem.limits import Limits
from majup.engines.network.solution.records import Relaxation
from majup.engines.network.solver import Effort, solve

WORTH_NAMING = 1e-4


def cheapest_relaxation(sets: Sets, *, limits: Limits) -> tuple[Relaxation, ...]:
    """Name the floors and budgets to relax: as few persons below the floors as can be, then as few EUR more.

    Two solves, each within the run's own limits. Empty where even that found nothing in time.
    """
    columns = columns_of(sets)
    soft = blocks_that_may_give_way(sets, columns)
    model, first = _softened(sets, columns, soft)
    count = model.matrix.shape[1]
    eur = np.zeros(count)
    eur[first[0] : first[2]] = 1.0
    persons = np.zeros(count)
    persons[first[2] :] = 1.0
    effort = Effort(seconds=limits.seconds, gap=1e-4, seed=limits.seed)
    fewest = solve(model, weights=persons, is_maximised=False, effort=effort)
    if fewest.columns is None:
        return ()
    held = with_row(
        model, weights=persons, lower=-np.inf, upper=float(persons @ fewest.columns) + WORTH_NAMING / 10
    )
    cheapest = solve(held, weights=eur, is_maximised=False, effort=effort, start=fewest.columns)
    return _named(sets, cheapest.columns if cheapest.columns is not None else fewest.columns, first)


def _softened(
    sets: Sets, columns: Columns, soft: tuple[Block, Block, Block]
) -> tuple[Model, tuple[int, int, int]]:
    """Give every row that may give way a column that says by how much; return where each family's start."""
    starts = np.cumsum([columns.count, *(len(block.lower) for block in soft)]).tolist()
    given = [_with_slack(block, first=first) for block, first in zip(soft, starts, strict=False)]
    extra = starts[-1] - columns.count
    model = stacked(
        [*blocks_that_hold(sets, columns), *given],
        column_lower=np.concatenate([columns.lower, np.zeros(extra)]),
        column_upper=np.concatenate([columns.upper, np.full(extra, np.inf)]),
        is_integer=np.concatenate([columns.is_integer, np.zeros(extra, dtype=bool)]),
    )
    return model, (starts[0], starts[1], starts[2])


def _with_slack(block: Block, *, first: int) -> Block:
    rows = np.arange(len(block.lower), dtype=np.int64)
    return Block(
        name=block.name,
        row=np.concatenate([block.row, rows]),
        column=np.concatenate([block.column, first + rows]),
        value=np.concatenate([block.value, np.where(np.isfinite(block.upper), -1.0, 1.0)]),
        lower=block.lower,
        upper=block.upper,
    )


def _named(sets: Sets, values: Floats, first: tuple[int, int, int]) -> tuple[Relaxation, ...]:
    problem = sets.problem
    capital = [budget.area for budget in problem.budgets if budget.capital_eur is not None]
    running = [budget.area for budget in problem.budgets if budget.running_eur is not None]
    families = (
        ("capital_budget", "EUR", capital),
        ("running_budget", "EUR", running),
        ("floor", "persons", [floor.municipality for floor in problem.floors]),
    )
    return tuple(
        Relaxation(constraint=constraint, subject=subject, amount=float(values[start + k]), unit=unit)
        for (constraint, unit, subjects), start in zip(families, first, strict=True)
        for k, subject in enumerate(subjects)
        if values[start + k] > WORTH_NAMING
    )
