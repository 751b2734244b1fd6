"""Ask for a new variant of a region's plan: the demand of a day is frozen, a worker computes it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from majup.domains.planning import policies
from majup.domains.planning.bridge.problem import frozen_limits, frozen_problem
from majup.domains.planning.errors import AlreadyComputing, NothingToPlan
from majup.domains.planning.models import RegionalPlan, RegionalPlanState
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.queries.region import RegionFacts, region_facts
from majup.domains.planning.queries.travel import Travel, travel_for
from majup.domains.planning.rules.kinds import DEFAULT_GAP, MOST_SECONDS, PLAN_RUN, usual_seconds
from majup.domains.planning.rules.travel import TravelBy, basis_as_json
from majup.domains.runs.actions.request_run import request_run
from majup.domains.runs.models import ENDED
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequested:
    """The plan that will hold the answer, and the run that computes it."""

    plan_id: UUID
    run_id: UUID
    variant: int


def request_plan(
    *,
    region_id: int,
    as_of: date,
    by: Viewer,
    at: datetime,
    seconds: float | None = None,
    travel_by: TravelBy | None = None,
) -> PlanRequested:
    """Freeze the region's demand, sites, money and norms of a day, and put the run in the queue.

    `seconds` is the clock it may take; None: the usual one for so many needs. `travel_by` says which travel
    times its ways come from; None: the best in force, a timetable before an imported matrix before the road.

    A planning region may ask for its own plan only. Raises NothingToPlan where nobody needs anything or
    nothing may be built, NoTravelTimes where those wished for are not there, and AlreadyComputing while
    another variant of the region is under way.
    """
    with act("planning.plan_requested", by=by, needs=policies.REQUEST_PLAN) as record:
        policies.require_own_region(by, region_id=region_id, needs=policies.REQUEST_PLAN)
        _refuse_a_second(region_id)
        assumptions = assumptions_in_force(as_of)
        facts = region_facts(region_id, as_of=as_of, assumptions=assumptions)
        travel = travel_for(travel_by, place_ids={row.parish_id for row in facts.demand})
        frozen = frozen_problem(facts, assumptions=assumptions, travel=travel)
        _refuse_nothing(facts, has_demand=bool(frozen.basis))
        plan = _new_variant(facts, travel, at=at)
        plan.basis, plan.travel_basis = frozen.basis, basis_as_json(frozen.travel)
        clock = seconds or usual_seconds(sum(row.persons for row in facts.demand))
        run_id = request_run(
            kind=PLAN_RUN,
            subject=str(plan.pk),
            problem=frozen.text,
            limits=frozen_limits(seconds=min(clock, MOST_SECONDS), gap=DEFAULT_GAP),
            by=by,
            at=at,
        )
        plan.run_id = run_id
        plan.save()
        record.about(
            plan,
            region=facts.region.code,
            variant=plan.variant,
            demand_as_of=as_of,
            travel_by=travel.by.value,
        )
    return PlanRequested(plan_id=plan.pk, run_id=run_id, variant=plan.variant)


def _refuse_a_second(region_id: int) -> None:
    computing = RegionalPlan.objects.filter(region=region_id, state=RegionalPlanState.COMPUTING)
    if computing.exclude(run__state__in=ENDED).exists():
        raise AlreadyComputing("plan_is_being_computed")


def _refuse_nothing(facts: RegionFacts, *, has_demand: bool) -> None:
    if not has_demand:
        raise NothingToPlan("no_demand", as_of=facts.as_of.isoformat())
    if not facts.partners:
        raise NothingToPlan("no_partners", as_of=facts.as_of.isoformat())


def _new_variant(facts: RegionFacts, travel: Travel, *, at: datetime) -> RegionalPlan:
    of_region = RegionalPlan.objects.filter(region=facts.region.id)
    last = of_region.aggregate(last=Max("variant"))["last"] or 0
    return RegionalPlan(
        region_id=facts.region.id,
        travel_by=travel.by.value,
        travel_matrix_id=travel.table.matrix.id if travel.table else None,
        variant=last + 1,
        demand_as_of=facts.as_of,
        made_at=at,
        budget_eur=facts.envelope.total_eur,
        persons=facts.holders,
    )
