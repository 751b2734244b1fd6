"""What a plan says: its places, the ways to them, the unmet needs, each municipality's part, the money."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import UUID

from majup.domains.planning import policies
from majup.domains.planning.models import MunicipalPart, PlanBudget, PlannedOffer, PlannedWay, UnmetNeed
from majup.domains.territory.queries import WaySource
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A service, parish or municipality as people call it."""

    key: str
    name_lv: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """A service at a site of the plan. holds: people its places serve in turn. municipality: of 2009."""

    id: int
    service: Named
    site_id: UUID | None
    site_name: str
    parish: str
    municipality: Named
    latitude: float
    longitude: float
    module: str
    places_new: int
    places_existing: int
    holds: int
    persons: int
    utilisation: float
    utilisation_last: float | None
    capital_eur: Decimal
    running_eur: Decimal
    removal_loses: int
    removal_moves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLine:
    """People of a parish and group who use an offer; offer_id None means at home.

    source says what the minutes rest on, weekdays on which days (as digits) one gets there and back, first_at
    and last_at between which hours; None and empty at home, and where nothing is known of days and hours.
    """

    offer_id: int | None
    service: Named
    parish: str
    latitude: float
    longitude: float
    municipality: Named
    group: str
    persons: int
    minutes: float
    source: WaySource | None
    weekdays: str
    first_at: time | None
    last_at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetLine:
    """People of a parish and group whose need is not met, with the reason's code and facts."""

    service: Named
    parish: str
    latitude: float
    longitude: float
    municipality: Named
    group: str
    persons: int
    reason: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """What the plan means for one municipality of 2009; persons are counted once for each service needed."""

    municipality: Named
    municipality_id: int
    persons: int
    persons_met: int
    served_elsewhere: int
    guests: int
    places_new: int
    capital_eur: Decimal
    cost_year_eur: Decimal
    bill_year_eur: Decimal

    @property
    def share_met(self) -> float | None:
        """Needs of its people met; None where they have none."""
        return self.persons_met / self.persons if self.persons else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A pot of money: of a state city, or (None) of the rest of the region."""

    municipality: Named | None
    capital_eur: Decimal
    spent_eur: Decimal


def offers_of(plan_id: UUID, *, viewer: Viewer) -> tuple[OfferLine, ...]:
    """Every service at a site, by service, municipality and site. One query."""
    policies.SEE_PLANS.require(viewer)
    found = PlannedOffer.objects.filter(plan=plan_id).select_related("service", "parish__municipality_before")
    return tuple(
        _offer(row)
        for row in found.order_by("service__name_lv", "parish__municipality_before__name_lv", "site_name")
    )


def ways_of(plan_id: UUID, *, viewer: Viewer) -> tuple[WayLine, ...]:
    """Who uses what, from where. One query."""
    policies.SEE_PLANS.require(viewer)
    found = PlannedWay.objects.filter(plan=plan_id).select_related("service", "parish__municipality_before")
    return tuple(
        WayLine(
            offer_id=row.offer_id,
            service=_service(row.service),
            parish=row.parish.name_lv,
            latitude=row.parish.lat,
            longitude=row.parish.lon,
            municipality=_municipality(row.parish.municipality_before),
            group=row.group,
            persons=row.persons,
            minutes=row.minutes,
            source=WaySource(row.source) if row.source else None,
            weekdays=row.weekdays,
            first_at=row.first_at,
            last_at=row.last_at,
        )
        for row in found.order_by("id")
    )


def unmet_of(plan_id: UUID, *, viewer: Viewer) -> tuple[UnmetLine, ...]:
    """Every unmet need. One query."""
    policies.SEE_PLANS.require(viewer)
    found = UnmetNeed.objects.filter(plan=plan_id).select_related("service", "parish__municipality_before")
    return tuple(
        UnmetLine(
            service=_service(row.service),
            parish=row.parish.name_lv,
            latitude=row.parish.lat,
            longitude=row.parish.lon,
            municipality=_municipality(row.parish.municipality_before),
            group=row.group,
            persons=row.persons,
            reason=row.reason,
            facts=row.facts,
        )
        for row in found.order_by("-persons", "id")
    )


def parts_of(plan_id: UUID, *, viewer: Viewer) -> tuple[PartLine, ...]:
    """Each municipality's part, by name. One query."""
    policies.SEE_PLANS.require(viewer)
    found = MunicipalPart.objects.filter(plan=plan_id).select_related("municipality")
    return tuple(
        PartLine(
            municipality=_municipality(row.municipality),
            municipality_id=row.municipality_id,
            persons=row.persons,
            persons_met=row.persons_met,
            served_elsewhere=row.served_elsewhere,
            guests=row.guests,
            places_new=row.places_new,
            capital_eur=row.capital_eur,
            cost_year_eur=row.cost_year_eur,
            bill_year_eur=row.bill_year_eur,
        )
        for row in found.order_by("municipality__name_lv")
    )


def budgets_of(plan_id: UUID, *, viewer: Viewer) -> tuple[BudgetLine, ...]:
    """The region's pot first, then the state cities'. One query."""
    policies.SEE_PLANS.require(viewer)
    found = PlanBudget.objects.filter(plan=plan_id).select_related("municipality").order_by("id")
    return tuple(
        BudgetLine(
            municipality=_municipality(row.municipality) if row.municipality else None,
            capital_eur=row.capital_eur,
            spent_eur=row.spent_eur,
        )
        for row in found
    )


def _offer(row: PlannedOffer) -> OfferLine:
    return OfferLine(
        id=row.pk,
        service=_service(row.service),
        site_id=row.site_id,
        site_name=row.site_name,
        parish=row.parish.name_lv,
        municipality=_municipality(row.parish.municipality_before),
        latitude=row.latitude,
        longitude=row.longitude,
        module=row.module,
        places_new=row.places_new,
        places_existing=row.places_existing,
        holds=row.holds,
        persons=row.persons,
        utilisation=row.utilisation,
        utilisation_last=row.utilisation_last,
        capital_eur=row.capital_eur,
        running_eur=row.running_eur,
        removal_loses=row.removal_loses,
        removal_moves=row.removal_moves,
    )


def _service(row: Any) -> Named:
    return Named(key=row.code, name_lv=row.name_lv, name_en=row.name_en)


def _municipality(row: Any) -> Named:
    return Named(key=row.atvk, name_lv=row.name_lv, name_en=row.name_en)
