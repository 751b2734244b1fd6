"""The parts of a problem, planned side by side and put together again."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from majup.engines.network.clock import Clock
from majup.engines.network.formulation.matrix import Floats
from majup.engines.network.formulation.sets import Sets, sets_of
from majup.engines.network.greedy import planned_by_hand
from majup.engines.network.parts import parts_of
from majup.engines.network.problem.records import Problem
from majup.engines.network.solution.reading import Choice, choice_of
from majup.engines.network.solution.records import Plan
from majup.engines.network.solver import Ending
from majup.engines.network.stages import Proof, Staged, staged, worst


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided in all parts, and the proofs of the aims; no choice where a part has none."""

    choice: Choice | None
    proofs: tuple[Proof, ...]
    ending: Ending


def decided(problem: Problem, *, clock: Clock, start: Plan | None) -> Decided:
    """Plan every part, the largest first, as many side by side as there are threads."""
    parts = sorted(parts_of(problem), key=lambda part: -len(part.ways))
    until = clock.begun + clock.limits.seconds * 0.96
    waiting = [len(part.ways) + 1 for part in parts]

    def plan(part: Problem) -> Staged:
        # A part gets its share, by its ways, of the time that all threads together still have.
        own, left = waiting[0], sum(waiting)
        del waiting[0]
        now = time.monotonic()
        share = min(1.0, clock.limits.threads * own / left)
        threads = max(1, round(clock.limits.threads * own / left))
        sets = sets_of(part)
        return staged(
            sets,
            clock=clock,
            until=now + (until - now) * share,
            threads=threads,
            openings=_openings(sets, start),
        )

    found = clock.side_by_side([partial(plan, part) for part in parts], threads=clock.limits.threads)
    ending = worst([one.ending for one in found])
    if any(one.values is None for one in found):
        ending = worst([one.ending for one in found if one.values is None])
        return Decided(choice=None, proofs=(), ending=ending)
    return Decided(choice=_together(found), proofs=_summed(found), ending=ending)


def _openings(sets: Sets, start: Plan | None) -> Iterator[Floats]:
    """What to begin with, as modules of each option: what is given, a plan made by hand, nothing."""
    at = {
        (sets.site_of(sets.pairs[k]).id, sets.module_of(o).id): o
        for o, k in enumerate(sets.option_pair.tolist())
    }
    given = () if start is None else ((row.site, module) for row in start.opened for module in row.modules)
    for opened in (given, planned_by_hand(sets.problem).opened, ()):
        count = np.zeros(len(sets.option_pair))
        for one in opened:
            if one in at:
                count[at[one]] += 1.0
        yield count


def _together(found: list[Staged]) -> Choice:
    choices = [choice_of(one.sets, one.columns, one.values) for one in found if one.values is not None]
    return Choice(
        modules=tuple(row for choice in choices for row in choice.modules),
        served=tuple(row for choice in choices for row in choice.served),
    )


def _summed(found: list[Staged]) -> tuple[Proof, ...]:
    """Parts share nothing, so what each cannot beat sums to what the whole cannot beat."""
    return tuple(
        Proof(
            aim=same[0].aim,
            value=sum(proof.value for proof in same),
            bound=sum(proof.bound for proof in same),
            ending=worst([proof.ending for proof in same]),
            seconds=max(proof.seconds for proof in same),
        )
        for same in zip(*(one.proofs for one in found), strict=False)
    )
