"""A sweep and its answer as frozen records."""

from dataclasses import dataclass
from enum import StrEnum

from majup.engines.network.problem.records import Problem
from majup.engines.network.solution.records import Plan


class Axis(StrEnum):
    """What varies along a sweep."""

    BUDGET = "BUDGET"
    REACH = "REACH"
    DEMAND = "DEMAND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One problem of a sweep.

    label   its name in tables and folders, unique in the sweep.
    amount  where it stands on the axis (EUR, minutes or a factor); None where steps have names only.
    """

    label: str
    problem: Problem
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Neighbouring problems, in the order in which neighbours stand side by side.

    is_nested  every plan of a step is a plan of each later step too (more money, a longer reach), so that
               the first aim can never get worse along the sweep.
    """

    axis: Axis
    steps: tuple[Step, ...]
    is_nested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One finished step.

    value, bound, gap  of the first aim; the bound is tightened by later steps of a nested sweep. None
                       without an answer.
    started_from       label of the step whose plan this run began with; None for a cold start.
    kept_from          label of the step whose plan stands here because no better one was found: its budget
                       lines and reasons are those of that step. None as a rule.
    """

    label: str
    amount: float | None
    plan: Plan
    value: float | None
    bound: float | None
    gap: float | None
    started_from: str | None = None
    kept_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """The answer: finished points in the order of the sweep; fewer than its steps where it was cancelled.

    is_repeatable  no point was ended by the clock, so the same sweep gives the same answer anywhere.
    lost           what broke where the executor was lost in the middle; finished points stand.
    """

    axis: Axis
    points: tuple[Point, ...]
    is_whole: bool
    is_repeatable: bool
    lost: str = ""
