"""What neighbours of a nested sweep say of one another: no plan gets worse, no later step's bound is beaten.

Formulas (S1) and (S2) of docs/methods/sweeps.md.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from majup.engines.network.clock import relative_gap
from majup.engines.network.problem.records import Aim
from majup.engines.network.solution.records import Plan
from majup.engines.network.sweep.records import Point

# Values are recounted sums: two roads to one plan differ by rounding.
SAME = 1e-6


def point_of(plan: Plan, *, label: str, amount: float | None, started_from: str | None) -> Point:
    """Read the first aim out of a plan."""
    first = plan.aims[0] if plan.aims else None
    return Point(
        label=label,
        amount=amount,
        plan=plan,
        value=first.value if first else None,
        bound=first.bound if first else None,
        gap=first.gap if first else None,
        started_from=started_from,
    )


def falls_behind(later: Point, earlier: Point) -> bool:
    """Say whether a later step of a nested sweep is worse than an earlier one, which it need not be; (S1)."""
    if earlier.value is None:
        return False
    if later.value is None:
        return True
    room = SAME * max(1.0, abs(earlier.value))
    if _is_maximised(earlier):
        return later.value < earlier.value - room
    return later.value > earlier.value + room


def kept(later: Point, earlier: Point) -> Point:
    """Let the earlier step's plan stand at the later step, saying so."""
    return replace(
        later,
        plan=earlier.plan,
        value=earlier.value,
        bound=later.bound,
        gap=None,
        kept_from=earlier.kept_from or earlier.label,
    )


def with_bounds_of_later_steps(points: Sequence[Point]) -> tuple[Point, ...]:
    """Tighten every bound by those of later steps, whose plans include this step's; (S2)."""
    best: float | None = None
    tightened = []
    for point in reversed(points):
        best = _tighter(point, best)
        tightened.append(_with_bound(point, best))
    return tuple(reversed(tightened))


def _tighter(point: Point, best: float | None) -> float | None:
    if point.bound is None or not math.isfinite(point.bound):
        return best
    if best is None:
        return point.bound
    return min(point.bound, best) if _is_maximised(point) else max(point.bound, best)


def _with_bound(point: Point, bound: float | None) -> Point:
    if point.value is None or bound is None:
        return point
    return replace(point, bound=bound, gap=relative_gap(point.value, bound))


def _is_maximised(point: Point) -> bool:
    return bool(point.plan.aims) and point.plan.aims[0].aim is Aim.NEEDS_MET
