"""Children's care outside their own family."""

from django.db import models

from majup.kernel.ids import new_id
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Retention, classed
from majup.kernel.scope import Scoped, ScopedByOwner
from majup.kernel.viewer import Purpose, Role, Viewer


class CarerKind(models.TextChoices):
    """Who takes a child in (R014, R015)."""

    GUARDIAN = "GUARDIAN", "aizbildnis"
    FOSTER_FAMILY = "FOSTER_FAMILY", "audžuģimene"


class Carer(Scoped):
    """A guardian, or a foster family, from the day of the status to its end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16, choices=CarerKind)
    family_name = models.CharField(max_length=80)
    residence = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    orphans_court = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id kind valid_from valid_until",
        personal="family_name residence orphans_court",
        retention=Retention.CASE_FILE,
    )

    class Meta(Scoped.Meta):
        constraints = [ends_after_start("carer")]
        indexes = [models.Index(fields=["kind", "valid_from"], name="carer_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"

    @classmethod
    def scope_of(cls, viewer: Viewer, purpose: Purpose) -> models.Q | None:
        """The court that gave the status, the region, the inspectorate; the ministry for figures."""
        if viewer.role is Role.ORPHANS_COURT:
            return models.Q(orphans_court=viewer.organisation_id)
        if viewer.role is Role.PLANNING_REGION:
            return models.Q(residence__municipality_before__region=viewer.region_id)
        if viewer.role is Role.INSPECTORATE:
            return models.Q()
        if viewer.role is Role.MINISTRY and purpose is Purpose.MONITORING:
            return models.Q()
        return None


class CareEpisode(ScopedByOwner):
    """A child's time with a carer (R237 to R241). A child in an institution has a residency instead."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    carer = models.ForeignKey(Carer, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id valid_from valid_until", personal="person carer", retention=Retention.CASE_FILE
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            ends_after_start("care_episode"),
            models.UniqueConstraint(fields=["person", "valid_from"], name="care_episode_starts_once_a_day"),
        ]
        indexes = [models.Index(fields=["valid_from", "valid_until"], name="care_episode_by_day")]

    def __str__(self) -> str:
        return f"{self.valid_from}"
