"""Users and the roles they hold at organisations."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from majup.kernel.ids import new_id
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Recorded, Retention, classed
from majup.kernel.viewer import Role


class User(AbstractBaseUser, Recorded):
    """Somebody who can sign in. What they may do is said by their assignments alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    # Signing in is an act in the audit chain; Django's own column, written outside any act, is not kept.
    last_login = None

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    classed = classed(
        public="id is_active is_demonstration", personal="username name password", retention=Retention.ACCOUNT
    )

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(condition=~models.Q(username=""), name="user_has_a_username"),
        ]

    def __str__(self) -> str:
        return self.username


class RoleAssignment(Recorded):
    """A user's role at an organisation, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id role organisation valid_from valid_until", personal="user", retention=Retention.ACCOUNT
    )

    class Meta(Recorded.Meta):
        constraints = [
            ends_after_start("role_assignment"),
            models.UniqueConstraint(
                fields=["user", "role", "organisation"],
                condition=models.Q(valid_until__isnull=True),
                name="role_is_held_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
