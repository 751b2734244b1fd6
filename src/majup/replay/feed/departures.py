"""When buses leave, and how long they drive. Minutes after midnight throughout. Pure.

A line to a centre brings people there for the morning and back for the evening, the more often the more live
along it; the smallest only on a few weekdays.
"""

from dataclasses import dataclass

from majup.replay.chance import Chance
from majup.replay.feed.calendars import (
    FEW_DAYS,
    NOT_THURSDAYS,
    SATURDAYS,
    SCHOOL_DAYS,
    SUNDAYS,
    WORKDAYS,
)
from majup.replay.feed.lines import Kind, Line

LOCAL_FACTOR, MAIN_FACTOR = 1.3, 1.18
"""Road over straight line: by the territory's factor on small roads, less on the main ones."""
STOPPING_MINUTES = 1
SPEEDS = ((4.0, 32.0), (12.0, 44.0), (35.0, 56.0))
FASTEST_KMH = 68.0
"""Up to so many kilometres between two stops, so many kilometres an hour; beyond, the fastest."""
WIDEST_SHIFT = 3
STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Round:
    """A day of a feeder: when buses arrive at the centre, and when they leave it again."""

    least_residents: int
    arrivals: tuple[int, ...]
    departures: tuple[int, ...]
    weekend: int


def _at(*clocks: str) -> tuple[int, ...]:
    return tuple(int(clock[:2]) * 60 + int(clock[3:]) for clock in clocks)


ROUNDS = (
    Round(
        5000,
        _at("06:40", "07:30", "08:20", "09:30", "11:30", "13:20", "15:20", "17:20", "19:00"),
        _at("06:50", "08:40", "10:30", "12:40", "14:20", "15:40", "16:40", "17:40", "19:20", "21:10"),
        4,
    ),
    Round(
        2000,
        _at("07:00", "08:10", "09:40", "13:10", "15:40", "18:00"),
        _at("08:40", "12:40", "14:40", "16:30", "17:40", "19:30"),
        2,
    ),
    Round(1000, _at("07:45", "09:50", "13:30", "16:50"), _at("12:50", "15:15", "17:20", "18:50"), 1),
    Round(600, _at("07:50", "10:10", "14:10"), _at("12:50", "15:20", "17:15"), 0),
    Round(0, _at("08:15", "12:20"), _at("12:40", "16:10"), 0),
)
"""From the busiest to the quietest; the first that the line's residents suffice for."""
FEW_DAYS_BELOW, NO_THURSDAY_BELOW = 750, 1500
"""Residents along the line below which it runs on a few weekdays only, or not on Thursdays."""
MAIN_FIRST, MAIN_LAST = _at("05:30", "19:30")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """One bus of a line: its days, its direction (inward: to the larger place), when it leaves."""

    service: str
    inward: bool
    leaves: int


def drive_minutes(kms: tuple[float, ...], *, kind: Kind) -> tuple[int, ...]:
    """Minutes from the first stop to each, the stop itself first; `kms` are straight, between stops."""
    factor = LOCAL_FACTOR if kind is Kind.FEEDER else MAIN_FACTOR
    gone, told = 0.0, [0]
    for km in kms:
        gone += km * factor / _speed(km * factor) * 60 + STOPPING_MINUTES
        told.append(max(told[-1] + 1, round(gone)))
    return tuple(told)


def _speed(km: float) -> float:
    return next((kmh for most, kmh in SPEEDS if km <= most), FASTEST_KMH)


def drives(line: Line, *, takes: int, chance: Chance) -> tuple[Drive, ...]:
    """Every bus of a line; `takes` is how many minutes it drives from end to end."""
    shift = STEP_MINUTES * chance.whole(-WIDEST_SHIFT, WIDEST_SHIFT)
    if line.kind is Kind.MAIN:
        return _main(line, shift=shift)
    return _feeder(line, takes=takes, shift=shift, chance=chance)


def _feeder(line: Line, *, takes: int, shift: int, chance: Chance) -> tuple[Drive, ...]:
    # A link joins two centres, so it is never as quiet as the smallest feeder.
    residents = max(line.residents, ROUNDS[2].least_residents) if line.kind is Kind.LINK else line.residents
    shape = next(row for row in ROUNDS if residents >= row.least_residents)
    days = _workday_service(residents, chance)
    inward = [max(0, clock + shift - takes) for clock in shape.arrivals]
    outward = [clock + shift for clock in shape.departures]
    found = [Drive(service=days, inward=True, leaves=clock) for clock in inward]
    found += [Drive(service=days, inward=False, leaves=clock) for clock in outward]
    if days == WORKDAYS and shape.weekend == 0:
        # The first bus in and the second one out are the pupils'.
        found[0] = Drive(service=SCHOOL_DAYS, inward=True, leaves=inward[0])
        found[len(inward) + 1] = Drive(service=SCHOOL_DAYS, inward=False, leaves=outward[1])
    for service in (SATURDAYS, SUNDAYS):
        for clock in _spread(inward, shape.weekend):
            found.append(Drive(service=service, inward=True, leaves=clock))
        for clock in _spread(outward, shape.weekend):
            found.append(Drive(service=service, inward=False, leaves=clock))
    return tuple(found)


def _workday_service(residents: int, chance: Chance) -> str:
    if residents < FEW_DAYS_BELOW:
        return chance.pick(FEW_DAYS)
    if residents < NO_THURSDAY_BELOW and chance.chance(0.5):
        return NOT_THURSDAYS
    return WORKDAYS


def _main(line: Line, *, shift: int) -> tuple[Drive, ...]:
    a_day = 5 if line.residents < 4000 else 8 if line.residents < 10_000 else 12
    clocks = [MAIN_FIRST + shift + (MAIN_LAST - MAIN_FIRST) * k // (a_day - 1) for k in range(a_day)]
    weekend = _spread(clocks, a_day // 2 + 1)
    return tuple(
        Drive(service=service, inward=inward, leaves=clock)
        for service, times in ((WORKDAYS, clocks), (SATURDAYS, weekend), (SUNDAYS, weekend))
        for inward in (True, False)
        for clock in times
    )


def _spread(clocks: list[int], count: int) -> list[int]:
    """So many of them, spread over the day; the middle one where it is one."""
    if count <= 1:
        return clocks[len(clocks) // 2 :][:count]
    return [clocks[k * (len(clocks) - 1) // (count - 1)] for k in range(min(count, len(clocks)))]
