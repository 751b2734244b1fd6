"""What to keep an eye on as of a day: late registrations, admissions, municipalities that leave (R124)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from majup.domains.monitoring.queries.care import admissions_of_children
from majup.domains.organisations.models import Partnership
from majup.domains.services.models import Offer, OfferState, OfferStep
from majup.kernel.periods import in_force

LATE_AFTER_DAYS = 60
"""From ready to registered. The programme names the delay as a risk and no limit (R107): this one is ours."""


@dataclass(frozen=True, slots=True)
class LateRegistrations:
    """Services ready for longer than LATE_AFTER_DAYS and not registered, and their places."""

    services: int
    places: int


@dataclass(frozen=True, slots=True)
class Watch:
    """The risks that records can tell.

    admissions are of children to state care in the last twelve months, admissions_before in the twelve
    before them.
    """

    late: LateRegistrations
    admissions: int
    admissions_before: int
    municipalities_left: int


def watch(*, as_of: date) -> Watch:
    """The three on a day; who left is counted from the first day of that day's year. Five queries."""
    year_ago = _a_year_before(as_of)
    return Watch(
        late=_late_registrations(as_of),
        admissions=admissions_of_children(since=year_ago + timedelta(days=1), until=as_of).children,
        admissions_before=admissions_of_children(
            since=_a_year_before(year_ago) + timedelta(days=1), until=year_ago
        ).children,
        municipalities_left=Partnership.objects.filter(
            valid_until__gte=date(as_of.year, 1, 1), valid_until__lte=as_of
        ).count(),
    )


def _late_registrations(as_of: date) -> LateRegistrations:
    ready_by = as_of - timedelta(days=LATE_AFTER_DAYS)
    opened = OfferStep.objects.filter(state=OfferState.OPEN, reached_on__lte=ready_by).values("offer")
    # A service without steps on record became ready when it began.
    without_steps = Q(steps__isnull=True, state=OfferState.OPEN, valid_from__lte=ready_by)
    waiting = Offer.objects.filter(
        in_force(as_of),
        Q(registered_on__isnull=True) | Q(registered_on__gt=as_of),
        Q(pk__in=opened) | without_steps,
    ).distinct()
    places = [number or 0 for _offer, number in waiting.values_list("pk", "places")]
    return LateRegistrations(services=len(places), places=sum(places))


def _a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th."""
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)
