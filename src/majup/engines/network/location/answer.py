"""What was found and proved, told as an answer that has been counted again."""

import math

from majup.engines.network.location.checks import verify
from majup.engines.network.location.clock import Clock
from majup.engines.network.location.incumbent import Incumbent
from majup.engines.network.location.problem import (
    CapacitatedPMedian,
    FacilityLocation,
    LocationAnswer,
    PMedian,
)
from majup.engines.network.problem.limits import Limits
from majup.engines.network.solution.records import Outcome

PROVED = 1e-6


def answered(
    problem: PMedian | CapacitatedPMedian | FacilityLocation,
    incumbent: Incumbent,
    *,
    bound: float,
    limits: Limits,
    clock: Clock,
) -> LocationAnswer:
    """Return the incumbent as an answer, checked, with the bound rounded up to a value that plans can have.

    Without a plan: impossible where the bound is infinite (no plan at all can be), else none in time.
    """
    if not math.isfinite(incumbent.value):
        return LocationAnswer(
            outcome=Outcome.IMPOSSIBLE if bound == math.inf else Outcome.NO_ANSWER_IN_TIME,
            value=None,
            bound=bound if math.isfinite(bound) else None,
            gap=None,
            seconds=clock.spent(),
        )
    value = incumbent.value
    bound = min(incumbent.rounded_up(bound), value)
    gap = relative_gap(value, bound)
    within = Outcome.WITHIN_GAP if gap <= limits.gap else Outcome.BEST_SO_FAR
    answer = LocationAnswer(
        outcome=Outcome.PROVED_BEST if gap <= PROVED else within,
        value=value,
        bound=bound,
        gap=0.0 if gap <= PROVED else gap,
        seconds=clock.spent(),
        open=tuple(int(site) + 1 for site in incumbent.sites),
        shares=incumbent.shares,
    )
    verify(problem, answer)
    return answer


def relative_gap(value: float, bound: float) -> float:
    """Return how far the bound is below the value, relative to it; 1 where only the value is 0."""
    distance = abs(value - bound)
    if distance <= 1e-7 * max(1.0, abs(value)):
        return 0.0
    return min(1.0, distance / abs(value)) if value else 1.0
