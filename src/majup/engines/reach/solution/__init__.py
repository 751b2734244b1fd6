"""The answer: the best return trip of every place, site and day, what a week looks like, and tables of
both.
"""

from majup.engines.reach.solution.records import (
    Matrix,
    Outcome,
    Progress,
    Reached,
    Reason,
    Receipt,
    ReturnTrip,
)
from majup.engines.reach.solution.week import WeekOfPair, week_of_pair

__all__ = [
    "Matrix",
    "Outcome",
    "Progress",
    "Reached",
    "Reason",
    "Receipt",
    "ReturnTrip",
    "WeekOfPair",
    "week_of_pair",
]
