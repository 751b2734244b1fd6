"""Record that the person, or who represents them, refused a support plan, and why."""

from datetime import date
from uuid import UUID

from majup.domains.people.rules.eligibility import is_of_age
from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanState
from majup.domains.support.queries import visible_plan
from majup.domains.support.rules.agreement import PlanFacts, refusal_fault
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def refuse_support_plan(*, plan_id: UUID, reason: str, refused_on: date, by: Viewer, today: date) -> None:
    """The draft stays in the record as refused; nothing of it happens, and a new version can follow.

    Raises PlanRefused where it is no draft, the reason is missing, or the day cannot be.
    """
    with act("support.plan_refused", by=by, needs=policies.RECORD_AGREEMENT) as record:
        plan = visible_plan(plan_id=plan_id, viewer=by)
        facts = PlanFacts(
            state=plan.state,
            outlook=plan.outlook,
            drawn_on=plan.drawn_on,
            items=0,
            is_of_age=is_of_age(refused_on, born_on=plan.person.born_on),
        )
        fault = refusal_fault(facts, reason=reason, refused_on=refused_on, today=today)
        if fault:
            raise PlanRefused(fault)
        plan.state, plan.refusal_reason, plan.refused_on = PlanState.REFUSED, reason.strip(), refused_on
        plan.save()
        record.about(plan.person, plan=plan.pk, version=plan.version, refused_on=refused_on)
