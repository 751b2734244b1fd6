"""What is wrong with a question: every complaint at once."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from majup.engines.reach.feed.records import Feed
from majup.engines.reach.formulation.timetable import MIRROR
from majup.engines.reach.problem.records import DAYS_OF_WEEK, GivenWays, Place, Problem, Road, Site

LATEST_CLOSING = 48 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is wrong: a code, and facts (`row` says which row, as table[number], counted from 0)."""

    code: str
    facts: tuple[tuple[str, str], ...]


class ProblemRefused(ValueError):
    """The question cannot be answered; `complaints` has every reason."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__("; ".join(f"{c.code} {dict(c.facts)}" for c in complaints[:20]))
        self.complaints = complaints


def validate(problem: Problem) -> tuple[Complaint, ...]:
    """Return every complaint about the question; an empty answer means it can be answered."""
    checks = (_rows_are_named_once, _points_are_known, _hours_make_sense, _days_are_covered, _ways_make_sense)
    return tuple(complaint for check in checks for complaint in check(problem))


def _complaint(code: str, **facts: object) -> Complaint:
    return Complaint(code=code, facts=tuple((name, str(value)) for name, value in facts.items()))


def _rows_are_named_once(problem: Problem) -> Iterator[Complaint]:
    tables: tuple[tuple[str, tuple[Place, ...] | tuple[Site, ...]], ...] = (
        ("places", problem.places),
        ("sites", problem.sites),
    )
    for table, rows in tables:
        if not rows:
            yield _complaint("no_rows", table=table)
        for name, count in Counter(row.id for row in rows).items():
            if count > 1:
                yield _complaint("id_repeated", table=table, id=name, times=count)
            if not name:
                yield _complaint("id_missing", table=table)


def _points_are_known(problem: Problem) -> Iterator[Complaint]:
    if isinstance(problem.by, GivenWays):
        return
    for table in ("places", "sites"):
        rows: tuple[Place | Site, ...] = getattr(problem, table)
        for number, row in enumerate(rows):
            for field, most in (("latitude", 90.0), ("longitude", 180.0)):
                value = getattr(row, field)
                if not (math.isfinite(value) and abs(value) <= most):
                    row_name = f"{table}[{number}]"
                    yield _complaint(
                        "not_degrees", row=row_name, id=row.id, field=field, value=value, most=most
                    )


def _hours_make_sense(problem: Problem) -> Iterator[Complaint]:
    for number, site in enumerate(problem.sites):
        row = f"sites[{number}]"
        if len(site.openings) != DAYS_OF_WEEK:
            yield _complaint("not_seven_weekdays", row=row, id=site.id, given=len(site.openings))
        if not 0 <= site.least_inside <= LATEST_CLOSING:
            yield _complaint("hours_inside_out_of_range", row=row, id=site.id, seconds=site.least_inside)
        for hours in {hours for hours in site.openings if hours is not None}:
            if not 0 <= hours.opens <= hours.closes <= LATEST_CLOSING:
                yield _complaint(
                    "closes_before_it_opens", row=row, id=site.id, opens=hours.opens, closes=hours.closes
                )


def _days_are_covered(problem: Problem) -> Iterator[Complaint]:
    if not problem.days:
        yield _complaint("no_days")
    for day, count in Counter(problem.days).items():
        if count > 1:
            yield _complaint("day_repeated", day=day, times=count)
    if not isinstance(problem.by, Feed):
        return
    span = problem.by.services.span()
    if span is None:
        yield _complaint("feed_has_no_days")
    elif not any(span[0] <= day <= span[1] for day in problem.days):
        yield _complaint(
            "days_outside_the_feed",
            first=span[0],
            last=span[1],
            asked=problem.days[0] if problem.days else "",
        )


def _ways_make_sense(problem: Problem) -> Iterator[Complaint]:
    by, walking = problem.by, problem.walking
    numbers = {
        "walking.speed_kmh": (walking.speed_kmh, 0.1),
        "walking.factor": (walking.factor, 1.0),
        "walking.access_km": (walking.access_km, 0.0),
        "walking.transfer_km": (walking.transfer_km, 0.0),
        "walking.all_the_way_km": (walking.all_the_way_km, 0.0),
        "walking.change_seconds": (float(walking.change_seconds), 0.0),
    }
    if isinstance(by, Road):
        numbers |= {"road.factor": (by.factor, 1.0), "road.speed_kmh": (by.speed_kmh, 0.1)}
    for field, (value, least) in numbers.items():
        if not (math.isfinite(value) and least <= value <= 100_000.0):
            yield _complaint("number_out_of_range", field=field, value=value, least=least)
    if isinstance(by, GivenWays):
        wanted = (len(problem.places), len(problem.sites))
        if by.minutes.shape != wanted:
            yield _complaint("matrix_of_other_shape", shape=by.minutes.shape, wanted=wanted)
        elif (by.minutes < 0).any() or (by.minutes > MIRROR / 120).any():
            yield _complaint("minutes_out_of_range", least=0, most=MIRROR // 120)
