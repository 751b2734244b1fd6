"""Who may load the catalogue, look into the directory, and keep the register of services."""

from uuid import UUID

from majup.kernel.permission import allow
from majup.kernel.viewer import Role, Viewer

LOAD_CATALOGUE = allow("services.load_catalogue", Role.ADMINISTRATOR)
SEE_DIRECTORY = allow("services.see_directory", *[role for role in Role if role is not Role.SYSTEM])
"""Where which service is given is public."""

PLAN_OFFER = allow("services.plan_offer", Role.PROVIDER, Role.PLANNING_REGION)
DESCRIBE_SITE = allow("services.describe_site", Role.PROVIDER, Role.PLANNING_REGION)
ADVANCE_OFFER = allow("services.advance_offer", Role.PROVIDER, Role.PLANNING_REGION)
REGISTER_OFFER = allow("services.register_offer", Role.MINISTRY)
CLOSE_OFFER = allow("services.close_offer", Role.PROVIDER, Role.MINISTRY)
RECORD_INSTITUTION_TEST = allow(
    "services.record_institution_test", Role.MINISTRY, Role.PLANNING_REGION, Role.INSPECTORATE
)


def may_keep_site(viewer: Viewer, *, provider_id: UUID, region_id: int) -> bool:
    """A provider keeps its own sites, a region those inside it; ministry and inspectorate every one."""
    if viewer.role is Role.PROVIDER:
        return viewer.organisation_id == provider_id
    if viewer.role is Role.PLANNING_REGION:
        return viewer.region_id == region_id
    return True
