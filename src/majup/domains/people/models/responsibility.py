"""Which organisation answers for a person, in which capacity, and when: the ground of every scope."""

from django.db import models

from majup.kernel.periods import ends_after_start
from majup.kernel.records import Retention, classed
from majup.kernel.scope import ScopedByOwner


class Capacity(models.TextChoices):
    """In which capacity an organisation has to do with a person."""

    SOCIAL_SERVICE = "SOCIAL_SERVICE", "sociālais dienests"
    ASSESSMENT_TEAM = "ASSESSMENT_TEAM", "izvērtēšanas komanda"
    INSTITUTION = "INSTITUTION", "institūcija"
    PROVIDER = "PROVIDER", "pakalpojuma sniedzējs"
    ORPHANS_COURT = "ORPHANS_COURT", "bāriņtiesa"
    SUPPORT_CENTRE = "SUPPORT_CENTRE", "atbalsta centrs"


class Responsibility(ScopedByOwner):
    """One organisation's time with one person."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="responsibilities")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=16, choices=Capacity)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id capacity valid_from valid_until",
        personal="person organisation",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            ends_after_start("responsibility"),
            models.UniqueConstraint(
                fields=["person", "organisation", "capacity", "valid_from"],
                name="responsibility_starts_once_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "valid_until", "person"], name="responsibility_by_organisation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capacity} {self.valid_from}"
