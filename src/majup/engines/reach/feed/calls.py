"""stop_times.txt: the calls of every trip in order of travel, with times that were left blank filled in."""

import numpy as np
import numpy.typing as npt
import polars as pl

from majup.engines.reach.feed.faults import Findings
from majup.engines.reach.feed.records import Calls
from majup.engines.reach.feed.schema import STOP_TIMES
from majup.engines.reach.feed.times import (
    BAD_TIME,
    NO_TIME,
    Ints,
    numbers_of,
    seconds_of,
    wholes_of,
    without_seconds,
)

FILE = STOP_TIMES.file
NOT_ALLOWED = "1"
A_TIME = "is no time; write it as 08:05:00, after midnight as 24:05:00"
CLOCKS = (("arrival_time", "arrive"), ("departure_time", "depart"))


def calls_of(frame: pl.DataFrame, trips: pl.DataFrame, stops: pl.DataFrame, findings: Findings) -> Calls:
    """Read the calls of the trips known by columns trip_id and trip (number), at stops by stop_id and
    stop.
    """
    count = trips.height
    frame = _without_zones(frame, findings)
    frame = _numbered(frame, trips, stops, findings)
    frame = _ordered(frame, findings)
    frame = _with_times(frame, findings)
    findings.end()
    frame = _without_faulty_trips(frame)
    frame = _filled(frame, findings)
    frame = _without_backward_trips(frame, findings)
    findings.end()
    trip = frame["trip"].to_numpy()
    sizes = np.bincount(trip, minlength=count)
    return Calls(
        first=np.concatenate(([0], np.cumsum(sizes))),
        stop=frame["stop"].to_numpy().astype(np.int32),
        arrive=frame["arrive"].to_numpy().astype(np.int32),
        depart=frame["depart"].to_numpy().astype(np.int32),
        may_board=(frame["pickup_type"].fill_null("0") != NOT_ALLOWED).to_numpy().astype(bool),
        may_alight=(frame["drop_off_type"].fill_null("0") != NOT_ALLOWED).to_numpy().astype(bool),
    )


def _without_zones(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Rows without a stop whose vehicle comes on demand anywhere in a zone are left aside."""
    zone = pl.col("location_id").is_not_null() | pl.col("location_group_id").is_not_null()
    served = frame["stop_id"].is_null() & frame.select(zone).to_series()
    findings.note(FILE, "is served on demand in a zone, without a stop, and was not used", int(served.sum()))
    return frame.filter(~served)


def _numbered(
    frame: pl.DataFrame, trips: pl.DataFrame, stops: pl.DataFrame, findings: Findings
) -> pl.DataFrame:
    """Add the numbers of trip and stop; `bad` marks rows for which a trip is left out."""
    frame = frame.join(trips, on="trip_id", how="left", maintain_order="left")
    frame = frame.join(stops, on="stop_id", how="left", maintain_order="left")
    for key, number, file in (("trip_id", "trip", "trips.txt"), ("stop_id", "stop", "stops.txt")):
        remedy = f"is not in {file}; add it there or take the row out"
        findings.rows(FILE, frame.filter(pl.col(number).is_null()), field=key, remedy=remedy)
    frame = frame.filter(pl.col("trip").is_not_null())
    return frame.with_columns(bad=pl.col("stop").is_null())


def _ordered(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    frame = frame.with_columns(sequence=wholes_of(frame["stop_sequence"]))
    lost = pl.col("sequence").is_null() | (pl.col("sequence") < 0)
    remedy = "is no whole number; number the stops of a trip in order"
    findings.rows(FILE, frame.filter(lost), field="stop_sequence", remedy=remedy)
    frame = frame.with_columns(bad=pl.col("bad") | lost).sort("trip", "sequence", maintain_order=True)
    after = (pl.col("trip") == pl.col("trip").shift(1)) & (pl.col("sequence") == pl.col("sequence").shift(1))
    again = after.fill_null(value=False)
    remedy = "stands twice in its trip; give each stop of a trip its own"
    findings.rows(FILE, frame.filter(again), field="stop_sequence", remedy=remedy)
    return frame.with_columns(bad=pl.col("bad") | again)


def _with_times(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Read both times; a call with one of them has the other too, and a trip's ends need them."""
    for text, name in CLOCKS:
        findings.note(FILE, f"{text} is written without seconds", without_seconds(frame[text]))
        frame = frame.with_columns(pl.Series(name, seconds_of(frame[text])))
        findings.rows(FILE, frame.filter(pl.col(name) == BAD_TIME), field=text, remedy=A_TIME)
        frame = frame.with_columns(bad=pl.col("bad") | (pl.col(name) == BAD_TIME))
    one = (pl.col("arrive") == NO_TIME) != (pl.col("depart") == NO_TIME)
    findings.note(FILE, "gives only one of arrival and departure; taken for both", frame.filter(one).height)
    frame = frame.with_columns(
        arrive=pl.when(pl.col("arrive") == NO_TIME).then("depart").otherwise("arrive"),
        depart=pl.when(pl.col("depart") == NO_TIME).then("arrive").otherwise("depart"),
    )
    trip = pl.col("trip")
    end = (trip != trip.shift(1)).fill_null(value=True) | (trip != trip.shift(-1)).fill_null(value=True)
    bare = end & (pl.col("arrive") == NO_TIME)
    remedy = "is empty at an end of its trip; write the time there, only those between can be left out"
    findings.rows(FILE, frame.filter(bare), field="arrival_time", remedy=remedy)
    return frame.with_columns(bad=pl.col("bad") | bare)


def _without_faulty_trips(frame: pl.DataFrame) -> pl.DataFrame:
    """Whole trips go when a row of theirs is bad (only where faulty rows are left out; else it raised)."""
    if not frame["bad"].any():
        return frame
    faulty = frame.filter(pl.col("bad"))["trip"].unique()
    return frame.filter(~pl.col("trip").is_in(faulty.implode()))


def _filled(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Fill blank times between two given ones: by shape_dist_traveled where it rises, else in equal steps."""
    times = frame["arrive"].to_numpy()
    if not (times == NO_TIME).any():
        return frame
    along = numbers_of(frame["shape_dist_traveled"]).fill_null(float("nan")).to_numpy()
    arrive, by_shape, evenly = _between(times, frame["depart"].to_numpy(), along)
    findings.note(FILE, "has no time and got one by shape_dist_traveled, between its neighbours", by_shape)
    findings.note(FILE, "has no time and got one in equal steps between its neighbours", evenly)
    blank = pl.Series("blank", times == NO_TIME)
    new = pl.Series("new", arrive)
    frame = frame.with_columns(blank, new)
    return frame.with_columns(
        arrive=pl.when("blank").then("new").otherwise("arrive"),
        depart=pl.when("blank").then("new").otherwise("depart"),
    )


def _between(
    arrive: Ints, depart: Ints, along: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], int, int]:
    """Times of the blank calls, and how many came from distances and from equal steps; formula (F)."""
    here = np.arange(len(arrive))
    given = arrive != NO_TIME
    before = np.maximum.accumulate(np.where(given, here, 0))
    after = np.minimum.accumulate(np.where(given, here, len(here) - 1)[::-1])[::-1]
    whole = along[after] - along[before]
    part = along - along[before]
    with np.errstate(invalid="ignore"):
        can = np.isfinite(whole) & np.isfinite(part) & (whole > 0) & (part >= 0) & (part <= whole)
    blank = ~given
    # One gap is filled one way: a distance missing inside it makes all its steps equal.
    bad_gaps = np.unique(before[blank & ~can])
    by_shape = blank & can & ~np.isin(before, bad_gaps)
    steps = np.maximum(after - before, 1)
    share = (here - before) / steps
    share = np.where(by_shape, part / np.where(by_shape, whole, 1.0), share)
    times = np.round(depart[before] + share * (arrive[after].astype(np.int64) - depart[before])).astype(
        np.int64
    )
    return times, int(by_shape.sum()), int((blank & ~by_shape).sum())


def _without_backward_trips(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    same = (pl.col("trip") == pl.col("trip").shift(1)).fill_null(value=False)
    early = same & (pl.col("arrive") < pl.col("depart").shift(1))
    remedy = (
        "is before the departure from the stop before; times of a trip never fall (after midnight 24:05:00)"
    )
    findings.rows(FILE, frame.filter(early), field="arrival_time", remedy=remedy)
    turned = pl.col("depart") < pl.col("arrive")
    remedy = "is before the arrival at the same stop; exchange or correct them"
    findings.rows(FILE, frame.filter(turned), field="departure_time", remedy=remedy)
    return _without_faulty_trips(frame.with_columns(bad=early | turned))
