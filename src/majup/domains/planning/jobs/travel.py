"""Compute travel times from a timetable: return trips from every parish to every destination of the plans.

Runs where it is called, which is the command line: seconds for the demonstration's feed. Only here and in the
child of a run is an engine loaded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from majup.domains.planning.bridge.journeys import reach_problem, settings_of, travel_times_of
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.queries.destinations import destinations_asked
from majup.domains.territory.actions.record_travel_times import record_travel_times
from majup.domains.territory.errors import NoPlaces
from majup.domains.territory.queries import parishes
from majup.domains.territory.rules.travel import MatrixFacts, MatrixKind
from majup.engines.reach.feed.faults import Fault, FeedRefused
from majup.engines.reach.feed.reading import read_feed
from majup.engines.reach.feed.records import Feed
from majup.engines.reach.problem import week_of
from majup.engines.reach.run import reach_matrix
from majup.engines.reach.solution import Progress
from majup.engines.reach.validation import ProblemRefused
from majup.kernel.errors import BadInput, Complaint
from majup.kernel.viewer import Viewer

Tell = Callable[[float], None]
"""Told which share of the computation is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableGiven:
    """A feed's files by name, whose it is, and whether it is made up."""

    files: Mapping[str, bytes]
    name: str
    source: str
    is_synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTimesComputed:
    """The table that was recorded: places × destinations asked, ways kept, notes of the feed, seconds."""

    matrix_id: UUID
    places: int
    destinations: int
    ways: int
    notes: tuple[str, ...]
    seconds: float


def compute_travel_times(
    timetable: TimetableGiven, *, on: date, as_of: date, by: Viewer, at: datetime, tell: Tell | None = None
) -> TravelTimesComputed:
    """Record the return trips of the week that holds `on`, within the hours assumed as of a day.

    Raises BadInput with every fault of the feed by file, line and field, and where it says nothing of that
    week; and NoPlaces. Nothing is then recorded.
    """
    everywhere = parishes()
    if not everywhere:
        raise NoPlaces("territory_is_empty")
    feed = _read(timetable.files)
    assumptions = assumptions_in_force(as_of)
    asked = destinations_asked(assumptions=assumptions, parishes=everywhere)
    problem = reach_problem(feed, parishes=everywhere, asked=asked, week=on)
    try:
        matrix = reach_matrix(problem, on_progress=_told_to(tell))
    except ProblemRefused as refused:
        raise BadInput(_complaints(refused, feed)) from refused
    times = travel_times_of(matrix, asked=asked)
    facts = MatrixFacts(
        name=timetable.name,
        kind=MatrixKind.TIMETABLE,
        source=timetable.source,
        is_synthetic=timetable.is_synthetic,
        week_of=week_of(on)[0],
        sha256=feed.sha256,
        settings=settings_of(matrix),
    )
    return TravelTimesComputed(
        matrix_id=record_travel_times(facts=facts, destinations=times, by=by, at=at),
        places=len(everywhere),
        destinations=len(asked),
        ways=sum(len(one.times) for one in times),
        notes=tuple(str(note) for note in feed.notes),
        seconds=matrix.receipt.seconds,
    )


def _read(files: Mapping[str, bytes]) -> Feed:
    try:
        return read_feed(files)
    except FeedRefused as refused:
        raise BadInput([_complaint(fault) for fault in refused.faults]) from refused


def _complaint(fault: Fault) -> Complaint:
    where = [fault.file]
    where += [_("line %(line)s") % {"line": fault.line}] if fault.line else []
    where += [fault.field] if fault.field else []
    return Complaint(", ".join(where), f"“{fault.found}”: {fault.remedy}" if fault.found else fault.remedy)


def _complaints(refused: ProblemRefused, feed: Feed) -> list[Complaint]:
    """A feed without the week is the reader's to mend; anything else would be our own question's fault."""
    span = feed.services.span()
    if span is None or not any(row.code == "days_outside_the_feed" for row in refused.complaints):
        return [Complaint(row.code, str(dict(row.facts))) for row in refused.complaints]
    what = _("The timetable holds from %(first)s to %(last)s and says nothing of that week.")
    return [
        Complaint(
            "calendar.txt",
            what % {"first": span[0].isoformat(), "last": span[1].isoformat()},
            _("Name a day within it."),
        )
    ]


def _told_to(tell: Tell | None) -> Callable[[Progress], None] | None:
    if tell is None:
        return None
    told = tell

    def on_progress(progress: Progress) -> None:
        told(progress.share)

    return on_progress
