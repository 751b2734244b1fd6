"""Who is to leave an institution by an agreed plan, and since when."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from majup.domains.institutions.models import Residency
from majup.domains.support.models import Outlook, PlanState, SupportPlan
from majup.kernel.periods import in_force
from majup.kernel.viewer import Purpose, Viewer

LEAVING = (Outlook.MOVES_HOME, Outlook.TO_FAMILY, Outlook.TO_FAMILY_LIKE_CARE, Outlook.STAYS_HOME)
"""Whoever lives in an institution and is to live anywhere else by the plan, leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """A resident with an agreed plan to live elsewhere, agreed on `agreed_on`."""

    person_id: UUID
    name: str
    branch: str
    outlook: str
    agreed_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Leavers:
    """Those who wait longest, and how many there are in all."""

    rows: tuple[Leaver, ...]
    total: int


def leavers(*, viewer: Viewer, on: date, limit: int) -> Leavers:
    """Residents whose agreed plan leads them out, the longest agreed first. Two queries."""
    found = _residents(viewer, on).filter(outlook__in=LEAVING)
    rows = found.select_related("person", "branch").order_by("agreed_on", "person__record_no")[:limit]
    return Leavers(
        rows=tuple(
            Leaver(
                person_id=row.person_id,
                name=f"{row.person.given_name} {row.person.family_name}",
                branch=row.branch.name,
                outlook=row.outlook,
                agreed_on=row.agreed_on,
                days=(on - row.agreed_on).days,
            )
            for row in rows
        ),
        total=found.values("person").distinct().count(),
    )


def _residents(viewer: Viewer, on: date) -> Any:
    """Residencies of the day with the outlook and day of the newest agreed plan; None without one."""
    agreed = SupportPlan.objects.filter(person=OuterRef("person"), state=PlanState.AGREED)
    newest = agreed.order_by("-agreed_on", "-version")
    living = Residency.objects.visible_to(viewer, Purpose.CASEWORK).filter(in_force(on))
    return living.filter(branch__organisation=viewer.organisation_id).annotate(
        outlook=Subquery(newest.values("outlook")[:1]), agreed_on=Subquery(newest.values("agreed_on")[:1])
    )
