"""Support plans with their items, and the services people receive."""

from django.db import models

from majup.domains.people.models import TargetGroup
from majup.kernel.ids import new_id
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Recorded, Retention, classed
from majup.kernel.scope import ScopedByOwner


class PlanState(models.TextChoices):
    """Where a support plan stands. Only an agreed plan counts and makes demand."""

    DRAFT = "DRAFT", "melnraksts"
    AGREED = "AGREED", "saskaņots"
    REFUSED = "REFUSED", "atteikts"
    REPLACED = "REPLACED", "aizstāts"


class Outlook(models.TextChoices):
    """Where the person is to live. To stay in the institution is a valid outcome (R038)."""

    STAYS_HOME = "STAYS_HOME", "dzīvo mājās"
    MOVES_HOME = "MOVES_HOME", "pārceļas uz dzīvi sabiedrībā"
    TO_FAMILY = "TO_FAMILY", "uz ģimeni"
    TO_FAMILY_LIKE_CARE = "TO_FAMILY_LIKE_CARE", "uz ģimeniskai videi pietuvinātu pakalpojumu"
    STAYS_IN_INSTITUTION = "STAYS_IN_INSTITUTION", "paliek institūcijā"


class AgreedBy(models.TextChoices):
    """Who agreed to the plan. Nobody moves without it (R269)."""

    PERSON = "PERSON", "persona pati"
    REPRESENTATIVE = "REPRESENTATIVE", "likumiskais pārstāvis"


class SupportPlan(ScopedByOwner):
    """An individual support plan, one version of it, written from an assessment (R094)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=10, choices=TargetGroup)
    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    region = models.ForeignKey("territory.PlanningRegion", on_delete=models.PROTECT, related_name="+")
    from_institution = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.DRAFT)
    outlook = models.CharField(max_length=24, choices=Outlook)
    own_words = models.TextField(max_length=2000, blank=True)
    drawn_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=16, choices=AgreedBy, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refusal_reason = models.CharField(max_length=500, blank=True)
    second_signature_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    replaced_on = models.DateField(null=True, blank=True)

    classed = classed(
        public="id version region state drawn_on agreed_on refused_on second_signature_on review_on "
        "replaced_on",
        personal="person assessment agreed_by own_words refusal_reason",
        special="group from_institution outlook",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "group", "version"], name="plan_version_is_one"),
            models.CheckConstraint(
                condition=~models.Q(state="AGREED")
                | models.Q(agreed_on__isnull=False) & ~models.Q(agreed_by=""),
                name="agreed_plan_says_who_agreed_when",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_on__isnull=True) | models.Q(agreed_on__gte=models.F("drawn_on")),
                name="plan_is_agreed_after_it_is_drawn",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "region", "agreed_on"], name="plan_by_group_region"),
            models.Index(fields=["person", "group", "-version"], name="plan_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.version}"


class Priority(models.IntegerChoices):
    """How pressing an item is; the planner meets 1 before 2 before 3."""

    LEAVES_INSTITUTION = 1, "lai izietu no institūcijas"
    PREVENTS_INSTITUTION = 2, "lai nenonāktu institūcijā"
    IMPROVES_LIFE = 3, "lai dzīvotu labāk"


class PlanItem(ScopedByOwner):
    """One service of a plan: how much of it, in which unit, how often, who pays."""

    plan = models.ForeignKey(SupportPlan, on_delete=models.PROTECT, related_name="items")
    service = models.ForeignKey("services.ServiceType", on_delete=models.PROTECT, related_name="+")
    chapter = models.CharField(max_length=2, blank=True, help_text="The ICF chapter of the need it meets.")
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField(max_length=12)
    per = models.CharField(max_length=8, choices=[("WEEK", "nedēļā"), ("MONTH", "mēnesī"), ("YEAR", "gadā")])
    funding = models.CharField(
        max_length=16,
        choices=[("ESF", "ESF"), ("STATE_BUDGET", "valsts budžets"), ("MUNICIPAL", "pašvaldības budžets")],
    )
    priority = models.PositiveSmallIntegerField(choices=Priority)

    owner = "plan"
    classed = classed(
        public="id unit per funding priority",
        personal="plan amount",
        special="service chapter",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        ordering = ["priority", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="plan_item_amount_is_positive"),
            models.UniqueConstraint(fields=["plan", "service"], name="plan_names_a_service_once"),
        ]
        indexes = [models.Index(fields=["service", "plan"], name="plan_item_by_service")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.amount}"


class Enrolment(ScopedByOwner):
    """A person's time with one offered service: from the first day to the one before `valid_until`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey("services.Offer", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id valid_from valid_until", personal="person", special="offer", retention=Retention.CASE_FILE
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            ends_after_start("enrolment"),
            models.UniqueConstraint(
                fields=["person", "offer", "valid_from"], name="enrolment_starts_once_a_day"
            ),
        ]
        indexes = [models.Index(fields=["offer", "valid_from"], name="enrolment_by_offer")]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.valid_from}"


class Assistant(Recorded):
    """Somebody who works as an assistant (R023). Who they are belongs to the workforce, not here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(public="id organisation valid_from valid_until", retention=Retention.ORGANISATION)

    class Meta(Recorded.Meta):
        constraints = [ends_after_start("assistant")]

    def __str__(self) -> str:
        return f"{self.valid_from}"


class Assistance(ScopedByOwner):
    """Which assistant goes with whom: one assistant of one enrolment in the assistant service."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="assistance")
    assistant = models.ForeignKey(Assistant, on_delete=models.PROTECT, related_name="+")

    owner = "enrolment"
    classed = classed(public="id", personal="enrolment assistant", retention=Retention.CASE_FILE)

    class Meta(ScopedByOwner.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "assistant"], name="assistant_goes_with_an_enrolment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
