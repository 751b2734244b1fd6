"""Withdraw an application: the person no longer wishes to take part."""

from datetime import date

from majup.domains.people import policies
from majup.domains.people.errors import ApplicationRefused
from majup.domains.people.models import Application
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Purpose, Viewer


def withdraw_application(*, application_id: int, withdrawn_on: date, by: Viewer, today: date) -> None:
    """The application stays in the record with the day it was withdrawn.

    Raises ApplicationRefused where it was withdrawn before, or for a day ahead or before it was received.
    """
    with act("people.application_withdrawn", by=by, needs=policies.WITHDRAW_APPLICATION) as record:
        visible = Application.objects.visible_to(by, Purpose.CASEWORK)
        application = visible.select_related("person").filter(pk=application_id).first()
        if application is None:
            raise NotFound
        if application.withdrawn_on is not None:
            raise ApplicationRefused("application_withdrawn_already", day=application.withdrawn_on)
        if withdrawn_on > today:
            raise ApplicationRefused("day_lies_ahead")
        if withdrawn_on < application.received_on:
            raise ApplicationRefused("withdrawn_before_received", day=application.received_on)
        application.withdrawn_on = withdrawn_on
        application.save()
        record.about(application.person, application=application.pk, withdrawn_on=withdrawn_on)
