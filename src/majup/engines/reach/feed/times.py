"""Texts of GTFS to numbers: times of the service day, dates, whole numbers, degrees."""

import datetime as dt

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int32]

NO_TIME = -1
BAD_TIME = -2
LATEST_HOUR = 99
"""Hours above are no times of any service day; the longest trips run for some three days."""
TIME = r"^(\d{1,3}):([0-5]?\d)(?::([0-5]?\d))?$"
SHORT = r"^\d{1,3}:\d{1,2}$"


def seconds_of(texts: pl.Series) -> Ints:
    """Seconds since the start of the service day; NO_TIME where empty, BAD_TIME where it is no time.

    The day starts twelve hours before noon, so that times above 24:00 are the night after. Each text is read
    once however often it stands there, as a timetable has few different times.
    """
    different = texts.unique(maintain_order=False).drop_nulls()
    parts = different.str.extract_groups(TIME).struct
    hours, minutes, seconds = (parts.field(name).cast(pl.Int32, strict=False) for name in ("1", "2", "3"))
    total = hours * 3600 + minutes * 60 + seconds.fill_null(0)
    good = total.set(hours > LATEST_HOUR, BAD_TIME).fill_null(BAD_TIME)
    table = pl.DataFrame({"text": different, "seconds": good.cast(pl.Int32)})
    found = pl.DataFrame({"text": texts}).join(table, on="text", how="left", maintain_order="left")
    return np.array(found["seconds"].fill_null(NO_TIME).to_numpy(), dtype=np.int32)


def without_seconds(texts: pl.Series) -> int:
    """How many times are written as hours and minutes only."""
    return int(texts.str.contains(SHORT).fill_null(value=False).sum())


def days_of(texts: pl.Series) -> pl.Series:
    """Dates written as 20240131 (or 2024-01-31); null where a text is no date."""
    plain = texts.str.replace_all("-", "", literal=True)
    eight = pl.DataFrame({"t": plain}).select(pl.when(pl.col("t").str.contains(r"^\d{8}$")).then("t"))["t"]
    return eight.str.to_date("%Y%m%d", strict=False)


def wholes_of(texts: pl.Series) -> pl.Series:
    """Whole numbers; `3.0` is 3; null where a text is none."""
    numbers = texts.cast(pl.Float64, strict=False)
    whole = (numbers == numbers.floor()) & numbers.is_finite() & (numbers.abs() < 2**31)
    return pl.DataFrame({"n": numbers, "w": whole}).select(pl.when("w").then("n").cast(pl.Int64))["n"]


def numbers_of(texts: pl.Series) -> pl.Series:
    """Finite numbers, a comma taken for the decimal point; null where a text is none."""
    numbers = texts.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    return pl.DataFrame({"n": numbers}).select(pl.when(pl.col("n").is_finite()).then("n"))["n"]


def clock(seconds: int) -> str:
    """Write seconds of a service day as HH:MM, or HH:MM:SS where it is no full minute.

    >>> clock(30_600), clock(90_061)
    ('08:30', '25:01:01')
    """
    minutes, rest = divmod(int(seconds), 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{rest:02d}" if rest else text


def weekday_name(day: dt.date) -> str:
    """English name of the day's weekday."""
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
