"""The kinds of run this domain asks for."""

PLAN_RUN = "regional_plan"

LEAST_SECONDS, MOST_SECONDS = 1.0, 3600.0
"""Between these anybody may ask for; the clock of one region's plan."""
USUAL_LEAST, USUAL_MOST = 20.0, 45.0
NEEDS_A_SECOND = 100
"""Measured: a second of one core for a hundred needs brings the proven gap to one or two percent."""


def usual_seconds(needs: int) -> float:
    """The clock of a region with so many needs, unless asked otherwise."""
    return min(USUAL_MOST, max(USUAL_LEAST, float(round(needs / NEEDS_A_SECOND))))


DEFAULT_GAP = 0.001
"""Each aim stops once it is proved to a tenth of a percent."""
