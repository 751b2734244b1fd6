"""Who may do what with people's files. Which files, is said by the scope."""

from uuid import UUID

from majup.kernel.errors import NotAllowed
from majup.kernel.permission import allow
from majup.kernel.viewer import Role, Viewer

SEE_PEOPLE = allow(
    "people.see",
    Role.SOCIAL_WORKER,
    Role.ASSESSOR,
    Role.PROVIDER,
    Role.INSTITUTION,
    Role.ORPHANS_COURT,
    Role.SUPPORT_CENTRE,
    Role.PLANNING_REGION,
    Role.INSPECTORATE,
)
EXPORT = allow("people.export", *SEE_PEOPLE.roles)
IDENTIFY = allow("people.identify", Role.SOCIAL_WORKER, Role.INSTITUTION, Role.ORPHANS_COURT)
ENTRUST = allow(
    "people.entrust",
    Role.SOCIAL_WORKER,
    Role.INSTITUTION,
    Role.ORPHANS_COURT,
    Role.ASSESSOR,
)
RECEIVE_APPLICATION = allow("people.receive_application", Role.SOCIAL_WORKER)
WITHDRAW_APPLICATION = allow("people.withdraw_application", Role.SOCIAL_WORKER)


def organisation_of(by: Viewer) -> UUID:
    """The organisation in whose name somebody acts on a file; raises NotAllowed for whoever has none."""
    if by.organisation_id is None:
        raise NotAllowed("not_allowed", permission="people.act_for_organisation", role=by.role.value)
    return by.organisation_id
