"""Publish what the planner answered: the run's end and every row of the plan, in one act or not at all."""

from datetime import datetime
from functools import partial
from uuid import UUID

from majup.domains.planning import policies
from majup.domains.planning.bridge.rows import PlanRows, answered
from majup.domains.planning.models import (
    MunicipalPart,
    PlanBudget,
    PlannedOffer,
    PlannedWay,
    RegionalPlan,
    RegionalPlanState,
    UnmetNeed,
)
from majup.domains.planning.queries.travel import travel_of
from majup.domains.planning.queries.units import unit_keys
from majup.domains.runs.actions.record_result import record_result
from majup.domains.runs.queries import problem_of
from majup.kernel.act import act
from majup.kernel.viewer import Viewer

BATCH = 500


def publish_plan_result(*, run_id: UUID, worker: str, answer: str, by: Viewer, at: datetime) -> None:
    """End the run with its answer and write the plan; afterwards it is a draft, or says it has no answer.

    Raises RunNotHeld where the run was taken from this worker, and AnswerNotUnderstood: nothing is then
    written.
    """
    with act("planning.plan_published", by=by, needs=policies.PUBLISH) as record:
        plan = RegionalPlan.objects.select_for_update().get(run=run_id)
        read = answered(
            answer=answer,
            problem=problem_of(run_id),
            of=plan,
            units=unit_keys(),
            travel=partial(travel_of, plan),
        )
        record_result(run_id=run_id, worker=worker, answer=answer, receipt=read.receipt, by=by, at=at)
        for field, value in read.fields.items():
            setattr(plan, field, value)
        plan.state = RegionalPlanState.DRAFT if read.has_plan else RegionalPlanState.NO_ANSWER
        plan.save()
        _write(read.rows)
        record.about(plan, outcome=read.outcome, needs_met=plan.needs_met)


def _write(rows: PlanRows) -> None:
    PlannedOffer.objects.bulk_create(rows.offers, batch_size=BATCH)
    PlannedWay.objects.bulk_create(rows.ways, batch_size=BATCH)
    UnmetNeed.objects.bulk_create(rows.unmet, batch_size=BATCH)
    MunicipalPart.objects.bulk_create(rows.parts, batch_size=BATCH)
    PlanBudget.objects.bulk_create(rows.budgets, batch_size=BATCH)
