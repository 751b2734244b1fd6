"""That a person, or who represents them, asked to take part (R091)."""

from django.db import models

from majup.domains.people.models.membership import TargetGroup
from majup.kernel.records import Retention, classed
from majup.kernel.scope import ScopedByOwner


class Applicant(models.TextChoices):
    """Who signed the application."""

    SELF = "SELF", "persona pati"
    PARENT = "PARENT", "vecāks"
    GUARDIAN = "GUARDIAN", "aizbildnis"
    TRUSTEE = "TRUSTEE", "aizgādnis"
    INSTITUTION_HEAD = "INSTITUTION_HEAD", "institūcijas vadītājs"


class Application(ScopedByOwner):
    """An application received on a day by an organisation."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="applications")
    group = models.CharField(max_length=10, choices=TargetGroup)
    received_on = models.DateField()
    received_by = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    applicant = models.CharField(max_length=16, choices=Applicant)
    withdrawn_on = models.DateField(null=True, blank=True)

    classed = classed(
        public="id received_on withdrawn_on",
        personal="person received_by applicant",
        special="group",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group", "received_on"], name="application_is_received_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True)
                | models.Q(withdrawn_on__gte=models.F("received_on")),
                name="application_is_withdrawn_after_it_is_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.received_on}"
