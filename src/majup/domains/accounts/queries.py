"""What accounts can be asked: who is this, in which role, for which organisation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from majup.domains.accounts.models import RoleAssignment, User
from majup.kernel.periods import in_force
from majup.kernel.viewer import Role, Viewer


def user_with(user_id: UUID) -> User | None:
    """The active user of this id, if there is one."""
    found: User | None = User.objects.filter(pk=user_id, is_active=True).first()
    return found


def user_by_credentials(*, username: str, password: str) -> User | None:
    """The active user whose password this is. Takes as long for an unknown name as for a known one."""
    user: User | None = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        User().set_password(password)
        return None
    return user if user.check_password(password) else None


def viewers_of(*, user_id: UUID, on: date) -> list[Viewer]:
    """Every role the user holds on a day, the oldest first. A page works in one of them at a time."""
    held = (
        RoleAssignment.objects.filter(in_force(on), user=user_id, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("valid_from", "id")
    )
    return [_viewer(assignment) for assignment in held]


def _viewer(assignment: RoleAssignment) -> Viewer:
    organisation = assignment.organisation
    return Viewer(
        user_id=assignment.user.pk,
        name=assignment.user.name,
        role=Role(assignment.role),
        organisation_id=organisation.pk if organisation else None,
        region_id=organisation.region_id if organisation else None,
        municipality_id=organisation.municipality_id if organisation else None,
    )


@dataclass(frozen=True, slots=True)
class DemonstrationUser:
    """A user of a replayed database, as the sign-in page offers it."""

    username: str
    name: str
    role: str
    organisation_lv: str
    organisation_en: str


def demonstration_users(*, on: date) -> list[DemonstrationUser]:
    """One user a role; empty outside a replayed database."""
    held = (
        RoleAssignment.objects.filter(in_force(on), user__is_demonstration=True, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("valid_from", "id")
    )
    return [
        DemonstrationUser(
            username=a.user.username,
            name=a.user.name,
            role=a.role,
            organisation_lv=a.organisation.name_lv if a.organisation else "",
            organisation_en=a.organisation.name_en if a.organisation else "",
        )
        for a in held
    ]


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user as a list shows it."""

    username: str
    name: str
    roles: tuple[str, ...]
    is_active: bool


def users(*, search: str = "") -> list[UserLine]:
    """Every user, by name; for administrators and the command line."""
    found = User.objects.filter(Q(username__icontains=search) | Q(name__icontains=search)).order_by(
        "username"
    )
    roles: dict[UUID, list[str]] = {}
    for assignment in RoleAssignment.objects.filter(valid_until__isnull=True).order_by("id"):
        roles.setdefault(assignment.user_id, []).append(assignment.role)
    return [
        UserLine(
            username=user.username,
            name=user.name,
            roles=tuple(roles.get(user.pk, [])),
            is_active=user.is_active,
        )
        for user in found
    ]


@dataclass(frozen=True, slots=True)
class UsersCounted:
    """Accounts on a day: open ones, those of them that hold no role and can do nothing, and closed ones."""

    active: int
    without_role: int
    closed: int


def users_counted(*, on: date) -> UsersCounted:
    """How many users there are, for whoever looks after them. One query."""
    held = RoleAssignment.objects.filter(in_force(on), user=OuterRef("pk"))
    return UsersCounted(
        **User.objects.aggregate(
            active=Count("pk", filter=Q(is_active=True)),
            without_role=Count("pk", filter=Q(is_active=True) & Q(~Exists(held))),
            closed=Count("pk", filter=Q(is_active=False)),
        )
    )
