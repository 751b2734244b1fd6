"""Long-term institutions: branches, places and residents."""

from django.db import models

from majup.kernel.ids import new_id
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Recorded, Retention, classed
from majup.kernel.scope import ScopedByOwner


class InstitutionKind(models.TextChoices):
    """What sort of institution a branch is (R006 to R008)."""

    STATE_ADULTS = "STATE_ADULTS", "VSAC pieaugušajiem"
    STATE_CHILDREN = "STATE_CHILDREN", "VSAC bērniem"
    CHILD_CARE = "CHILD_CARE", "bērnu aprūpes iestāde"


class Branch(Recorded):
    """One branch of an institution, at one place; an institution without branches has one row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=InstitutionKind)
    name = models.CharField(max_length=160)
    parish = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    classed = classed(
        public="id organisation kind name parish valid_from valid_until source",
        retention=Retention.ORGANISATION,
    )

    class Meta(Recorded.Meta):
        ordering = ["name"]
        constraints = [
            ends_after_start("branch"),
            models.UniqueConstraint(fields=["organisation", "name"], name="branch_has_one_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PlacesPlanned(Recorded):
    """How many places a branch is planned for, for a time."""

    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="places_planned")
    places = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(public="id branch places valid_from valid_until", retention=Retention.ORGANISATION)

    class Meta(Recorded.Meta):
        constraints = [
            ends_after_start("places_planned"),
            models.UniqueConstraint(fields=["branch", "valid_from"], name="places_are_planned_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.places}"


class Residency(ScopedByOwner):
    """A person's time living in a branch."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    branch = models.ForeignKey(Branch, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=40, blank=True)

    classed = classed(
        public="id valid_from valid_until",
        personal="person",
        special="branch ended_because",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            ends_after_start("residency"),
            models.UniqueConstraint(fields=["person", "valid_from"], name="residency_starts_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["branch", "valid_from"], name="residency_by_branch"),
            models.Index(fields=["person", "valid_from"], name="residency_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"
