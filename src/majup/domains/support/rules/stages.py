"""How far somebody has come on the golden thread, and what is to be done for them next. Pure."""

from datetime import date
from enum import IntEnum, StrEnum


class Stage(IntEnum):
    """The furthest thing that was done; IN_CARE is somebody in care whom the programme has not identified."""

    IN_CARE = 0
    IDENTIFIED = 1
    APPLIED = 2
    ASSESSED = 3
    PLANNED = 4
    SERVED = 5


class Due(StrEnum):
    """What waits for somebody's hand. A list shows the first thing that is due for each person."""

    ASSESS = "ASSESS"
    FINISH_ASSESSMENT = "FINISH_ASSESSMENT"
    DRAW_UP = "DRAW_UP"
    AGREE = "AGREE"
    TALK_AGAIN = "TALK_AGAIN"
    REVIEW = "REVIEW"


REVIEW_AFTER_MONTHS = 12
"""A plan is looked at again after a year unless the worker sets another day."""


def review_day(drawn_on: date) -> date:
    """The day a plan is to be looked at again, if nothing else was agreed."""
    last_of_february = (drawn_on.month, drawn_on.day) == (2, 29)
    return drawn_on.replace(year=drawn_on.year + 1, day=28 if last_of_february else drawn_on.day)
