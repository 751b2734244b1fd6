"""How whole things are shared out: by largest remainder, and by drawing at equal steps along the weights.

Pure. The stated rule of the replay: people of a region live in the parishes of its partner
municipalities, each parish in proportion to its population (drawn at equal steps from a random start, so
that a parish gets its expected number rounded up or down, and small parishes get their fair turn).
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")


def shared_out(total: int, *, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that sum to the total, by largest remainder."""
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("Nothing can be shared out without a weight.")
    exact = [total * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def at_equal_steps(count: int, *, choices: Sequence[T], weights: Sequence[float], start: float) -> list[T]:
    """`count` draws along the cumulated weights, a step apart; `start` of [0, 1) is where the first lies."""
    ends = list(accumulate(weights))
    if not ends or ends[-1] <= 0:
        raise ValueError("Nothing can be drawn without a weight.")
    step = ends[-1] / count if count else 0.0
    return [choices[min(bisect_right(ends, (i + start) * step), len(ends) - 1)] for i in range(count)]
