"""Entrust a person to an organisation: from that day its people see the file."""

from datetime import date
from uuid import UUID

from majup.domains.people import policies
from majup.domains.people.models import Responsibility
from majup.domains.people.queries import visible_person
from majup.kernel.act import act
from majup.kernel.periods import in_force
from majup.kernel.viewer import Viewer


def entrust_person(*, person_id: UUID, organisation_id: UUID, capacity: str, since: date, by: Viewer) -> None:
    """The organisation answers for the person from `since` on; nothing changes where it already does.

    Raises NotFound where the person is not within the scope of `by`.
    """
    with act("people.entrusted", by=by, needs=policies.ENTRUST) as record:
        person = visible_person(person_id=person_id, viewer=by)
        held = Responsibility.objects.filter(
            in_force(since), person=person, organisation=organisation_id, capacity=capacity
        )
        if not held.exists():
            Responsibility.objects.create(
                person=person, organisation_id=organisation_id, capacity=capacity, valid_from=since
            )
        record.about(person, capacity=capacity, since=since)
