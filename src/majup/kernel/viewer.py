"""Who is asking, and why. Every read starts from a Viewer and a Purpose; every act names one."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person does in the programme (R001 to R033). One assignment of a user carries one role."""

    MINISTRY = "MINISTRY"
    PLANNING_REGION = "PLANNING_REGION"
    SOCIAL_WORKER = "SOCIAL_WORKER"
    ASSESSOR = "ASSESSOR"
    PROVIDER = "PROVIDER"
    INSTITUTION = "INSTITUTION"
    ORPHANS_COURT = "ORPHANS_COURT"
    SUPPORT_CENTRE = "SUPPORT_CENTRE"
    INSPECTORATE = "INSPECTORATE"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"
    SYSTEM = "SYSTEM"


class Purpose(StrEnum):
    """Why records are read. The same viewer may see more or less, depending on the purpose."""

    CASEWORK = "CASEWORK"
    PLANNING = "PLANNING"
    MONITORING = "MONITORING"
    AUDIT = "AUDIT"
    ADMINISTRATION = "ADMINISTRATION"


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person in one role at one organisation, as of this request.

    region_id and municipality_id are the organisation's territory; None where it has none.
    municipality_id is of the territorial structure in force (the 43 since 2021-07-01).
    """

    user_id: UUID | None
    name: str
    role: Role
    organisation_id: UUID | None = None
    region_id: int | None = None
    municipality_id: int | None = None


SYSTEM = Viewer(user_id=None, name="system", role=Role.SYSTEM)
"""Acts for nobody in particular: set-up, imports from the command line, the worker."""
