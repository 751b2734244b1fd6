"""What the agreed support plans of a region ask for on a day, and which places run already.

For actions of planning: the reads are over everybody of a region, so they run inside an act, whose permission
was checked, or where the caller says `unscoped`.
"""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Case, Count, DecimalField, Exists, F, OuterRef, Q, QuerySet, Sum, Value, When

from majup.domains.organisations.models import Partnership
from majup.domains.planning.rules.capacity import TIMES_A_YEAR
from majup.domains.services.models import Offer, OfferState, ServiceType
from majup.domains.support.models import Enrolment, PlanItem, PlanState, SupportPlan
from majup.kernel.periods import in_force
from majup.kernel.scope import unscoped


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandRow:
    """People of a parish and group whose plans ask for a service, and the units they need a year together."""

    parish_id: int
    service: str
    group: str
    priority: int
    persons: int
    units_a_year: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOffer:
    """A registered service at a site, with the places that are free for the demand of the plans.

    free_places are all its places but those of people whose own plan does not ask for the service: whoever is
    enrolled and has it in the plan is part of the demand and keeps the place.
    """

    site_id: str
    site_name: str
    parish_id: int
    latitude: float
    longitude: float
    service: str
    places: int
    free_places: int
    opens_at: time | None = None
    closes_at: time | None = None

    @property
    def own_hours(self) -> tuple[time, time] | None:
        """When the site opens and closes; None where it does not say."""
        return (self.opens_at, self.closes_at) if self.opens_at and self.closes_at else None


def demand_on(as_of: date, *, region_id: int) -> tuple[DemandRow, ...]:
    """The demand of one region, in a fixed order. One query."""
    yearly = Case(
        *[When(per=per, then=F("amount") * times) for per, times in TIMES_A_YEAR.items()],
        default=Value(0),
        output_field=DecimalField(max_digits=14, decimal_places=2),
    )
    found = (
        PlanItem.objects.filter(_agreed(as_of, prefix="plan__"), plan__region=region_id)
        .order_by("plan__person__residence__atvk", "service_id", "plan__group", "priority")
        .values_list("plan__person__residence_id", "service_id", "plan__group", "priority")
        .annotate(people=Count("plan__person", distinct=True), units=Sum(yearly))
    )
    return tuple(
        DemandRow(
            parish_id=parish,
            service=service,
            group=group,
            priority=priority,
            persons=people,
            units_a_year=float(units),
        )
        for parish, service, group, priority, people, units in found
    )


def holders_by_region(as_of: date) -> dict[int, int]:
    """People with an agreed plan on a day, by the region that counts them. One query."""
    found = _agreed_plans(as_of).order_by("region_id").values_list("region_id")
    return dict(found.annotate(people=Count("person", distinct=True)))


def holders_by_municipality(as_of: date) -> dict[int, int]:
    """People with an agreed plan on a day, by the municipality of 2009 they live in. One query."""
    home = "person__residence__municipality_before_id"
    found = _agreed_plans(as_of).order_by(home).values_list(home)
    return dict(found.annotate(people=Count("person", distinct=True)))


def day_of_newest_demand(today: date) -> date:
    """The last day up to today on which a support plan was agreed: later days show the same demand.

    Today where there is none. One query; the day says nothing of anybody.
    """
    with unscoped("a day on which plans were agreed"):
        found = SupportPlan.objects.filter(agreed_on__lte=today).order_by("-agreed_on")
        return found.values_list("agreed_on", flat=True).first() or today


def partner_municipalities(as_of: date) -> frozenset[int]:
    """Ids of the municipalities in the partnership on a day (R178). One query."""
    return frozenset(Partnership.objects.filter(in_force(as_of)).values_list("municipality_id", flat=True))


def largest_groups() -> dict[str, int]:
    """The most places of a service in one home or group, by service, where there is a norm. One query."""
    found = ServiceType.objects.filter(largest_group__isnull=False).order_by("code")
    return {row.code: row.largest_group or 0 for row in found}


def running_offers(as_of: date, *, region_id: int) -> tuple[RunningOffer, ...]:
    """Registered services at sites of a region (R107: before registration nothing is given). Two queries."""
    offers = (
        Offer.objects.filter(
            in_force(as_of),
            state=OfferState.REGISTERED,
            places__gt=0,
            site__parish__municipality_before__region=region_id,
        )
        .select_related("site")
        .order_by("site_id", "service_id")
    )
    taken = _places_taken_by_others(as_of)
    return tuple(
        RunningOffer(
            site_id=str(offer.site_id),
            site_name=offer.site.name,
            parish_id=offer.site.parish_id,
            latitude=offer.site.latitude,
            longitude=offer.site.longitude,
            service=offer.service_id,
            places=offer.places or 0,
            free_places=max(0, (offer.places or 0) - taken.get(offer.pk, 0)),
            opens_at=offer.site.opens_at,
            closes_at=offer.site.closes_at,
        )
        for offer in offers
    )


def _places_taken_by_others(as_of: date) -> dict[object, int]:
    wanted = PlanItem.objects.filter(
        _agreed(as_of, prefix="plan__"),
        plan__person=OuterRef("person"),
        service=OuterRef("offer__service"),
    )
    found = Enrolment.objects.filter(in_force(as_of)).exclude(Exists(wanted)).order_by("offer_id")
    return dict(found.values_list("offer_id").annotate(people=Count("person", distinct=True)))


def _agreed_plans(as_of: date) -> QuerySet[SupportPlan]:
    plans: QuerySet[SupportPlan] = SupportPlan.objects.filter(_agreed(as_of))
    return plans


def _agreed(as_of: date, *, prefix: str = "") -> Q:
    """Plans agreed by a day and not replaced on it, of people alive: what was true then."""
    agreed = Q(
        **{
            f"{prefix}state__in": [PlanState.AGREED, PlanState.REPLACED],
            f"{prefix}agreed_on__lte": as_of,
        }
    )
    still = Q(**{f"{prefix}replaced_on__isnull": True}) | Q(**{f"{prefix}replaced_on__gt": as_of})
    alive = Q(**{f"{prefix}person__died_on__isnull": True}) | Q(**{f"{prefix}person__died_on__gt": as_of})
    return agreed & still & alive
