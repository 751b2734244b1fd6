"""Which rows count at each stage of the funnel as of a day: each person once a group, in one region.

An assessment or plan that was repeated counts by the first one: a replaced version is no second person.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from majup.domains.assessments.models import Assessment
from majup.domains.monitoring.rules.funnel import Stage
from majup.domains.people.models import Identification
from majup.domains.support.models import SupportPlan

DAY_FIELD = {Stage.IDENTIFIED: "identified_on", Stage.ASSESSED: "completed_on", Stage.PLANS: "agreed_on"}
"""The day on which a row of each stage starts to count."""


def counted(stage: Stage, *, as_of: date) -> Any:
    """The query of the rows that count at a stage on a day. Not scoped: say `visible_to` or `unscoped`."""
    if stage is Stage.IDENTIFIED:
        return Identification.objects.filter(identified_on__lte=as_of)
    everything = (Assessment if stage is Stage.ASSESSED else SupportPlan).objects
    return _first_of_each(everything, day=DAY_FIELD[stage], as_of=as_of)


def _first_of_each(everything: Any, *, day: str, as_of: date) -> Any:
    earlier = Q(**{f"{day}__lt": OuterRef(day)}) | Q(**{day: OuterRef(day), "pk__lt": OuterRef("pk")})
    same_person = everything.filter(person=OuterRef("person"), group=OuterRef("group"))
    return everything.filter(~Exists(same_person.filter(earlier)), **{f"{day}__lte": as_of})
