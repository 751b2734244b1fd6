"""The answer as tables: a row a pair with its day and its week, and the ways that the planner of networks
reads.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from majup.engines.reach.feed.times import clock, weekday_name
from majup.engines.reach.problem.records import Source
from majup.engines.reach.solution.fields import ARRIVE, COST, END, FIRST, HOME, LAST, LEAVE, RIDES, START
from majup.engines.reach.solution.records import Ints, Matrix, Reached, Reason
from majup.engines.reach.solution.week import NONE, Week, way_minutes

Numbers = npt.NDArray[np.integer[Any]]
ROWS_AT_ONCE = 400_000
TIMES = {
    "leave": LEAVE,
    "arrive": ARRIVE,
    "start": START,
    "end": END,
    "home": HOME,
    "first": FIRST,
    "last": LAST,
}


def pair_tables(
    matrix: Matrix, week: Week, *, day: int, least_days: int | None = None
) -> Iterator[pl.DataFrame]:
    """Tables of some rows each, together one row a pair, places in order and sites within them.

    day   number of the day in the problem for which times are told.

    Columns: docs/reach-csv.md.
    """
    sites = len(matrix.problem.sites)
    step = max(1, ROWS_AT_ONCE // max(1, sites))
    fields = {field: matrix.field(day, field) for field in (COST, RIDES, *TIMES.values())}
    costs = {number: matrix.field(number, COST) for number in range(len(matrix.problem.days))}
    minutes, reasons = way_minutes(week, least_days=least_days), _reasons(matrix, day, fields[COST])
    for begin in range(0, len(matrix.problem.places), step):
        rows = slice(begin, begin + step)
        table = _pairs(matrix, rows) | _of_day(matrix, {k: v[rows] for k, v in fields.items()}, day)
        table["reason"] = _texts(reasons[rows], ["", *Reason])
        for number, cost in costs.items() if len(costs) > 1 else ():
            name = weekday_name(matrix.problem.days[number])[:3].lower()
            table[name] = _minutes(cost[rows])
        if len(costs) > 1:
            table |= _of_week(matrix, week, rows, costs)
        table["way_minutes"] = pl.Series(minutes[rows].ravel())
        yield pl.DataFrame(table).with_columns(pl.col("way_minutes").fill_nan(None))


def ways_tables(matrix: Matrix, week: Week, *, least_days: int | None = None) -> Iterator[pl.DataFrame]:
    """Tables with place, site and one-way minutes of every pair that counts as reached.

    The ways of a plan.
    """
    step = max(1, ROWS_AT_ONCE // max(1, len(matrix.problem.sites)))
    minutes = way_minutes(week, least_days=least_days)
    for begin in range(0, len(matrix.problem.places), step):
        rows = slice(begin, begin + step)
        table = pl.DataFrame(_pairs(matrix, rows) | {"minutes": pl.Series(minutes[rows].ravel())})
        yield table.filter(pl.col("minutes").is_not_nan())


def _pairs(matrix: Matrix, rows: slice) -> dict[str, pl.Series]:
    places = [place.id for place in matrix.problem.places[rows]]
    sites = [site.id for site in matrix.problem.sites]
    number = np.arange(len(places) * len(sites))
    return {
        "place": pl.Series(places, dtype=pl.String).gather(number // max(1, len(sites))),
        "site": pl.Series(sites, dtype=pl.String).gather(number % max(1, len(sites))),
    }


def _of_day(matrix: Matrix, fields: dict[int, Ints], day: int) -> dict[str, pl.Series]:
    cost = fields[COST]
    is_open = np.broadcast_to(matrix.is_open(day), cost.shape)
    answer = np.where(cost >= 0, 0, np.where(is_open, 1, 2))
    source = np.where(cost < 0, 0, np.where(fields[RIDES] > 0, 1, 2))
    table = {
        "answer": _texts(answer, [Reached.REACHED, Reached.NOT_REACHED, Reached.CLOSED]),
        "minutes": _minutes(cost),
        "source": _texts(source, ["", Source.TIMETABLE, matrix.at_any_time]),
    }
    return table | {name: _clocks(fields[field]) for name, field in TIMES.items()}


def _of_week(matrix: Matrix, week: Week, rows: slice, costs: dict[int, Ints]) -> dict[str, pl.Series]:
    names = [weekday_name(day) for day in matrix.problem.days]
    missed = np.zeros(week.best[rows].shape, dtype=np.int32)
    for number, cost in costs.items():
        missed |= ((cost[rows] < 0) & matrix.is_open(number)).astype(np.int32) << number
    sets = [" ".join(n for k, n in enumerate(names) if code >> k & 1) for code in range(1 << len(names))]
    return {
        "best_day": pl.Series([*names, ""]).gather(week.best_day[rows].ravel() % (len(names) + 1)),
        "best_minutes": _minutes(week.best[rows]),
        "worst_day": pl.Series([*names, ""]).gather(week.worst_day[rows].ravel() % (len(names) + 1)),
        "worst_minutes": _minutes(week.worst[rows]),
        "open_days": pl.Series(week.open_days[rows].ravel()),
        "reached_days": pl.Series(week.reached_days[rows].ravel()),
        "not_reached_on": pl.Series(sets).gather(missed.ravel()),
    }


def _minutes(seconds: Ints) -> pl.Series:
    """Minutes rounded to a tenth; null below 0."""
    flat = seconds.ravel()
    values = np.where(flat >= 0, np.round(flat / 60.0, 1), np.nan)
    return pl.Series(values).fill_nan(None)


def _clocks(seconds: Ints) -> pl.Series:
    """Times as HH:MM (or with seconds); null below 0.

    Each time is written once however often it stands there.
    """
    different, number = np.unique(seconds.ravel(), return_inverse=True)
    texts = [clock(value) if value > NONE else None for value in different.tolist()]
    return pl.Series(texts, dtype=pl.String).gather(number)


def _texts(codes: Numbers, texts: Sequence[str]) -> pl.Series:
    return pl.Series([str(text) for text in texts], dtype=pl.String).gather(codes.ravel())


def _reasons(matrix: Matrix, day: int, cost: Ints) -> npt.NDArray[np.uint8]:
    """Why pairs are not reached on a day, shape (places, sites).

    0 where they are or it is closed, else 1 + number.
    """
    code = {reason: np.uint8(number) for number, reason in enumerate(Reason, start=1)}
    day_class = matrix.days.classes[matrix.days.class_of[day]]
    lanes = np.maximum(matrix.days.lane_of[day], 0)
    reason = np.full(cost.shape, code[Reason.NO_WAY_GIVEN], dtype=np.uint8)
    if matrix.place_stops is not None and matrix.site_stops is not None:
        reason[:] = code[Reason.NO_TRIP_IN_TIME if day_class.runs.any() else Reason.NOTHING_RUNS]
        reason[:, matrix.site_stops == 0] = code[Reason.NO_STOP_NEAR_SITE]
        reason[matrix.place_stops == 0, :] = code[Reason.NO_STOP_NEAR_PLACE]
    if len(day_class.site):
        short = (day_class.opens + day_class.least > day_class.closes)[lanes]
        reason[:, short] = code[Reason.OPEN_TOO_SHORT]
    reason[(cost >= 0) | ~np.broadcast_to(matrix.is_open(day), cost.shape)] = 0
    return reason
