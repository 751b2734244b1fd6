"""Regional plans: which there are, and what one of them puts where."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from majup.api.door import REFUSALS, needs, viewer_of
from majup.domains.planning import policies
from majup.domains.planning.queries.contents import OfferLine, UnmetLine, offers_of, unmet_of
from majup.domains.planning.queries.plans import PlanHead, plan_head, plans_by_region

router = Router(tags=["plans"])


class RegionalPlan(Schema):
    """One variant with its figures. gap is relative, of the first aim that is not proved best."""

    id: UUID
    region: str
    variant: int
    state: str
    demand_as_of: date
    outcome: str
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float | None
    needs_total: int
    needs_met: int
    capital_eur: float | None
    budget_eur: float


class PlannedPlaces(Schema):
    """Places of a service at a site."""

    site: str
    municipality: str
    service: str
    module: str
    places_new: int
    places_existing: int
    persons: int
    removal_loses: int


class UnmetNeed(Schema):
    """People of a municipality whose need is not met, and the code of the reason."""

    municipality: str
    service: str
    group: str
    persons: int
    reason: str


class RegionalPlanWhole(Schema):
    """A plan with its places and what it leaves unmet."""

    plan: RegionalPlan
    places: list[PlannedPlaces]
    unmet: list[UnmetNeed]


@router.get("/plans", response={200: list[RegionalPlan], **REFUSALS}, url_name="plans", summary="List plans")
@needs(policies.SEE_PLANS)
def plans(request: HttpRequest) -> list[RegionalPlan]:
    """Every region's variants, the newest first."""
    found = plans_by_region(viewer=viewer_of(request))
    return [_head(head) for region in found for head in region.plans]


@router.get(
    "/plans/{uuid:plan_id}",
    response={200: RegionalPlanWhole, **REFUSALS},
    url_name="plan",
    summary="Open a plan",
)
@needs(policies.SEE_PLANS)
def plan(request: HttpRequest, plan_id: UUID) -> RegionalPlanWhole:
    """One variant with its places and unmet needs."""
    viewer = viewer_of(request)
    head = plan_head(plan_id, viewer=viewer)
    return RegionalPlanWhole(
        plan=_head(head),
        places=[_places(offer) for offer in offers_of(plan_id, viewer=viewer)],
        unmet=[_unmet(need) for need in unmet_of(plan_id, viewer=viewer)],
    )


def _head(head: PlanHead) -> RegionalPlan:
    return RegionalPlan(
        id=head.id,
        region=head.region.name_lv,
        variant=head.variant,
        state=head.state,
        demand_as_of=head.demand_as_of,
        outcome=head.outcome,
        value=head.value,
        bound=head.bound,
        gap=head.gap,
        seconds=head.seconds,
        needs_total=head.needs_total,
        needs_met=head.needs_met,
        capital_eur=float(head.capital_eur) if head.capital_eur is not None else None,
        budget_eur=float(head.budget_eur),
    )


def _places(offer: OfferLine) -> PlannedPlaces:
    return PlannedPlaces(
        site=offer.site_name,
        municipality=offer.municipality.name_lv,
        service=offer.service.key,
        module=offer.module,
        places_new=offer.places_new,
        places_existing=offer.places_existing,
        persons=offer.persons,
        removal_loses=offer.removal_loses,
    )


def _unmet(need: UnmetLine) -> UnmetNeed:
    return UnmetNeed(
        municipality=need.municipality.name_lv,
        service=need.service.key,
        group=need.group,
        persons=need.persons,
        reason=need.reason,
    )
