"""How many people wait for what: the counts that open the list of people."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from majup.domains.people.models import Person
from majup.domains.support.queries.narrowing import is_due
from majup.domains.support.rules.stages import Due
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True)
class DueCount:
    """So many people of the viewer's scope wait for this."""

    due: Due
    people: int


def due_counts(*, viewer: Viewer, on: date) -> tuple[DueCount, ...]:
    """Every kind of thing due with its number, also nought. One query, whatever the scope."""
    counts = {due.value: Count("pk", filter=is_due(due, on=on)) for due in Due}
    found = Person.objects.visible_to(viewer, Purpose.CASEWORK).aggregate(**counts)
    return tuple(DueCount(due, found[due.value]) for due in Due)
