"""What a solve may spend, how it reports and how it ends; nothing here knows a solver."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from majup.engines.network.formulation.matrix import Floats


class Ending(StrEnum):
    """Why the solver stopped."""

    PROOF = "proof"
    GAP = "gap"
    WORK = "work"
    CLOCK = "clock"
    CANCELLED = "cancelled"
    IMPOSSIBLE = "impossible"
    NUMERICS = "numerics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What one solve may spend. `absolute_gap`: a smaller difference to the bound proves the value best."""

    seconds: float
    gap: float
    absolute_gap: float = 1e-6
    seed: int = 0
    work: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one solve found. `columns` is None without a solution; `bound` is infinite without a proof."""

    ending: Ending
    columns: Floats | None
    value: float | None
    bound: float
    seconds: float
    work: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A live report of one solve, in the solver's own sense (smaller is better unless maximised)."""

    seconds: float
    value: float | None
    bound: float | None


Watch = Callable[[Report], bool]
"""Called now and then with a report; answering True cancels the solve."""


def never_cancel(_report: Report) -> bool:
    """Watch nothing."""
    return False


OnBetter = Callable[[Floats], None]
"""Given the columns of each better solution."""


def ignore(_columns: Floats) -> None:
    """Leave it."""
