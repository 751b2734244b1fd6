"""Receive a person's application to take part in the programme (R091)."""

from datetime import date
from uuid import UUID

from majup.domains.people import policies
from majup.domains.people.errors import ApplicationRefused
from majup.domains.people.models import Application
from majup.domains.people.queries import visible_person
from majup.domains.people.rules.eligibility import group_fault
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def receive_application(
    *, person_id: UUID, group: str, applicant: str, received_on: date, by: Viewer, today: date
) -> int:
    """Record who applied and when; the organisation of `by` received it. Returns the application's id.

    Raises ApplicationRefused for a day ahead, a group of the wrong age, where an application stands already,
    and for a second one on the day of one that was withdrawn.
    """
    with act("people.application_received", by=by, needs=policies.RECEIVE_APPLICATION) as record:
        person = visible_person(person_id=person_id, viewer=by)
        if received_on > today:
            raise ApplicationRefused("day_lies_ahead")
        fault = group_fault(group, born_on=person.born_on, on=received_on)
        if fault:
            raise ApplicationRefused(fault)
        standing = Application.objects.filter(person=person, group=group, withdrawn_on__isnull=True).first()
        if standing is not None:
            raise ApplicationRefused("application_stands", day=standing.received_on)
        if Application.objects.filter(person=person, group=group, received_on=received_on).exists():
            raise ApplicationRefused("application_received_already")
        application = Application.objects.create(
            person=person,
            group=group,
            received_on=received_on,
            received_by_id=policies.organisation_of(by),
            applicant=applicant,
        )
        record.about(person, application=application.pk, received_on=received_on)
    return application.pk
