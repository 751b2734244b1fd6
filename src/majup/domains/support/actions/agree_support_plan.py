"""Record that the person, or who represents them, agreed to a support plan: from now on it counts."""

from datetime import date
from uuid import UUID

from majup.domains.people.rules.eligibility import is_of_age
from majup.domains.support import policies
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanState, SupportPlan
from majup.domains.support.queries import visible_plan
from majup.domains.support.rules.agreement import PlanFacts, agreement_fault
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def agree_support_plan(*, plan_id: UUID, agreed_by: str, agreed_on: date, by: Viewer, today: date) -> None:
    """The draft becomes the agreed plan; the version agreed before is replaced by it on the same day.

    Raises PlanRefused where it is no draft, holds nothing though the person does not stay in the institution,
    a child would agree without its representative, or the day cannot be.
    """
    with act("support.plan_agreed", by=by, needs=policies.RECORD_AGREEMENT) as record:
        plan = visible_plan(plan_id=plan_id, viewer=by)
        facts = PlanFacts(
            state=plan.state,
            outlook=plan.outlook,
            drawn_on=plan.drawn_on,
            items=plan.items.count(),
            is_of_age=is_of_age(agreed_on, born_on=plan.person.born_on),
        )
        fault = agreement_fault(facts, agreed_by=agreed_by, agreed_on=agreed_on, today=today)
        if fault:
            raise PlanRefused(fault)
        before = SupportPlan.objects.filter(person=plan.person_id, group=plan.group, state=PlanState.AGREED)
        before.update(state=PlanState.REPLACED, replaced_on=agreed_on)
        plan.state, plan.agreed_on, plan.agreed_by = PlanState.AGREED, agreed_on, agreed_by
        plan.save()
        record.about(plan.person, plan=plan.pk, version=plan.version, agreed_on=agreed_on, by=agreed_by)
