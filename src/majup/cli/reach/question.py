"""The options of `majup reach` to a question for the engine: files are read, days are chosen, notes are
kept.
"""

import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from majup.cli.reach.days import asked_days
from majup.cli.reach.faults import FilesRefused
from majup.cli.reach.feed_files import feed_files
from majup.cli.reach.given import given_ways
from majup.cli.reach.points import Usual, places_in, sites_in
from majup.engines.reach.feed import Fault, Feed, FeedRefused, read_feed
from majup.engines.reach.problem import GivenWays, Place, Problem, Road, Site, Walking, every_day
from majup.engines.reach.validation import Complaint

HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked on the command line."""

    feed: Path | None
    matrix: Path | None
    road: Road | None
    places: Path | None
    sites: Path | None
    date: dt.date | None
    is_one_day: bool
    usual: Usual
    walking: Walking
    skips_faulty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A problem for the engine, the number of the day whose times are told, and what was said on the way."""

    problem: Problem
    day: int
    notes: tuple[str, ...]
    read_seconds: float


def question_of(options: Options) -> Question:
    """Read every file. Raises FilesRefused."""
    begun = time.monotonic()
    notes: list[str] = []
    feed = _feed(options, notes)
    needs_points = options.matrix is None
    if feed is not None and (options.places is None or options.sites is None):
        stops = _stops(feed)
    places = stops if options.places is None else None
    if options.places is not None:
        places, said = places_in(options.places, feed=feed, needs_points=needs_points)
        notes += said
    if options.sites is None:
        sites = tuple(_as_site(place, options.usual) for place in stops)
    else:
        sites, said = sites_in(options.sites, feed=feed, needs_points=needs_points, usual=options.usual)
        notes += said
    by: Feed | Road | GivenWays = feed or options.road or Road()
    if options.matrix is not None:
        by, said = given_ways(options.matrix, places or (), sites)
        notes += said
    name = options.feed.name if options.feed else ""
    day, days, said = asked_days(feed, options.date, is_one_day=options.is_one_day, feed_name=name)
    notes += said
    problem = Problem(by=by, places=places or (), sites=sites, days=days, walking=options.walking)
    return Question(
        problem=problem, day=days.index(day), notes=tuple(notes), read_seconds=time.monotonic() - begun
    )


def _feed(options: Options, notes: list[str]) -> Feed | None:
    if options.feed is None:
        return None
    try:
        feed = read_feed(feed_files(options.feed), leaves_out_faulty=options.skips_faulty)
    except FeedRefused as refused:
        raise FilesRefused(refused.faults, more=refused.more) from refused
    notes += [str(note) for note in feed.notes]
    return feed


def _stops(feed: Feed) -> tuple[Place, ...]:
    """The stops at which vehicles call, as places."""
    called = sorted(set(feed.trips.calls.stop.tolist()))
    stops = feed.stops
    return tuple(
        Place(
            id=stops.ids[k],
            latitude=float(stops.latitude[k]),
            longitude=float(stops.longitude[k]),
            name=stops.names[k],
        )
        for k in called
    )


def _as_site(place: Place, usual: Usual) -> Site:
    return Site(
        id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
        name=place.name,
        openings=every_day(usual.opens / HOUR, usual.closes / HOUR, days=usual.days),
        least_inside=usual.hours,
    )


def faults_of(complaints: Iterable[Complaint]) -> list[Fault]:
    """The engine's complaints as faults of the question."""
    return [
        Fault(
            file="question",
            field=complaint.code,
            found=", ".join(f"{name} {value}" for name, value in complaint.facts),
            remedy="cannot be answered; correct it",
        )
        for complaint in complaints
    ]
