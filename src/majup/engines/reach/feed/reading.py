"""A feed's files as bytes to checked arrays."""

import hashlib
from collections.abc import Mapping

from majup.engines.reach.feed.faults import Findings
from majup.engines.reach.feed.records import Feed
from majup.engines.reach.feed.schema import ROUTES, STOP_TIMES, STOPS, TABLES
from majup.engines.reach.feed.services import services_of
from majup.engines.reach.feed.stops import lines_of, stops_of
from majup.engines.reach.feed.tables import tables_of
from majup.engines.reach.feed.transfers import transfers_of
from majup.engines.reach.feed.trips import trips_of


def read_feed(files: Mapping[str, bytes], *, leaves_out_faulty: bool = False) -> Feed:
    """Read a GTFS feed from its files.

    files              by name (`stops.txt`; a folder before the name is ignored), as they are on disk.
    leaves_out_faulty  leave out rows with faults, and trips with such rows, and note how many, instead of
                       refusing.

    Raises FeedRefused with every fault by file, line and field. Times between timed stops are filled in, and
    what was filled in, repaired or left aside stands in `Feed.notes`. Cost: grows with stop_times, a second
    a million or so.
    """
    findings = Findings(leaves_out=leaves_out_faulty)
    tables = tables_of(files, findings)
    used = tables[STOP_TIMES.file]["stop_id"].unique().drop_nulls()
    known = stops_of(tables[STOPS.file], used, findings)
    services = services_of(tables, findings)
    lines = lines_of(tables[ROUTES.file], findings)
    transfers = transfers_of(tables, known.stops, known.numbers, findings)
    trips = trips_of(tables, services, lines, known.numbers, findings)
    findings.end()
    return Feed(
        stops=known.stops,
        trips=trips,
        services=services,
        transfers=transfers,
        notes=tuple(findings.notes),
        sha256=_sha256(files),
    )


def _sha256(files: Mapping[str, bytes]) -> str:
    """Hash of the files that are read, in order of their names."""
    digest = hashlib.sha256()
    known = {name.rsplit("/", 1)[-1].lower(): data for name, data in files.items()}
    for file in sorted(table.file for table in TABLES if table.file in known):
        digest.update(f"{file}:{len(known[file])}:".encode())
        digest.update(known[file])
    return digest.hexdigest()
