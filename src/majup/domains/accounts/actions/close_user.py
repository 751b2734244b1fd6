"""Close a user's account: the roles end today and signing in ends at once."""

from datetime import date

from majup.domains.accounts import policies
from majup.domains.accounts.models import RoleAssignment, User
from majup.kernel.act import act
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer


def close_user(*, username: str, by: Viewer, today: date) -> None:
    """The user and what they did stay in the record. Raises NotFound for an unknown username."""
    with act("accounts.user_closed", by=by, needs=policies.MANAGE_USERS) as record:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise NotFound
        user.is_active = False
        user.save()
        open_roles = RoleAssignment.objects.filter(user=user, valid_until__isnull=True)
        open_roles.filter(valid_from__lt=today).update(valid_until=today)
        record.about(user)
