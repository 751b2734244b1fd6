"""trips.txt and frequencies.txt: the runs of vehicles, each repeated one as often as it runs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from majup.engines.reach.feed.calls import calls_of
from majup.engines.reach.feed.faults import Fault, Findings
from majup.engines.reach.feed.records import Calls, Services, Trips
from majup.engines.reach.feed.schema import FREQUENCIES, STOP_TIMES, TRIPS
from majup.engines.reach.feed.stops import without_repeats
from majup.engines.reach.feed.tables import Tables
from majup.engines.reach.feed.times import NO_TIME, seconds_of, wholes_of

MOST_CALLS = 20_000_000
"""Calls that a feed may have once its repeated trips are written out; more would fill the memory."""
FILE = FREQUENCIES.file


def trips_of(
    tables: Tables, services: Services, lines: pl.DataFrame, stops: pl.DataFrame, findings: Findings
) -> Trips:
    """Read trips with their calls. Trips whose service has no days, or which call nowhere, are left aside."""
    frame = without_repeats(tables[TRIPS.file], "trip_id", TRIPS.file, findings)
    frame = _with_numbers(frame, services, lines, findings)
    numbered = frame.select("trip_id", pl.col("trip").cast(pl.Int32))
    calls = calls_of(tables[STOP_TIMES.file], numbered, stops, findings)
    sizes = np.diff(calls.first)
    findings.note(
        TRIPS.file, "has fewer than two stops in stop_times.txt and is of no use", int((sizes < 2).sum())
    )
    departures = _departures(tables, numbered, calls, findings)
    findings.end()
    return _written_out(frame, lines, calls, departures, findings)


def _with_numbers(
    frame: pl.DataFrame, services: Services, lines: pl.DataFrame, findings: Findings
) -> pl.DataFrame:
    ids = pl.DataFrame(
        {"service_id": list(services.ids), "service": range(len(services.ids))},
        schema={"service_id": pl.String, "service": pl.Int32},
    )
    frame = frame.join(lines.drop("name"), on="route_id", how="left", maintain_order="left")
    frame = frame.join(ids, on="service_id", how="left", maintain_order="left")
    lost = pl.col("route").is_null()
    remedy = "is not in routes.txt; add it there or take the trip out"
    findings.rows(TRIPS.file, frame.filter(lost), field="route_id", remedy=remedy)
    empty = pl.col("service_id").is_null()
    findings.rows(
        TRIPS.file, frame.filter(empty), field="service_id", remedy="is empty; name the service of the trip"
    )
    never = frame.filter(pl.col("service").is_null() & ~empty).height
    findings.note(TRIPS.file, "has a service without any days in the calendar and never runs", never)
    if findings.leaves_out:
        frame = frame.filter(~lost & ~empty)
    return frame.with_row_index("trip")


@dataclass(frozen=True, slots=True)
class _Departures:
    """Which trip leaves by how much later than written; one row a run."""

    trip: npt.NDArray[np.int64]
    shift: npt.NDArray[np.int64]


def _departures(tables: Tables, trips: pl.DataFrame, calls: Calls, findings: Findings) -> _Departures:
    """Every run: trips as written, and for those of frequencies.txt one run each headway; formula (G)."""
    plain = np.flatnonzero(np.diff(calls.first) >= 2)
    if FILE not in tables:
        return _Departures(plain, np.zeros(len(plain), dtype=np.int64))
    frame = _checked(tables[FILE].join(trips, on="trip_id", how="left", maintain_order="left"), findings)
    kept = plain[~np.isin(plain, frame["trip"].to_numpy())]
    frame = frame.filter(pl.col("trip").is_in(pl.Series(plain).cast(pl.Int32).implode()))
    trip = frame["trip"].to_numpy().astype(np.int64)
    begin, end, headway = (frame[name].to_numpy().astype(np.int64) for name in ("begin", "end", "headway"))
    runs = -(-(end - begin) // headway)
    if (runs * np.diff(calls.first)[trip]).sum() > MOST_CALLS:
        remedy = f"makes more than {MOST_CALLS:,} calls when written out; correct headway_secs"
        findings.refuse(Fault(file=FILE, remedy=remedy))
        findings.end()
    number = np.arange(runs.sum()) - np.repeat(np.cumsum(runs) - runs, runs)
    leaves = np.repeat(begin, runs) + number * np.repeat(headway, runs)
    trips_run = np.repeat(trip, runs)
    shift = leaves - calls.depart[calls.first[trips_run]]
    rest = np.zeros(len(kept), dtype=np.int64)
    return _Departures(np.concatenate((kept, trips_run)), np.concatenate((rest, shift)))


def _checked(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    lost = pl.col("trip").is_null()
    findings.rows(FILE, frame.filter(lost), field="trip_id", remedy="is not in trips.txt; add it there")
    good = ~lost
    for field, name in (("start_time", "begin"), ("end_time", "end")):
        frame = frame.with_columns(pl.Series(name, seconds_of(frame[field])))
        bad = pl.col(name) <= NO_TIME
        findings.rows(FILE, frame.filter(bad), field=field, remedy="is no time; write it as 08:00:00")
        good = good & ~bad
    frame = frame.with_columns(headway=wholes_of(frame["headway_secs"]))
    bad = pl.col("headway").is_null() | (pl.col("headway") <= 0)
    remedy = "is no whole number of seconds above 0; write the time between two departures"
    findings.rows(FILE, frame.filter(bad), field="headway_secs", remedy=remedy)
    turned = (pl.col("end") < pl.col("begin")) & good
    findings.rows(
        FILE, frame.filter(turned), field="end_time", remedy="is before start_time; exchange the two"
    )
    frame = frame.filter(good & ~bad & ~turned)
    loose = frame.filter(pl.col("exact_times").fill_null("0") != "1").height
    findings.note(
        FILE, "promises a headway without exact times; taken to leave each headway from start_time", loose
    )
    return frame


def _written_out(
    frame: pl.DataFrame, lines: pl.DataFrame, calls: Calls, departures: _Departures, findings: Findings
) -> Trips:
    """Trips that run on some day, as many times as they run, with all their calls."""
    service = frame["service"].fill_null(-1).to_numpy()
    runs = service[departures.trip] >= 0
    trip, shift = departures.trip[runs], departures.shift[runs]
    early = calls.arrive[calls.first[trip]] + shift < 0
    findings.note(FILE, "leaves before the service day begins and was left out", int(early.sum()))
    trip, shift = trip[~early], shift[~early]
    sizes = np.diff(calls.first)[trip]
    first = np.concatenate(([0], np.cumsum(sizes)))
    rows = np.repeat(calls.first[trip] - first[:-1], sizes) + np.arange(first[-1])
    later = np.repeat(shift, sizes)
    ids, signs = frame["trip_id"].to_list(), frame["trip_headsign"].fill_null("").to_list()
    return Trips(
        ids=tuple(ids[k] for k in trip),
        service=service[trip].astype(np.int32),
        line=frame["route"].fill_null(0).to_numpy()[trip].astype(np.int32),
        headsigns=tuple(signs[k] for k in trip),
        lines=tuple(lines["name"].to_list()),
        calls=Calls(
            first=first,
            stop=calls.stop[rows],
            arrive=(calls.arrive[rows] + later).astype(np.int32),
            depart=(calls.depart[rows] + later).astype(np.int32),
            may_board=calls.may_board[rows],
            may_alight=calls.may_alight[rows],
        ),
    )
