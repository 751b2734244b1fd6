"""Whom a provider serves now: people by offer, within the reader's scope."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from majup.domains.support.models import Enrolment
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True)
class Clients:
    """Different people served now, and how many each offer serves; offers without any are left out."""

    people: int
    by_offer: dict[UUID, int]


def clients_now(*, viewer: Viewer, on: date) -> Clients:
    """People enrolled on a day with the viewer's own organisation. Two queries.

    What the same people receive from other providers is not counted.
    """
    found = Enrolment.objects.visible_to(viewer, Purpose.CASEWORK).filter(
        in_force(on), offer__site__provider=viewer.organisation_id
    )
    by_offer = found.order_by().values_list("offer").annotate(people=Count("person", distinct=True))
    return Clients(people=found.values("person").distinct().count(), by_offer=dict(by_offer))
