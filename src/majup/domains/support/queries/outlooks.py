"""How many people of the scope are to live where, by the same rule as the list of people narrows by."""

from datetime import date
from functools import reduce
from operator import and_

from django.db.models import Count, Q

from majup.domains.people.models import Person
from majup.domains.support.models import Outlook
from majup.domains.support.queries.narrowing import CaseFilter, narrowed
from majup.kernel.viewer import Purpose, Viewer


NO_PLAN = ""
"""The key of those without a draft or agreed plan."""


def outlook_counts(*, viewer: Viewer, on: date) -> dict[str, int]:
    """People by the outlook of a draft or agreed plan, and those without one; also nought. One query.

    Somebody with plans of two outlooks counts under both, as they stand in both lists.
    """
    everyone = Person.objects.visible_to(viewer, Purpose.CASEWORK)
    with_outlook = {
        outlook.value: Q(pk__in=narrowed(everyone, CaseFilter(outlook=outlook.value), on=on).values("pk"))
        for outlook in Outlook
    }
    figures = {name: Count("pk", filter=condition) for name, condition in with_outlook.items()}
    without = reduce(and_, (~condition for condition in with_outlook.values()))
    found: dict[str, int] = everyone.aggregate(**figures, without=Count("pk", filter=without))
    found[NO_PLAN] = found.pop("without")
    return found
