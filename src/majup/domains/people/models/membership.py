"""To which target group of the programme a person belongs, when, and on what basis."""

from django.db import models

from majup.kernel.periods import ends_after_start
from majup.kernel.records import Retention, classed
from majup.kernel.scope import ScopedByOwner


class TargetGroup(models.TextChoices):
    """The programme's target groups (R034, R039, R044)."""

    ADULT_GRT = "ADULT_GRT", "pilngadīga persona ar garīga rakstura traucējumiem"
    CHILD_FT = "CHILD_FT", "bērns ar funkcionāliem traucējumiem"
    CHILD_OFC = "CHILD_OFC", "ārpusģimenes aprūpē esošs bērns"


class Membership(ScopedByOwner):
    """One person's time in one target group."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    group = models.CharField(max_length=10, choices=TargetGroup)
    basis = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id valid_from valid_until",
        personal="person",
        special="group basis",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            ends_after_start("membership"),
            models.UniqueConstraint(
                fields=["person", "group", "valid_from"], name="membership_starts_once_a_day"
            ),
        ]
        indexes = [models.Index(fields=["group", "valid_from", "person"], name="membership_by_group")]

    def __str__(self) -> str:
        return f"{self.group} {self.valid_from}"
