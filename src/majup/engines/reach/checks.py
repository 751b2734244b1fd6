"""The checker: counts every answer again, and travels some of them by another method than the one that found
them.
"""

from dataclasses import dataclass

import numpy as np

from majup.engines.reach.explanation import ways_of
from majup.engines.reach.feed.records import Feed
from majup.engines.reach.solution.fields import ARRIVE, COST, END, FIRST, HOME, LAST, LEAVE, START
from majup.engines.reach.solution.records import Matrix

TRAVELLED = 3
"""Pairs of each run that are travelled again, spread over all that are reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One answer that does not hold: the rule, whose answer, and two numbers that should agree."""

    rule: str
    subject: str
    found: float
    expected: float


class TripsDoNotAddUp(ValueError):
    """The answer breaks a rule: a fault of the engine, never of the question."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        super().__init__("; ".join(str(row) for row in differences[:10]))
        self.differences = differences


def verify(matrix: Matrix) -> int:
    """Raise TripsDoNotAddUp where the answer breaks a rule; tell how many pairs were travelled again."""
    found = [row for number in range(len(matrix.tables)) for row in _sums(matrix, number)]
    pairs = _some_pairs(matrix)
    found += [row for pair in pairs for row in _travelled(matrix, *pair)]
    if found:
        raise TripsDoNotAddUp(tuple(found))
    return len(pairs)


def _sums(matrix: Matrix, number: int) -> list[Difference]:
    """The rules of formulas (5) to (8) for all pairs of a class of days at once."""
    table, lanes = matrix.tables[number], matrix.days.classes[number]
    is_reached = table[:, :, COST] >= 0
    leave, arrive, start, end, home = (table[:, :, field] for field in (LEAVE, ARRIVE, START, END, HOME))
    first, last = table[:, :, FIRST], table[:, :, LAST]
    rules = {
        "cost_is_time_on_the_way": table[:, :, COST] == (start - leave) + (home - end),
        "day_begins_at_midnight": leave >= 0,
        "in_order": (leave <= arrive) & (arrive <= start) & (end <= home),
        "inside_while_open": (lanes.opens <= start) & (end <= lanes.closes),
        "long_enough_inside": end - start >= lanes.least,
        "first_and_last_enclose": (first <= start) & (end <= last) & (last - first >= lanes.least),
    }
    found = []
    for rule, holds in rules.items():
        wrong = np.argwhere(is_reached & ~holds)
        if len(wrong):
            place, lane = (int(index) for index in wrong[0])
            subject = f"{matrix.problem.places[place].id} to {matrix.problem.sites[int(lanes.site[lane])].id}"
            found.append(Difference(rule=rule, subject=subject, found=len(wrong), expected=0))
    return found


def _some_pairs(matrix: Matrix) -> list[tuple[int, int, int]]:
    """Class, place and lane of some pairs that ride, spread evenly; always the same ones."""
    if not isinstance(matrix.problem.by, Feed):
        return []
    sizes = [int((table[:, :, COST] >= 0).sum()) for table in matrix.tables]
    total, pairs = sum(sizes), []
    for wanted in sorted(
        {total * (2 * k + 1) // (2 * TRAVELLED) for k in range(TRAVELLED)} if total else set()
    ):
        number, rest = 0, wanted
        while rest >= sizes[number]:
            rest -= sizes[number]
            number += 1
        place, lane = np.argwhere(matrix.tables[number][:, :, COST] >= 0)[rest]
        pairs.append((number, int(place), int(lane)))
    return pairs


def _travelled(matrix: Matrix, number: int, place: int, lane: int) -> list[Difference]:
    """Leaving when the answer says, is one there and back home exactly when it says?"""
    ways = ways_of(matrix, day_class=number, place=place, lane=lane)
    row, site = matrix.tables[number][place, lane], int(matrix.days.classes[number].site[lane])
    subject = f"{matrix.problem.places[place].id} to {matrix.problem.sites[site].id}"
    found = []
    journeys = (ways.there, ways.back) if ways else (None, None)
    for rule, journey, field in zip(
        ("arrives_as_said", "home_as_said"), journeys, (ARRIVE, HOME), strict=True
    ):
        arrive = journey.arrive if journey else -1
        if arrive != row[field]:
            found.append(
                Difference(rule=rule, subject=subject, found=float(row[field]), expected=float(arrive))
            )
    return found
