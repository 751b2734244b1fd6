"""The relaxation with the rows that it breaks added round by round: few of many thousand ever matter."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import highspy
import numpy as np

from majup.engines.network.formulation.matrix import Block, Floats, Mask, Model, with_rows
from majup.engines.network.solver.effort import Effort
from majup.engines.network.solver.highs import add_rows, linear_programme, new_solver, options_of

BROKEN = 1e-5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """Rows of a pool that the relaxation breaks, its bound; `is_complete` is False when the clock cut in."""

    chosen: Mask
    bound: float
    is_complete: bool


def rows_that_cut(
    model: Model, *, pool: Block, weights: Floats, is_maximised: bool, seconds: float, rounds: int
) -> Cuts:
    """Solve the relaxation, add the rows of the pool that it breaks, and again for some rounds.

    Cost: one relaxation, and a few steps of the dual simplex method a round.
    """
    begun, chosen = time.monotonic(), np.zeros(len(pool.lower), dtype=bool)
    bound = math.inf if is_maximised else -math.inf
    if not len(weights):
        return Cuts(chosen=chosen, bound=bound, is_complete=True)
    highs = new_solver()
    for option, value in options_of(Effort(seconds=seconds, gap=0.0)).items():
        highs.setOptionValue(option, value)
    relaxed = replace(model, is_integer=np.zeros(len(weights), dtype=bool))
    highs.passModel(linear_programme(relaxed, weights=weights, is_maximised=is_maximised))
    rows = pool.as_matrix(len(weights))
    for _ in range(rounds):
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, begun + seconds - time.monotonic()))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            in_time = highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
            return Cuts(chosen=chosen, bound=bound, is_complete=in_time)
        bound = float(highs.getInfo().objective_function_value)
        broken = rows @ np.array(highs.getSolution().col_value) > pool.upper + BROKEN
        fresh = np.flatnonzero(broken & ~chosen)
        if not len(fresh):
            break
        chosen[fresh] = True
        add_rows(highs, rows[fresh], lower=pool.lower[fresh], upper=pool.upper[fresh])
    return Cuts(chosen=chosen, bound=bound, is_complete=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """The relaxation when no more rows cut it, or time was up.

    model   the given one with the added rows that bind.
    values  of its columns; `prices` of its rows (what one unit of the row's limit is worth in the aim, in the
            sense of a minimum). None where not even the first relaxation was solved.
    bound   in the aim's own sense, without its constant.
    """

    model: Model
    values: Floats | None
    prices: Floats | None
    bound: float
    is_complete: bool


Separator = Callable[[Floats], Block]
"""From values to the valid rows that they break."""

LEAST_GAIN = 2e-5
PATIENCE = 3


def relaxed(
    model: Model,
    *,
    separators: tuple[Separator, ...],
    weights: Floats,
    is_maximised: bool,
    seconds: float,
    rounds: int,
) -> Relaxed:
    """Solve the relaxation, add the rows that it breaks, and again until they bring little.

    Stops after `rounds`, or when three rounds together raise the bound by less than 2e-5 of it.
    """
    begun, sign = time.monotonic(), -1.0 if is_maximised else 1.0
    answer = Relaxed(model=model, values=None, prices=None, bound=-sign * math.inf, is_complete=True)
    if not len(weights):
        return answer
    highs = _relaxation_of(model, weights=sign * weights, seconds=seconds)
    whole, bounds = model, [-math.inf] * PATIENCE
    for _ in range(rounds):
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, begun + seconds - time.monotonic()))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            in_time = highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
            return replace(answer, is_complete=in_time)
        values = np.array(highs.getSolution().col_value)
        answer = _now(highs, whole, values, kept=len(model.row_lower), sign=sign)
        bounds.append(float(highs.getInfo().objective_function_value))
        fresh = [block for separate in separators if len((block := separate(values)).lower)]
        if not fresh or bounds[-1] - bounds[-1 - PATIENCE] < LEAST_GAIN * abs(bounds[-1]):
            break
        for block in fresh:
            rows = block.as_matrix(len(weights))
            add_rows(highs, rows, lower=block.lower, upper=block.upper)
            whole = with_rows(whole, matrix=rows, lower=block.lower, upper=block.upper)
    return answer


def _relaxation_of(model: Model, *, weights: Floats, seconds: float) -> highspy.Highs:
    """A solver that holds the model without wholeness, to make the weights least."""
    highs = new_solver()
    for option, value in options_of(Effort(seconds=seconds, gap=0.0)).items():
        highs.setOptionValue(option, value)
    continuous = replace(model, is_integer=np.zeros(len(weights), dtype=bool))
    highs.passModel(linear_programme(continuous, weights=weights, is_maximised=False))
    return highs


def _now(highs: highspy.Highs, whole: Model, values: Floats, *, kept: int, sign: float) -> Relaxed:
    """What stands now: of the rows added so far, those that bind."""
    prices = np.array(highs.getSolution().row_dual)
    binding = np.abs(prices) > BROKEN * np.abs(prices).max(initial=0.0)
    binding[:kept] = True
    model = replace(
        whole,
        matrix=whole.matrix[binding],
        row_lower=whole.row_lower[binding],
        row_upper=whole.row_upper[binding],
    )
    return Relaxed(
        model=model,
        values=values,
        prices=prices[binding],
        bound=sign * float(highs.getInfo().objective_function_value),
        is_complete=True,
    )
