"""The aims one after another: each is searched, made whole, and then held while the next one is searched."""

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass

from majup.engines.network.clock import Clock
from majup.engines.network.formulation.aims import AimVector, aims_of
from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats, Model, with_row
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.problem.records import Aim
from majup.engines.network.search import Search
from majup.engines.network.solver import Ending

# Part of the time still left that each aim may take; what one does not need goes to the next.
PART_OF_TIME = {
    Aim.NEEDS_MET: 0.4,
    Aim.PUBLIC_COST: 0.65,
    Aim.PERSON_MINUTES: 0.95,
    Aim.COST_AND_UNMET: 0.97,
}
HELD = 4e-7
LEAST_SECONDS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How one aim ended: what no plan can beat (holding the aims before), and why the solver stopped.

    value   of the plan found, counted by the solver.
    """

    aim: Aim
    value: float
    bound: float
    ending: Ending
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The columns of the best plan found, and the proofs of its aims; no columns where there is none."""

    sets: Sets
    columns: Columns
    values: Floats | None
    proofs: tuple[Proof, ...]
    ending: Ending


def staged(sets: Sets, *, clock: Clock, until: float, threads: int, openings: Iterable[Floats]) -> Staged:
    """Search the aims in their order; formulas (1) to (16), (Z1) to (Z4).

    until      the moment of time.monotonic() when all aims must be done.
    openings   whole modules by option to begin with; the best of them is taken.
    """
    search = Search(sets, clock=clock, threads=threads)
    search.begin(openings)
    proofs: list[Proof] = []
    for aim in aims_of(sets, search.columns):
        search.turn_to(aim)
        if Ending.CANCELLED not in search.endings:
            proofs.append(_searched(search, until=until))
        if search.values is None:
            return Staged(
                sets=sets, columns=search.columns, values=None, proofs=(), ending=search.endings[-1]
            )
        search.model = _held(search.model, aim, value=float(aim.weights @ search.values))
    return Staged(
        sets=sets,
        columns=search.columns,
        values=search.values,
        proofs=tuple(proofs),
        ending=worst(search.endings),
    )


def _searched(search: Search, *, until: float) -> Proof:
    """Search the aim on the board, but with no time left: whoever is served goes the way it likes best."""
    begun, aim = time.monotonic(), search.board.aim.aim
    if search.values is not None and until - begun < LEAST_SECONDS:
        search.endings.append(Ending.CLOCK)
    else:
        search.run(until=begun + max(0.1, (until - begun) * PART_OF_TIME[aim]))
    value = search.board.value
    return Proof(
        aim=aim,
        value=math.nan if value is None else value,
        bound=search.board.bound,
        ending=search.endings[-1],
        seconds=time.monotonic() - begun,
    )


def worst(endings: list[Ending]) -> Ending:
    """The ending that weakens a run most."""
    order = (
        Ending.IMPOSSIBLE,
        Ending.CANCELLED,
        Ending.NUMERICS,
        Ending.CLOCK,
        Ending.WORK,
        Ending.GAP,
        Ending.PROOF,
    )
    return next(ending for ending in order if ending in endings)


def _held(model: Model, aim: AimVector, *, value: float) -> Model:
    """Hold an aim: exactly where its values have steps, else but for a slack the solver can see."""
    slack = 0.0 if aim.step else max(2e-6, HELD * abs(value))
    value = round(value / aim.step) * aim.step if aim.step else value
    if aim.is_maximised:
        return with_row(model, weights=aim.weights, lower=value - slack, upper=math.inf)
    return with_row(model, weights=aim.weights, lower=-math.inf, upper=value + slack)
