"""A permission is a name and the roles that hold it. Each domain declares its own in `policies`."""

from dataclasses import dataclass
from enum import Enum

from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import Role, Viewer


@dataclass(frozen=True, slots=True)
class Permission:
    """May one do this at all? Whether one may do it to this record is the scope's question.

    SYSTEM holds every permission: it is the command line and the worker, never a browser.
    """

    name: str
    roles: frozenset[Role]

    def held_by(self, viewer: Viewer) -> bool:
        """True where the viewer's role is among the permission's."""
        return viewer.role is Role.SYSTEM or viewer.role in self.roles

    def require(self, viewer: Viewer) -> None:
        """Raise NotAllowed, naming the permission and the role, unless the viewer holds it."""
        if not self.held_by(viewer):
            raise NotAllowed("not_allowed", permission=self.name, role=viewer.role.value)


def allow(name: str, *roles: Role) -> Permission:
    """Declare a permission: `IDENTIFY = allow("people.identify", Role.SOCIAL_WORKER)`."""
    return Permission(name=name, roles=frozenset(roles))


class Access(Enum):
    """Needs that are no permission of a domain."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"


PUBLIC = Access.PUBLIC
SIGNED_IN = Access.SIGNED_IN
