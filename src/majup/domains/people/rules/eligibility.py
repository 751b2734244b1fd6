"""Who may belong to which target group (R034, R039, R040, R044)."""

from datetime import date

OF_AGE = 18
ADULTS = frozenset({"ADULT_GRT"})


def age_on(day: date, *, born_on: date) -> int:
    """Full years on a day; somebody born on 29 February grows older on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def is_of_age(day: date, *, born_on: date) -> bool:
    """True from the eighteenth birthday on."""
    return age_on(day, born_on=born_on) >= OF_AGE


def group_fault(group: str, *, born_on: date, on: date) -> str:
    """The code of why somebody cannot be in a group on a day; empty where nothing stands against it."""
    if born_on > on:
        return "born_after_identification"
    if group in ADULTS and not is_of_age(on, born_on=born_on):
        return "group_is_for_adults"
    if group not in ADULTS and is_of_age(on, born_on=born_on):
        return "group_is_for_children"
    return ""
