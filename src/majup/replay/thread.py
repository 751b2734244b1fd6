"""When each invented person goes through the stages: found, applied, assessed, planned, agreed.

Pure. The waves: who is counted on 01.10.2017 and how far they came (R247 to R252); who was assessed until
30.09.2021 (R168 to R170, R092); and who waits today, so that there is work to do.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from majup.replay.allocation import shared_out
from majup.replay.chance import Chance
from majup.replay.published import (
    ASSESSED_LATER,
    ASSESSED_LATER_ZEMGALE,
    FUNNEL,
    REGIONS,
    STATUS_DAY,
    TOTALS,
)

WORK_STARTS = date(2016, 3, 1)
FIRST_WAVE_FOUND_UNTIL = date(2017, 7, 1)
ASSESSED_UNTIL = date(2017, 9, 9)
SECOND_WAVE_ENDS = date(2021, 6, 30)
WAITING_FROM, WAITING_UNTIL = date(2026, 5, 1), date(2026, 10, 30)
ROOM = timedelta(days=60)
"""Least time between being found and being assessed."""
LATE_SHARE = 0.6
"""Of those found but not assessed on 01.10.2017, so many were assessed later."""
WAITING = {"ADULT_GRT": 90, "CHILD_FT": 70}
"""Found in 2026 and not yet assessed, in the whole country."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """From the first meeting of the assessment to the agreed plan."""

    started_on: date
    completed_on: date
    drawn_on: date
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days of one person; None where the stage was not reached."""

    identified_on: date
    applied_on: date | None = None
    withdrawn_on: date | None = None
    assessed: Assessed | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """So many people of one region and group on the same course."""

    region: str
    group: str
    course: str
    count: int
    from_institution: bool = False


def batches() -> list[Batch]:
    """Everybody of the thread by course: COUNTED, REVERSED, FOUND, FOUND_LATE, LATER, WAITING."""
    found: list[Batch] = []
    for (region, group), cell in FUNNEL.items():
        for inside in (False, True):
            identified = cell.identified_vsac if inside else cell.identified - cell.identified_vsac
            assessed = cell.assessed_vsac if inside else cell.assessed - cell.assessed_vsac
            # Zemgale assessed one adult more than it had found (X07): that one is found only later.
            reversed_ = max(assessed - identified, 0)
            found += [
                Batch(region, group, "COUNTED", assessed - reversed_, inside),
                Batch(region, group, "REVERSED", reversed_, inside),
                *_left_over(region, group, identified - assessed + reversed_, inside),
            ]
    found += _second_wave(found)
    for group, number in WAITING.items():
        for region, share in zip(REGIONS, shared_out(number, weights=_sizes(group)), strict=True):
            found.append(Batch(region, group, "WAITING", share))
    return [batch for batch in found if batch.count]


def _sizes(group: str) -> list[int]:
    return [FUNNEL[region, group].identified for region in REGIONS]


def _left_over(region: str, group: str, count: int, inside: bool) -> list[Batch]:
    late = 0 if group == "CHILD_OFC" or inside else round(count * LATE_SHARE)
    return [
        Batch(region, group, "FOUND_LATE", late, inside),
        Batch(region, group, "FOUND", count - late, inside),
    ]


def _second_wave(first: list[Batch]) -> list[Batch]:
    """Newly found after 01.10.2017, so many that the later figures of assessed people come out."""
    found = []
    for group, later in ASSESSED_LATER.items():
        others = [region for region in REGIONS if region != "ZEMGALE"]
        to_zemgale = ASSESSED_LATER_ZEMGALE[group] - FUNNEL["ZEMGALE", group].assessed
        missing = later - TOTALS[group].assessed - to_zemgale
        weights = [FUNNEL[region, group].identified for region in others]
        shares = dict(zip(others, shared_out(missing, weights=weights), strict=True)) | {
            "ZEMGALE": to_zemgale
        }
        for region, share in shares.items():
            late = sum(
                b.count for b in first if (b.region, b.group, b.course) == (region, group, "FOUND_LATE")
            )
            inside = round((share - late) * 0.12) if group == "ADULT_GRT" else 0
            found += [
                Batch(region, group, "LATER", share - late - inside),
                Batch(region, group, "LATER", inside, from_institution=True),
            ]
    return found


def milestones(
    chance: Chance, course: str, *, not_before: date = WORK_STARTS, not_after: date = date.max
) -> Milestones:
    """The days of one person on a course.

    For a resident the finding and the assessing fall between `not_before` and `not_after`, which are at
    least three months apart.
    """
    start = max(WORK_STARTS, not_before)
    if course == "COUNTED":
        last = min(ASSESSED_UNTIL, not_after)
        identified = _early(chance, start, min(FIRST_WAVE_FOUND_UNTIL, last - ROOM))
        return _assessed(chance, identified, until=last, agreed_until=STATUS_DAY)
    if course == "REVERSED":
        return REVERSED
    if course in {"FOUND", "FOUND_LATE"}:
        until = min(date(2017, 9, 28), not_after)
        identified = chance.working_day(max(start, min(date(2017, 2, 1), until - ROOM)), until)
        if course == "FOUND":
            return _given_up(chance, identified)
        return _assessed(chance, identified, until=date(2018, 11, 30), wait_until=date(2017, 10, 16))
    if course == "LATER":
        identified = chance.working_day(max(date(2017, 10, 9), start), date(2020, 9, 30))
        return _assessed(chance, identified, until=SECOND_WAVE_ENDS)
    identified = chance.working_day(WAITING_FROM, WAITING_UNTIL)
    applied = (
        _after(chance, identified, days=(2, 20), until=date(2026, 11, 10)) if chance.chance(0.75) else None
    )
    return Milestones(identified, applied)


def _early(chance: Chance, start: date, until: date) -> date:
    """More at the beginning than at the end, as registers are gone through first."""
    first, second = chance.working_day(start, until), chance.working_day(start, until)
    return min(first, second) if chance.chance(0.6) else first


def _after(chance: Chance, day: date, *, days: tuple[int, int], until: date) -> date:
    """A working day so many days later, not after `until`, never before the day itself."""
    found = day + timedelta(days=chance.whole(*days))
    found -= timedelta(days=max(found.weekday() - 4, 0))
    return max(min(found, until), day)


def _assessed(
    chance: Chance,
    identified: date,
    *,
    until: date,
    wait_until: date | None = None,
    agreed_until: date | None = None,
) -> Milestones:
    applied = _after(chance, identified, days=(0, 30), until=until - timedelta(days=21))
    ready = max(applied, wait_until or applied)
    started = _after(chance, ready, days=(14, 150), until=until - timedelta(days=10))
    assessed = _after(chance, started, days=(5, 40), until=until)
    end = agreed_until - timedelta(days=2) if agreed_until else until + timedelta(days=90)
    drawn = _after(chance, assessed, days=(2, 25), until=end - timedelta(days=4))
    agreed = _after(chance, drawn, days=(1, 21), until=end)
    return Milestones(identified, applied, None, Assessed(started, assessed, drawn, agreed))


REVERSED = Milestones(
    identified_on=date(2017, 11, 6),
    applied_on=date(2017, 5, 8),
    assessed=Assessed(date(2017, 6, 1), date(2017, 6, 14), date(2017, 6, 28), date(2017, 7, 5)),
)
"""Assessed before being found (X07)."""


def _given_up(chance: Chance, identified: date) -> Milestones:
    """Found, and no assessment: no application, or one that was withdrawn."""
    if chance.chance(0.5):
        return Milestones(identified)
    applied = _after(chance, identified, days=(0, 20), until=date(2017, 12, 1))
    return Milestones(identified, applied, _after(chance, applied, days=(20, 200), until=date(2018, 12, 1)))
