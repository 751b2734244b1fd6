"""Who comes and goes, so that the number present on given days comes out exactly.

Pure. Between two days with a known number present, so many are admitted, and as many leave as the
difference asks for: first those who come of age, then others by how likely they are to leave.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from majup.replay.chance import Chance
from majup.replay.crowd import birthday

ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Stay:
    """One person's time somewhere; `until` is None while it lasts."""

    born_on: date
    start: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Flow:
    """What a history must honour and how its people are drawn.

    present: the number there by day; admitted: how many come in each interval between these days;
    newcomer: draws the birth date of the n-th admitted on a day; leaving: how likely somebody leaves, and
    why.
    """

    present: tuple[tuple[date, int], ...]
    admitted: tuple[int, ...]
    first: Callable[[Chance, date], Stay]
    newcomer: Callable[[Chance, date, date, int], date]
    likely: Callable[[Stay, date], float]
    why: Callable[[Chance, Stay, date], str]
    out_at_age: int | None = None


def history(chance: Chance, flow: Flow) -> list[Stay]:
    """Every stay of the flow. Raises ValueError where more must leave than the figures allow."""
    (first_day, count), *later = flow.present
    present = [flow.first(chance, first_day) for _ in range(count)]
    done: list[Stay] = []
    start = first_day
    for (end, there), admitted in zip(later, flow.admitted, strict=True):
        newcomers = _admit(chance, flow, start=start, end=end, count=admitted)
        present += newcomers
        left = _leave(chance, flow, present, start=start, end=end, count=len(present) - there)
        done += left
        present = [stay for stay in present if stay.until is None]
        start = end
    return done + present


def _admit(chance: Chance, flow: Flow, *, start: date, end: date, count: int) -> list[Stay]:
    days = sorted(chance.working_day(start + ONE_DAY, end) for _ in range(count))
    order = chance.shuffled(range(count))
    return [Stay(flow.newcomer(chance, start, day, n), day) for day, n in zip(days, order, strict=True)]


def _leave(
    chance: Chance, flow: Flow, present: list[Stay], *, start: date, end: date, count: int
) -> list[Stay]:
    of_age = [stay for stay in present if _comes_of_age(flow, stay, until=end)]
    if count < len(of_age):
        raise ValueError(f"{len(of_age)} come of age before {end}, but only {count} may leave.")
    for stay in of_age:
        stay.until, stay.reason = birthday(stay.born_on, age=flow.out_at_age or 0), "OF_AGE"
    others = [stay for stay in present if stay.until is None]
    # The largest of u^(1/w) are a draw without replacement in proportion to w.
    others.sort(key=lambda stay: chance.random() ** (1 / flow.likely(stay, start)), reverse=True)
    chosen = others[: count - len(of_age)]
    for stay in chosen:
        stay.until = chance.working_day(max(stay.start, start) + ONE_DAY, end + ONE_DAY)
        stay.reason = flow.why(chance, stay, stay.until)
    return of_age + chosen


def _comes_of_age(flow: Flow, stay: Stay, *, until: date) -> bool:
    return flow.out_at_age is not None and birthday(stay.born_on, age=flow.out_at_age) <= until
