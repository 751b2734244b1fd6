"""Better plans from a plan: all services but one or two stand still while those are planned anew (L).

Large neighbourhood search, Shaw, P. (1998), doi:10.1007/3-540-49481-2_30. Services share only money,
buildings and the aims held before, so planning one of them anew is a small problem, mostly solved to the end.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from majup.engines.network.formulation.aims import AimVector
from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats, Mask, Model, restricted
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.solver import Effort, Ending, solve

WORTHWHILE = 1e-6
MOST_SECONDS_EACH = 2.0
MOST_WORK_EACH = 40
# A check of the solver's limits in a small problem stands for less work than one in the whole problem.
SMALL_CHECKS = 6

Tell = Callable[[float], bool]
"""Called with the value so far; answering True cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Better:
    """The improved columns, and why the search stopped: PROOF when a whole round brought nothing."""

    columns: Floats
    ending: Ending


def improved(
    sets: Sets, columns: Columns, model: Model, aim: AimVector, *, values: Floats, effort: Effort, tell: Tell
) -> Better:
    """Improve `values` for this aim until a whole round brings nothing or the effort is spent.

    `values` must satisfy the model but may be poor for this aim; the answer is never worse. With a limit of
    work the single solves are cut by work alone, so that the answer repeats.
    """
    until = time.monotonic() + effort.seconds
    best, work = _anew(model, aim, free=~columns.is_integer, values=values, effort=effort)
    teams = _teams(sets, at_most=2 if aim.is_maximised else 1)
    idle, turn = 0, 0
    while idle < len(teams):
        left = until - time.monotonic()
        if left <= 0:
            return Better(columns=best, ending=Ending.CLOCK)
        if effort.work is not None and work >= effort.work * SMALL_CHECKS:
            return Better(columns=best, ending=Ending.WORK)
        if tell(float(aim.weights @ best) + aim.constant):
            return Better(columns=best, ending=Ending.CANCELLED)
        free = _columns_of_services(sets, columns, best, services=teams[turn % len(teams)])
        fresh, spent = _anew(model, aim, free=free, values=best, effort=_part_of(effort, seconds=left))
        idle = 0 if _is_better(aim, fresh, best) else idle + 1
        best, turn, work = fresh, turn + 1, work + spent + 1
    return Better(columns=best, ending=Ending.PROOF)


def _part_of(effort: Effort, *, seconds: float) -> Effort:
    if effort.work is None:
        return replace(effort, seconds=min(seconds, MOST_SECONDS_EACH))
    return replace(effort, seconds=seconds, work=min(effort.work, MOST_WORK_EACH))


def _teams(sets: Sets, *, at_most: int) -> list[tuple[int, ...]]:
    """Services that may open anything, alone and then two together, those with most options first.

    Two together can hand money to one another; alone a service can only use what is left over.
    """
    options = [0] * len(sets.problem.services)
    for k in sets.option_pair.tolist():
        options[sets.pairs[k].service] += 1
    services = sorted((s for s, count in enumerate(options) if count), key=lambda s: -options[s])
    sizes = range(1, min(at_most, len(services)) + 1)
    return [team for size in sizes for team in combinations(services, size)]


def _columns_of_services(sets: Sets, columns: Columns, values: Floats, *, services: tuple[int, ...]) -> Mask:
    """Every column of the services, and the buildings that no other service uses."""
    free = np.zeros(columns.count, dtype=bool)
    pair_is_free = np.array([pair.service in services for pair in sets.pairs], dtype=bool)
    option_is_free = pair_is_free[sets.option_pair]
    held = sets.option_pair[(values[columns.opened] > 0.5) & ~option_is_free]
    is_held = np.zeros(len(sets.problem.sites), dtype=bool)
    is_held[[sets.pairs[k].site for k in held.tolist()]] = True
    share_is_free = [sets.needs[share.need].service in services for share in sets.shares]
    for positions, mask in (
        (columns.opened, option_is_free),
        (columns.in_new, option_is_free),
        (columns.building, ~is_held),
        (columns.expanded, pair_is_free),
        (columns.in_old, pair_is_free),
        (columns.going, pair_is_free[sets.arc_pair]),
        (columns.met, np.array(share_is_free, dtype=bool)),
    ):
        free[positions[mask & (positions >= 0)]] = True
    return free


def _anew(model: Model, aim: AimVector, *, free: Mask, values: Floats, effort: Effort) -> tuple[Floats, int]:
    """Solve for the free columns alone; `values` again where that brings nothing. Also the work it took."""
    found = solve(
        restricted(model, free=free, values=values),
        weights=aim.weights[free],
        is_maximised=aim.is_maximised,
        effort=effort,
        start=values[free],
    )
    if found.columns is None:
        return values, found.work
    fresh = values.copy()
    fresh[free] = found.columns
    return (fresh if _is_better(aim, fresh, values) else values), found.work


def _is_better(aim: AimVector, fresh: Floats, values: Floats) -> bool:
    gain = float(aim.weights @ (fresh - values))
    return (gain if aim.is_maximised else -gain) > WORTHWHILE * max(1.0, abs(float(aim.weights @ values)))
