"""Create a user who can sign in, with one role."""

from datetime import date
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from majup.domains.accounts import policies
from majup.domains.accounts.errors import PasswordRefused, UsernameTaken
from majup.domains.accounts.models import RoleAssignment, User
from majup.kernel.act import act
from majup.kernel.viewer import Role, Viewer


def create_user(
    *,
    username: str,
    name: str,
    password: str,
    role: Role,
    organisation_id: UUID | None,
    by: Viewer,
    today: date,
) -> UUID:
    """Create the user and the role, both from today. Returns the user's id.

    Raises UsernameTaken, and PasswordRefused with every rule the password breaks.
    """
    with act("accounts.user_created", by=by, needs=policies.MANAGE_USERS) as record:
        if User.objects.filter(username=username).exists():
            raise UsernameTaken("username_taken", username=username)
        user = User(username=username, name=name)
        _check_password(password, user)
        user.set_password(password)
        user.save()
        RoleAssignment.objects.create(
            user=user, role=role.value, organisation_id=organisation_id, valid_from=today
        )
        record.about(user, role=role.value)
    return user.pk


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordRefused("password_refused", complaints=" ".join(error.messages)) from error
