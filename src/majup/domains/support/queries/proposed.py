"""What a plan could hold: the services the newest assessment proposes, and the catalogue for the group."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from majup.domains.assessments.queries import latest_completed
from majup.domains.people.queries import visible_person
from majup.domains.people.rules.eligibility import age_on
from majup.domains.services.models import ServiceType
from majup.domains.support.rules.proposals import Circumstances, Proposal, proposals
from majup.kernel.viewer import Viewer

LIVE_IN_INSTITUTIONS = frozenset({"CHILD_OFC"})
"""Target groups whose people all live in an institution when they are identified (R039)."""


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service of the catalogue."""

    code: str
    name_lv: str
    name_en: str
    unit: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposed item with its service and the need that speaks for it."""

    proposal: Proposal
    service: ServiceRow


def services_for(group: str) -> tuple[ServiceRow, ...]:
    """The catalogue's services for a target group, by Latvian name. One query."""
    found = ServiceType.objects.order_by("name_lv")
    return tuple(_service(row) for row in found if group in row.target_groups.split())


def proposed_items(*, person_id: UUID, group: str, viewer: Viewer, on: date) -> tuple[ProposalRow, ...]:
    """What the newest completed assessment proposes; nothing without one. Four queries."""
    person = visible_person(person_id=person_id, viewer=viewer)
    assessment = latest_completed(person_id=person_id, group=group, viewer=viewer)
    if assessment is None:
        return ()
    about = Circumstances(
        group=group,
        lives_in_institution=assessment.from_institution or group in LIVE_IN_INSTITUTIONS,
        age=age_on(on, born_on=person.born_on),
        drawn_on=on,
    )
    found = proposals({need.chapter: need.severity for need in assessment.needs}, about=about)
    catalogue = {service.code: service for service in services_for(group)}
    return tuple(ProposalRow(p, catalogue[p.item.service]) for p in found if p.item.service in catalogue)


def _service(row: ServiceType) -> ServiceRow:
    return ServiceRow(row.code, row.name_lv, row.name_en, row.unit)
