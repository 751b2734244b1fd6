"""Whom a provider serves now: people by offer, within the reader's scope."""

from datetime import date
from uuid import UUID

from django.db.models import Count

from majup.domains.support.models import Enrolment
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer


def clients_by_offer(*, viewer: Viewer, on: date) -> dict[UUID, int]:
    """People enrolled on a day in each offer of the viewer's own organisation; offers without any left out.

    What the same people receive from other providers is not counted. One query.
    """
    found = Enrolment.objects.visible_to(viewer, Purpose.CASEWORK).filter(
        in_force(on), offer__site__provider=viewer.organisation_id
    )
    return dict(found.order_by().values_list("offer").annotate(people=Count("person", distinct=True)))
