"""Who may see plans, ask for one, stop one; and which region's."""

from majup.kernel.errors import NotAllowed
from majup.kernel.permission import Permission, allow
from majup.kernel.viewer import Role, Viewer

SEE_PLANS = allow("planning.see", Role.MINISTRY, Role.PLANNING_REGION, Role.SOCIAL_WORKER, Role.AUDITOR)
"""Plans tell of needs by parish, where few people live: they are for those who plan and those who check."""

REQUEST_PLAN = allow("planning.request", Role.MINISTRY, Role.PLANNING_REGION)
CANCEL_PLAN = allow("planning.cancel", Role.MINISTRY, Role.PLANNING_REGION)
PUBLISH = allow("planning.publish")
"""Held by SYSTEM alone: the worker and the command line."""


def may_plan(viewer: Viewer, *, region_id: int) -> bool:
    """True where the viewer may ask for this region's plan: a planning region only for its own."""
    if not REQUEST_PLAN.held_by(viewer):
        return False
    return viewer.role is not Role.PLANNING_REGION or viewer.region_id == region_id


def require_own_region(viewer: Viewer, *, region_id: int, needs: Permission) -> None:
    """Raise NotAllowed where a planning region acts on another region's plan."""
    if viewer.role is Role.PLANNING_REGION and viewer.region_id != region_id:
        raise NotAllowed("not_allowed", permission=needs.name, role=viewer.role.value)
