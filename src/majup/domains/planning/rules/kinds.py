"""The kinds of run this domain asks for."""

PLAN_RUN = "regional_plan"

DEFAULT_SECONDS = 20.0
"""Wall clock a region's plan may take, unless asked otherwise."""
LEAST_SECONDS, MOST_SECONDS = 1.0, 3600.0

DEFAULT_GAP = 0.001
"""Each aim stops once it is proved to a tenth of a percent."""
