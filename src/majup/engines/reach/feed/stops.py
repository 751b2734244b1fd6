"""stops.txt and routes.txt: where vehicles call, and what lines are called."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from majup.engines.reach.feed.faults import Findings
from majup.engines.reach.feed.records import NONE, Stops
from majup.engines.reach.feed.schema import ROUTES, STOPS
from majup.engines.reach.feed.times import numbers_of

STATION = "1"
CALLED_AT = ("0", STATION)


@dataclass(frozen=True, slots=True)
class KnownStops:
    """The stops, and for each row of stop_times the number of its stop."""

    stops: Stops
    numbers: pl.DataFrame
    """Columns stop_id and stop (its number), for joining."""


def without_repeats(frame: pl.DataFrame, key: str, file: str, findings: Findings) -> pl.DataFrame:
    """Rows with a key that stands there once; faults for empty and for repeated keys."""
    empty = frame.filter(pl.col(key).is_null())
    findings.rows(file, empty, field=key, remedy="is empty; give each row its own")
    frame = frame.filter(pl.col(key).is_not_null())
    again = ~pl.col(key).is_first_distinct()
    findings.rows(file, frame.filter(again), field=key, remedy="stands there twice; keep one row for each")
    return frame.filter(~again)


def stops_of(frame: pl.DataFrame, used: pl.Series, findings: Findings) -> KnownStops:
    """Read the stops.

    Coordinates are needed where a vehicle calls (`used`, stop ids) and there is no station.
    """
    frame = without_repeats(frame, "stop_id", STOPS.file, findings)
    frame = frame.with_columns(
        latitude=numbers_of(frame["stop_lat"]), longitude=numbers_of(frame["stop_lon"])
    ).with_row_index("stop")
    frame = _with_parents(frame, findings)
    frame = _checked(frame, used, findings)
    stops = Stops(
        ids=tuple(frame["stop_id"].to_list()),
        names=tuple(frame["stop_name"].fill_null(frame["stop_id"]).to_list()),
        latitude=frame["latitude"].cast(pl.Float64).fill_null(float("nan")).to_numpy(),
        longitude=frame["longitude"].cast(pl.Float64).fill_null(float("nan")).to_numpy(),
        parent=frame["parent"].cast(pl.Int32).fill_null(NONE).to_numpy().astype(np.int32),
    )
    # A stop whose coordinates were complained about is known all the same, or each call there would be a
    # fault too.
    known = frame.filter(pl.col("latitude").is_not_null()) if findings.leaves_out else frame
    return KnownStops(stops, known.select("stop_id", pl.col("stop").cast(pl.Int32)))


def _with_parents(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Add the number of the parent; a stop without coordinates takes those of its parent."""
    parents = frame.select(
        pl.col("stop_id").alias("parent_station"),
        pl.col("stop").cast(pl.Int32).alias("parent"),
        pl.col("latitude").alias("parent_latitude"),
        pl.col("longitude").alias("parent_longitude"),
    )
    frame = frame.join(parents, on="parent_station", how="left", maintain_order="left")
    lost = frame.filter(pl.col("parent_station").is_not_null() & pl.col("parent").is_null())
    findings.note(STOPS.file, "names a parent_station that is not there; left without one", lost.height)
    bare = (
        pl.col("stop_lat").is_null() & pl.col("stop_lon").is_null() & pl.col("parent_latitude").is_not_null()
    )
    findings.note(
        STOPS.file, "has no coordinates and was put where its station is", frame.filter(bare).height
    )
    return frame.with_columns(
        latitude=pl.when(bare).then("parent_latitude").otherwise("latitude"),
        longitude=pl.when(bare).then("parent_longitude").otherwise("longitude"),
    )


def _checked(frame: pl.DataFrame, used: pl.Series, findings: Findings) -> pl.DataFrame:
    """Faults for coordinates that are missing or out of range where a vehicle calls; the rest get none."""
    is_used = pl.col("stop_id").is_in(used.implode())
    frame = frame.with_columns(is_used=is_used)
    for field, given, most in (("latitude", "stop_lat", 90.0), ("longitude", "stop_lon", 180.0)):
        bad = pl.col(field).is_null() | (pl.col(field).abs() > most)
        remedy = f"is no {field} in degrees; write a number from -{most:g} to {most:g}"
        findings.rows(STOPS.file, frame.filter(bad & pl.col("is_used")), field=given, remedy=remedy)
        frame = frame.with_columns(pl.when(~bad).then(field).alias(field))
    nowhere = (pl.col("latitude") == 0.0) & (pl.col("longitude") == 0.0) & pl.col("is_used")
    remedy = "with longitude 0 is the point where nothing is known; write the stop's coordinates"
    findings.rows(STOPS.file, frame.filter(nowhere), field="stop_lat", remedy=remedy)
    station = frame.filter(
        pl.col("is_used") & ~pl.col("location_type").fill_null("0").is_in(pl.Series([*CALLED_AT]).implode())
    )
    findings.note(STOPS.file, "is an entrance or a node, and yet vehicles call there", station.height)
    return frame.with_columns(pl.when(~nowhere).then("latitude").alias("latitude"))


def lines_of(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Columns route_id, route (its number) and name (its short name, else its long one, else its id)."""
    frame = without_repeats(frame, "route_id", ROUTES.file, findings).with_row_index("route")
    name = pl.coalesce("route_short_name", "route_long_name", "route_id")
    return frame.select("route_id", pl.col("route").cast(pl.Int32), name.alias("name"))
