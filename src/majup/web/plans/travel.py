"""What the ways of a plan rest on, in words: which travel times, on which days, within which hours."""

from collections.abc import Iterable
from datetime import time

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.queries.contents import WayLine
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.planning.rules.travel import TravelBy
from majup.domains.territory.queries import MatrixRow, WaySource
from majup.web.shell import formats
from majup.web.shell.tones import Term

TRAVEL_BY: dict[TravelBy, Promise] = {
    TravelBy.TIMETABLE: gettext_lazy("by bus, there and back"),
    TravelBy.MATRIX: gettext_lazy("imported travel times"),
    TravelBy.ROAD: gettext_lazy("road distance by factor"),
}
SOURCES: dict[WaySource, Promise] = {
    WaySource.TIMETABLE: gettext_lazy("by bus"),
    WaySource.WALK: gettext_lazy("on foot"),
    WaySource.ROAD: gettext_lazy("by road, by factor"),
    WaySource.MATRIX: gettext_lazy("imported"),
}
EVERY_DAY, WORKDAYS = "1234567", "12345"


def travel_words(head: PlanHead) -> str:
    """What the ways come from, in a few words; a made-up timetable says so."""
    return choice_words(head.travel_by, head.travel_times)


def choice_words(by: TravelBy, matrix: MatrixRow | None) -> str:
    """One choice of travel times, as the form of a new plan shows it."""
    if matrix is not None and matrix.is_synthetic:
        return _("%(how)s (made-up timetable)") % {"how": TRAVEL_BY[by]}
    return str(TRAVEL_BY[by])


def travel_terms(head: PlanHead) -> tuple[Term, ...]:
    """Where the travel times of a plan come from, as names and values."""
    first = Term(name=_("Travel times"), value=travel_words(head))
    matrix = head.travel_times
    if matrix is None:
        rule = _("straight line × 1.3 at 55 km/h")
        return first, Term(name=_("Rule of the road"), value=rule)
    terms = [
        first,
        Term(name=_("Table of travel times"), value=matrix.name),
        Term(name=_("Source of the travel times"), value=matrix.source),
        Term(name=_("Travel times made"), value=formats.moment(matrix.made_at)),
        Term(name=_("Hash of the travel times' file"), value=matrix.sha256[:16]),
    ]
    if matrix.week_of is not None:
        terms.insert(3, Term(name=_("Week of the timetable"), value=formats.day(matrix.week_of)))
    return tuple(terms)


def source_words(source: WaySource | None) -> str:
    """What one way rests on; at home there is none."""
    return str(SOURCES[source]) if source else _("at home")


def day_words(weekdays: str) -> str:
    """Weekdays as people read them: every day, Mon–Fri, or one by one; a dash where nothing is known."""
    if not weekdays:
        return formats.DASH
    if weekdays == EVERY_DAY:
        return _("every day")
    names = [str(WEEKDAYS_ABBR[int(digit) - 1]) for digit in weekdays]
    if weekdays == WORKDAYS:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def hour_words(first: time | None, last: time | None) -> str:
    """Between which hours somebody can be there; a dash where nothing is known."""
    if first is None or last is None:
        return formats.DASH
    return f"{first:%H:%M}–{last:%H:%M}"


def way_words(way: WayLine) -> str:
    """What a way rests on, with its days and hours where they are known."""
    told = [day_words(way.weekdays), hour_words(way.first_at, way.last_at)]
    return ", ".join([source_words(way.source), *(words for words in told if words != formats.DASH)])


def hours_counted(head: PlanHead, *, site: str, service: str) -> str:
    """Within which hours the ways to a service at a site were asked; empty where hours were not asked."""
    hours = head.travel_basis.hours_at(site, service)
    if head.travel_by is not TravelBy.TIMETABLE or hours is None:
        return ""
    return _("%(from)s–%(until)s, %(days)s; at least %(hours)s h inside") % {
        "from": f"{hours.opens_at:%H:%M}",
        "until": f"{hours.closes_at:%H:%M}",
        "days": day_words(hours.weekdays),
        "hours": formats.number(hours.hours_inside, decimals=0 if hours.hours_inside % 1 == 0 else 1),
    }


def how_people_come(ways: Iterable[WayLine]) -> dict[int, str]:
    """By offer: the mean way of its people and what it rests on, most people first."""
    by_offer: dict[int, list[WayLine]] = {}
    for way in ways:
        if way.offer_id is not None:
            by_offer.setdefault(way.offer_id, []).append(way)
    return {key: _how(lines) for key, lines in by_offer.items()}


def _how(lines: list[WayLine]) -> str:
    persons: dict[WaySource, int] = {}
    for line in lines:
        if line.source is not None:
            persons[line.source] = persons.get(line.source, 0) + line.persons
    order = sorted(persons, key=lambda source: (-persons[source], source.value))
    going = sum(line.persons for line in lines)
    mean = sum(line.persons * line.minutes for line in lines) / going if going else None
    return ", ".join([formats.minutes(mean), *(source_words(source) for source in order)])
