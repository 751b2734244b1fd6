"""One return trip in sentences, leg by leg."""

from typing import Any

from majup.cli.reach.question import Question
from majup.engines.reach.explanation import ways_of_pair
from majup.engines.reach.feed import Feed
from majup.engines.reach.feed.times import clock, weekday_name
from majup.engines.reach.journeys import Journey, Leg, Walk
from majup.engines.reach.problem import Place, Site
from majup.engines.reach.solution import Matrix, Reached, Reason, ReturnTrip, week_of_pair

BECAUSE = {
    Reason.NO_STOP_NEAR_PLACE: "no stop with any vehicle is near the place",
    Reason.NO_STOP_NEAR_SITE: "no stop with any vehicle is near the site",
    Reason.OPEN_TOO_SHORT: "the site is open for less than the hours asked for",
    Reason.NOTHING_RUNS: "nothing runs that day",
    Reason.NO_TRIP_IN_TIME: "no trip gets there and back within the opening hours",
    Reason.NO_WAY_GIVEN: "no way is given for this place and site",
}
WALKS_LEAST = 1


def story_of(question: Question, matrix: Matrix) -> dict[str, Any]:
    """The trip of the only pair of a question: figures, legs, and sentences."""
    place, site = matrix.problem.places[0], matrix.problem.sites[0]
    day = matrix.problem.days[question.day]
    reached = matrix.reached(place.id, site.id, day)
    trip = matrix.trip(place.id, site.id, day)
    lines = [
        f"{weekday_name(day)} {day}, {_name(place)} to {_name(site)} and back{_hours(site, question, matrix)}"
    ]
    story: dict[str, Any] = {
        "place": place.id,
        "site": site.id,
        "date": day.isoformat(),
        "answer": reached.value,
        "minutes": round(trip.minutes, 1) if trip else None,
        "source": trip.source.value if trip else None,
        "legs": {},
    }
    if trip is None:
        closed = reached is Reached.CLOSED
        because = "the site is closed" if closed else BECAUSE[matrix.reason(place.id, site.id, day)]
        lines.append(f"There is no return trip: {because}.")
    else:
        lines += _trip_lines(matrix, trip, place, site, story)
    lines += _week_lines(matrix, place, site)
    return story | {"sentences": lines, "notes": list(question.notes)}


def _trip_lines(
    matrix: Matrix, trip: ReturnTrip, place: Place, site: Site, story: dict[str, Any]
) -> list[str]:
    lines = [f"{trip.minutes:.0f} minutes on the way, by {trip.source.value}."]
    ways = ways_of_pair(matrix, place.id, site.id, trip.day)
    ends = ((trip.leave, trip.arrive), (trip.end, trip.home))
    journeys = (ways.there, ways.back) if ways else (None, None)
    headings = (f"There, to {_name(site)}:", f"Back, to {_name(place)}:")
    for way, heading, journey, (begin, end) in zip(("there", "back"), headings, journeys, ends, strict=True):
        lines.append(heading)
        if journey is None:
            lines.append(f"  {clock(begin)} to {clock(end)} by {trip.source.value}, {_minutes(end - begin)}")
        else:
            told = _told(matrix.problem.by, journey) if isinstance(matrix.problem.by, Feed) else []
            story["legs"][way] = [leg for leg, _text in told]
            lines += [f"  {text}" for _leg, text in told]
        if way == "there":
            wait = f", after waiting {_minutes(trip.start - trip.arrive)}" if trip.start > trip.arrive else ""
            lines.append(f"  inside from {clock(trip.start)}{wait} to {clock(trip.end)}")
    lines.append(f"  at home at {clock(trip.home)}")
    lines.append(
        f"One can be inside from {clock(trip.first)} at the earliest and to {clock(trip.last)} at the latest."
    )
    return lines


def _told(feed: Feed, journey: Journey) -> list[tuple[dict[str, Any], str]]:
    """Each leg as facts and as a sentence; walks of no length are left out, waits stand with the ride."""
    found, now = [], journey.leave
    for leg in journey.legs:
        if isinstance(leg, Walk) and leg.end - leg.begin < WALKS_LEAST:
            continue
        found.append((_facts(feed, leg), _sentence(feed, leg, wait=leg.begin - now)))
        now = leg.end
    return found


def _facts(feed: Feed, leg: Leg) -> dict[str, Any]:
    facts: dict[str, Any] = {"by": "walk" if isinstance(leg, Walk) else "ride"}
    facts |= {"begin": clock(leg.begin), "end": clock(leg.end)}
    for side, stop in (("from", leg.origin), ("to", leg.target)):
        facts[f"{side}_stop"] = feed.stops.ids[stop] if stop >= 0 else None
    if not isinstance(leg, Walk):
        facts["line"] = feed.trips.lines[int(feed.trips.line[leg.trip])]
        facts["trip"] = feed.trips.ids[leg.trip]
    return facts


def _sentence(feed: Feed, leg: Leg, *, wait: int) -> str:
    to = feed.stops.names[leg.target] if leg.target >= 0 else "the door"
    if isinstance(leg, Walk):
        return f"{clock(leg.begin)} walk {_minutes(leg.end - leg.begin)} to {to}"
    line, sign = feed.trips.lines[int(feed.trips.line[leg.trip])], feed.trips.headsigns[leg.trip]
    towards = f" towards {sign}" if sign else ""
    waiting = f"wait {_minutes(wait)}, then " if wait > 0 else ""
    ride = f"ride {line}{towards} from {feed.stops.names[leg.origin]}"
    return f"{clock(leg.begin)} {waiting}{ride} to {to}, there {clock(leg.end)}"


def _week_lines(matrix: Matrix, place: Place, site: Site) -> list[str]:
    if len(matrix.problem.days) < 2:
        return []
    week = week_of_pair(matrix, place.id, site.id)
    lines = []
    if week.best and week.worst:
        (best_day, best), (worst_day, worst) = week.best, week.worst
        spread = f"Best on {weekday_name(best_day)} ({best / 60:.0f} min), "
        spread += f"worst on {weekday_name(worst_day)} ({worst / 60:.0f} min)."
        lines.append(spread if best < worst else f"Every day it is reached: {best / 60:.0f} min.")
    for days, text in ((week.not_reached, "Cannot be reached on"), (week.closed, "Closed on")):
        if days:
            lines.append(f"{text} {', '.join(f'{weekday_name(day)}s' for day in days)}.")
    return lines


def _hours(site: Site, question: Question, matrix: Matrix) -> str:
    hours = site.openings[matrix.problem.days[question.day].weekday()]
    if hours is None:
        return ""
    least = f"inside for {site.least_inside / 3600:g} h at least"
    return f" (open {clock(hours.opens)} to {clock(hours.closes)}, {least})"


def _name(row: Place | Site) -> str:
    return f"{row.name} ({row.id})" if row.name and row.name != row.id else row.id


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds} s"
