"""Which first page a role gets. Every role has one; nothing else decides it."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from majup.kernel.viewer import Role
from majup.web.work.blocks import Asking, Nothing, Work
from majup.web.work.care import inspectorate, orphans_court, support_centre
from majup.web.work.casework import assessor, social_worker
from majup.web.work.national import ministry
from majup.web.work.oversight import administrator, auditor
from majup.web.work.providing import provider
from majup.web.work.regional import planning_region
from majup.web.work.residence import institution

WORK_OF: Mapping[Role, Callable[[Asking], Work]] = {
    Role.SOCIAL_WORKER: social_worker,
    Role.ASSESSOR: assessor,
    Role.PLANNING_REGION: planning_region,
    Role.MINISTRY: ministry,
    Role.PROVIDER: provider,
    Role.INSTITUTION: institution,
    Role.ORPHANS_COURT: orphans_court,
    Role.SUPPORT_CENTRE: support_centre,
    Role.INSPECTORATE: inspectorate,
    Role.AUDITOR: auditor,
    Role.ADMINISTRATOR: administrator,
}
WITHOUT_ORGANISATION = frozenset({Role.MINISTRY, Role.AUDITOR, Role.ADMINISTRATOR, Role.INSPECTORATE})
"""Roles whose work is the whole country's; every other one works for an organisation."""


def work_of(asking: Asking) -> Work:
    """The work of the viewer's role; whoever should belong to an organisation and does not is told so."""
    viewer = asking.viewer
    lost = viewer.organisation_id is None and viewer.role not in WITHOUT_ORGANISATION
    if lost or (viewer.role is Role.PLANNING_REGION and viewer.region_id is None):
        return Work(
            figures=(),
            nothing=Nothing(
                title=_("Your role belongs to no organisation."),
                text=_("Ask the administrator to give you the role at the organisation you work for."),
            ),
        )
    return WORK_OF[viewer.role](asking)
