"""A person the programme is about."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from majup.domains.people.models.membership import Membership, TargetGroup
from majup.domains.people.models.responsibility import Capacity, Responsibility
from majup.kernel.clock import today
from majup.kernel.ids import new_id
from majup.kernel.periods import in_force
from majup.kernel.records import Retention, classed
from majup.kernel.scope import Scoped
from majup.kernel.viewer import Purpose, Role, Viewer


class Sex(models.TextChoices):
    """Sex as in the population register."""

    FEMALE = "F", "sieviete"
    MALE = "M", "vīrietis"


class Communication(models.TextChoices):
    """How a person is best spoken with."""

    SPEECH = "SPEECH", "runa"
    EASY_LANGUAGE = "EASY_LANGUAGE", "vieglā valoda"
    SYMBOLS = "SYMBOLS", "simboli"
    SIGN_LANGUAGE = "SIGN_LANGUAGE", "zīmju valoda"


BY_RESPONSIBILITY = {
    Role.SOCIAL_WORKER: Capacity.SOCIAL_SERVICE,
    Role.ASSESSOR: Capacity.ASSESSMENT_TEAM,
    Role.INSTITUTION: Capacity.INSTITUTION,
    Role.PROVIDER: Capacity.PROVIDER,
    Role.ORPHANS_COURT: Capacity.ORPHANS_COURT,
    Role.SUPPORT_CENTRE: Capacity.SUPPORT_CENTRE,
}
"""Roles that see a person because their organisation answers for them today."""


class Person(Scoped):
    """Who somebody is, where they are declared, and how to speak with them.

    The personal code is kept encrypted, with a keyed index to find it by.
    search_name is the folded name that searches compare with.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record_no = models.CharField(max_length=12, unique=True)
    code_cipher = models.BinaryField(null=True, blank=True)
    code_index = models.CharField(max_length=64, null=True, blank=True, unique=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    search_name = models.CharField(max_length=170)
    born_on = models.DateField()
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex)
    residence = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    disability_group = models.PositiveSmallIntegerField(null=True, blank=True)
    communication = models.CharField(max_length=14, choices=Communication, default=Communication.SPEECH)

    classed = classed(
        public="id record_no",
        personal="code_cipher code_index given_name family_name search_name born_on died_on sex residence",
        special="disability_group communication",
        retention=Retention.CASE_FILE,
    )

    class Meta(Scoped.Meta):
        ordering = ["family_name", "given_name", "record_no"]
        constraints = [
            models.CheckConstraint(
                condition=Q(disability_group__isnull=True) | Q(disability_group__in=[1, 2, 3]),
                name="person_disability_group_is_1_2_or_3",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(died_on__gte=models.F("born_on")),
                name="person_dies_after_birth",
            ),
        ]
        indexes = [
            models.Index(fields=["search_name"], name="person_by_search_name"),
            models.Index(fields=["family_name", "given_name", "record_no"], name="person_by_name"),
        ]

    def __str__(self) -> str:
        return self.record_no

    @classmethod
    def scope_of(cls, viewer: Viewer, purpose: Purpose) -> Q | None:
        """Case workers see whom their organisation answers for; a region its own; others by purpose."""
        if viewer.role in BY_RESPONSIBILITY:
            return _answered_for(viewer, BY_RESPONSIBILITY[viewer.role])
        if viewer.role is Role.PLANNING_REGION:
            return Q(residence__municipality_before__region=viewer.region_id)
        if viewer.role is Role.INSPECTORATE:
            in_care = Membership.objects.filter(
                in_force(today()), person=OuterRef("pk"), group=TargetGroup.CHILD_OFC
            )
            return Q(Exists(in_care))
        if viewer.role is Role.MINISTRY and purpose is Purpose.MONITORING:
            return Q()
        return None


def _answered_for(viewer: Viewer, capacity: Capacity) -> Q:
    # By key and not by EXISTS: the database then starts from the few an organisation answers for.
    mine = Responsibility.objects.filter(
        in_force(today()), organisation=viewer.organisation_id, capacity=capacity
    )
    return Q(pk__in=mine.values("person"))
