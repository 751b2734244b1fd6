"""The question: places, sites with opening hours, days, and what the ways are taken from."""

from majup.engines.reach.problem.records import (
    GivenWays,
    Opening,
    Place,
    Problem,
    Road,
    Site,
    Source,
    Walking,
    every_day,
    week_of,
)

__all__ = [
    "GivenWays",
    "Opening",
    "Place",
    "Problem",
    "Road",
    "Site",
    "Source",
    "Walking",
    "every_day",
    "week_of",
]
