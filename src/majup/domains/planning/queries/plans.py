"""Plans as lists and heads: which there are, where each stands, what it reaches."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from majup.domains.planning import policies
from majup.domains.planning.models import RegionalPlan, RegionalPlanState
from majup.domains.planning.rules.travel import TravelBasis, TravelBy, basis_from_json
from majup.domains.runs.models import ENDED, Run, RunState
from majup.domains.territory.queries import MatrixRow, RegionRow, regions, travel_matrices
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHead:
    """One variant of a region's plan: what was asked, how it ended, and its figures.

    state is that of RegionalPlanState, and FAILED also where the run ended without telling the plan.
    aim, value, bound and gap are of the first aim not proved best, the gap relative.
    mean_minutes and longest_minutes are of one way, to services at a site. travel_by says what the ways come
    from, travel_times which table of them (None by road), travel_basis within which hours and how often.
    """

    id: UUID
    region: RegionRow
    variant: int
    state: str
    demand_as_of: date
    made_at: datetime
    run_id: UUID | None
    outcome: str
    aim: str
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float | None
    persons: int
    needs_total: int
    needs_met: int
    budget_eur: Decimal
    capital_eur: Decimal | None
    running_eur: Decimal | None
    transport_eur: Decimal | None
    mean_minutes: float | None
    longest_minutes: float | None
    basis: dict[str, dict[str, float]]
    relaxation: list[dict[str, Any]]
    travel_by: TravelBy
    travel_times: MatrixRow | None
    travel_basis: TravelBasis

    @property
    def has_plan(self) -> bool:
        """True where there is something to show."""
        return self.state == RegionalPlanState.DRAFT

    @property
    def is_computing(self) -> bool:
        """True while a worker has it, or will."""
        return self.state == RegionalPlanState.COMPUTING

    @property
    def share_met(self) -> float | None:
        """Needs met of all; None without a plan."""
        return self.needs_met / self.needs_total if self.has_plan and self.needs_total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPlans:
    """A region and its variants, the newest first."""

    region: RegionRow
    plans: tuple[PlanHead, ...]

    @property
    def newest(self) -> PlanHead | None:
        """The newest variant that is a plan; None where there is none yet."""
        return next((plan for plan in self.plans if plan.has_plan), None)

    @property
    def computing(self) -> PlanHead | None:
        """The variant being computed now, if one is."""
        return next((plan for plan in self.plans if plan.is_computing), None)


def plan_head(plan_id: UUID, *, viewer: Viewer) -> PlanHead:
    """One plan; raises NotFound. Three queries."""
    policies.SEE_PLANS.require(viewer)
    plan = RegionalPlan.objects.filter(pk=plan_id).first()
    if plan is None:
        raise NotFound
    return _head(plan, {row.id: row for row in regions()}, _run_states([plan]), _matrices([plan]))


def plan_head_of_run(run_id: UUID, *, viewer: Viewer) -> PlanHead:
    """The plan a run computes; raises NotFound. Four queries."""
    policies.SEE_PLANS.require(viewer)
    found: UUID | None = RegionalPlan.objects.filter(run=run_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return plan_head(found, viewer=viewer)


def plans_by_region(*, viewer: Viewer) -> tuple[RegionPlans, ...]:
    """Every region with its variants. Four queries."""
    policies.SEE_PLANS.require(viewer)
    by_id = {row.id: row for row in regions()}
    plans = list(RegionalPlan.objects.order_by("-variant"))
    states, matrices = _run_states(plans), _matrices(plans)
    heads = [_head(plan, by_id, states, matrices) for plan in plans]
    return tuple(
        RegionPlans(region=row, plans=tuple(head for head in heads if head.region.id == row.id))
        for row in by_id.values()
    )


def _run_states(plans: list[RegionalPlan]) -> dict[UUID, str]:
    computing = [plan.run_id for plan in plans if plan.state == RegionalPlanState.COMPUTING and plan.run_id]
    return dict(Run.objects.filter(pk__in=computing).values_list("pk", "state"))


def _state(plan: RegionalPlan, run_states: dict[UUID, str]) -> str:
    """A plan whose worker died before it could say so is as its run is."""
    run_state = run_states.get(plan.run_id) if plan.run_id else None
    if plan.state != RegionalPlanState.COMPUTING or run_state not in ENDED:
        return plan.state
    is_cancelled = run_state == RunState.CANCELLED
    return (RegionalPlanState.CANCELLED if is_cancelled else RegionalPlanState.FAILED).value


def _matrices(plans: list[RegionalPlan]) -> dict[UUID, MatrixRow]:
    named = {plan.travel_matrix_id for plan in plans if plan.travel_matrix_id}
    return {row.id: row for row in travel_matrices() if row.id in named} if named else {}


def _head(
    plan: RegionalPlan,
    by_id: dict[int, RegionRow],
    run_states: dict[UUID, str],
    matrices: dict[UUID, MatrixRow],
) -> PlanHead:
    return PlanHead(
        id=plan.pk,
        region=by_id[plan.region_id],
        variant=plan.variant,
        state=_state(plan, run_states),
        demand_as_of=plan.demand_as_of,
        made_at=plan.made_at,
        run_id=plan.run_id,
        outcome=plan.outcome,
        aim=plan.aim,
        value=plan.value,
        bound=plan.bound,
        gap=plan.gap,
        seconds=plan.seconds,
        persons=plan.persons,
        needs_total=plan.needs_total,
        needs_met=plan.needs_met,
        budget_eur=plan.budget_eur,
        capital_eur=plan.capital_eur,
        running_eur=plan.running_eur,
        transport_eur=plan.transport_eur,
        mean_minutes=plan.mean_minutes,
        longest_minutes=plan.longest_minutes,
        basis=plan.basis,
        relaxation=plan.relaxation,
        travel_by=TravelBy(plan.travel_by),
        travel_times=matrices.get(plan.travel_matrix_id) if plan.travel_matrix_id else None,
        travel_basis=basis_from_json(plan.travel_basis),
    )
