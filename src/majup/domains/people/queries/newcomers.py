"""Who came to an organisation lately: the people it answers for since a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from majup.domains.people.models import Responsibility
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class NewcomerRow:
    """Somebody the viewer's organisation answers for since `since`."""

    person_id: UUID
    name: str
    parish_lv: str
    since: date


@dataclass(frozen=True, slots=True)
class Newcomers:
    """The newest of them, and how many there are in all."""

    rows: tuple[NewcomerRow, ...]
    total: int


def newcomers(*, viewer: Viewer, since: date, on: date, limit: int) -> Newcomers:
    """People whom the viewer's organisation took over since a day and still answers for. Two queries.

    Somebody who was there before and came back with a break is new again; a mere change of capacity is not.
    """
    mine = Q(organisation=viewer.organisation_id)
    everything = Responsibility.objects.visible_to(viewer, Purpose.CASEWORK).filter(mine, in_force(on))
    before = Responsibility.objects.filter(mine, in_force(on), valid_from__lt=since)
    fresh = everything.filter(valid_from__gte=since).exclude(person__in=before.values("person"))
    rows = fresh.select_related("person__residence").order_by("-valid_from", "person__record_no")[:limit]
    return Newcomers(
        rows=tuple(
            NewcomerRow(
                person_id=row.person_id,
                name=f"{row.person.given_name} {row.person.family_name}",
                parish_lv=row.person.residence.name_lv,
                since=row.valid_from,
            )
            for row in rows
        ),
        total=fresh.values("person").distinct().count(),
    )
