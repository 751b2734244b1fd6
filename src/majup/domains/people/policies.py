"""Who may do what with people's files. Which files, is said by the scope."""

from majup.kernel.permission import allow
from majup.kernel.viewer import Role

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
