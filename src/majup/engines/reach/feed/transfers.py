"""transfers.txt: what the feed says about changing between two stops."""

import numpy as np
import polars as pl

from majup.engines.reach.feed.faults import Findings
from majup.engines.reach.feed.records import BY_WALK, FORBIDDEN, NONE, Ints, Stops, Transfers
from majup.engines.reach.feed.schema import TRANSFERS
from majup.engines.reach.feed.tables import Tables
from majup.engines.reach.feed.times import wholes_of

FILE = TRANSFERS.file
RECOMMENDED, TIMED, WITH_TIME, NOT_POSSIBLE = "0", "1", "2", "3"
BETWEEN_STOPS = (RECOMMENDED, TIMED, WITH_TIME, NOT_POSSIBLE)
IN_SEAT = ("4", "5")
BOUND = ("from_route_id", "to_route_id", "from_trip_id", "to_trip_id")


def transfers_of(tables: Tables, stops: Stops, numbers: pl.DataFrame, findings: Findings) -> Transfers:
    """Read the transfers; a station stands for all its stops.

    A row for a stop itself outdoes its station's.
    """
    if FILE not in tables:
        none = np.zeros(0, dtype=np.int32)
        return Transfers(origin=none, target=none, seconds=none)
    frame = _numbered(_plain(tables[FILE], findings), numbers, findings)
    rows = _rows(frame, stops, findings)
    pairs = np.array(sorted(rows), dtype=np.int32).reshape(-1, 2)
    seconds = np.array([rows[int(a), int(b)][1] for a, b in pairs], dtype=np.int32)
    return Transfers(origin=pairs[:, 0].copy(), target=pairs[:, 1].copy(), seconds=seconds)


def _plain(frame: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Rows that hold for every line.

    Those for certain lines or trips, and for staying seated, are left aside.
    """
    frame = frame.with_columns(kind=pl.col("transfer_type").fill_null(RECOMMENDED))
    bound = pl.any_horizontal(pl.col(name).is_not_null() for name in BOUND)
    seated = pl.col("kind").is_in(pl.Series(IN_SEAT).implode())
    what = "holds for certain lines or trips only and was not used"
    findings.note(FILE, what, frame.filter(bound & ~seated).height)
    findings.note(FILE, "is about staying seated and was not used", frame.filter(seated).height)
    frame = frame.filter(~bound & ~seated)
    odd = ~pl.col("kind").is_in(pl.Series(BETWEEN_STOPS).implode())
    remedy = "is no kind of transfer; write 0, 1, 2 or 3"
    findings.rows(FILE, frame.filter(odd), field="transfer_type", remedy=remedy)
    return frame.filter(~odd)


def _numbered(frame: pl.DataFrame, numbers: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    for side in ("from", "to"):
        known = numbers.rename({"stop_id": f"{side}_stop_id", "stop": side})
        frame = frame.join(known, on=f"{side}_stop_id", how="left", maintain_order="left")
    lost = pl.col("from").is_null() | pl.col("to").is_null()
    findings.note(FILE, "names a stop that is not in stops.txt and was not used", frame.filter(lost).height)
    frame = frame.filter(~lost)
    frame = frame.with_columns(least=wholes_of(frame["min_transfer_time"]))
    bad = pl.col("min_transfer_time").is_not_null() & (pl.col("least").is_null() | (pl.col("least") < 0))
    remedy = "is no whole number of seconds from 0; correct it"
    findings.rows(FILE, frame.filter(bad), field="min_transfer_time", remedy=remedy)
    return frame.filter(~bad)


def _rows(frame: pl.DataFrame, stops: Stops, findings: Findings) -> dict[tuple[int, int], tuple[int, int]]:
    """By pair of stops: how many of its two ends the row names itself, and its seconds."""
    children = _children(stops.parent)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    untimed = 0
    for origin, target, kind, least in frame.select("from", "to", "kind", "least").iter_rows():
        seconds = BY_WALK if kind == RECOMMENDED else 0
        if kind == WITH_TIME:
            untimed += least is None
            seconds = BY_WALK if least is None else least
        seconds = FORBIDDEN if kind == NOT_POSSIBLE else seconds
        ends = [children.get(end, [end]) for end in (origin, target)]
        exact = (origin not in children) + (target not in children)
        for pair in ((a, b) for a in ends[0] for b in ends[1]):
            if exact >= found.get(pair, (0, 0))[0]:
                found[pair] = (exact, seconds)
    findings.note(FILE, "is of kind 2 without min_transfer_time; taken to last as long as the walk", untimed)
    return found


def _children(parent: Ints) -> dict[int, list[int]]:
    """The stops of each station, the station itself among them."""
    found: dict[int, list[int]] = {}
    for stop in np.flatnonzero(parent != NONE).tolist():
        found.setdefault(int(parent[stop]), [int(parent[stop])]).append(stop)
    return found
