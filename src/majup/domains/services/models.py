"""The catalogue of services, and where each is given."""

from django.db import models

from majup.kernel.ids import new_id
from majup.kernel.periods import ends_after_start
from majup.kernel.records import AppendOnly, Recorded, Reference, Retention, classed


class Delivery(models.TextChoices):
    """Where a service happens: it decides whether the planner needs a way to it."""

    AT_SITE = "AT_SITE", "pakalpojuma vietā"
    RESIDENTIAL = "RESIDENTIAL", "ar dzīvesvietu"
    AT_HOME = "AT_HOME", "cilvēka dzīvesvietā"
    IN_FAMILY = "IN_FAMILY", "ģimenē"


class ServiceType(Reference):
    """One service of the catalogue (R055 to R089), with its unit and its norms.

    largest_group is the upper norm of places in one home or group; None where there is none.
    target_groups holds codes of the target groups, blank-separated.
    """

    code = models.CharField(max_length=24, primary_key=True)
    name_lv = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    unit = models.CharField(max_length=12)
    delivery = models.CharField(max_length=12, choices=Delivery)
    target_groups = models.CharField(max_length=60)
    is_community_based = models.BooleanField()
    largest_group = models.PositiveSmallIntegerField(null=True, blank=True)
    requirement = models.CharField(max_length=40, help_text="Row of the requirements, and the law.")

    classed = classed(
        public="code name_lv name_en unit delivery target_groups is_community_based largest_group"
        " requirement",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        ordering = ["name_lv"]

    def __str__(self) -> str:
        return self.code


class Site(Recorded):
    """A building or flat of a provider, at a point."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    parish = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    is_step_free = models.BooleanField(null=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)

    classed = classed(
        public="id provider name parish address latitude longitude is_step_free opens_at closes_at",
        retention=Retention.ORGANISATION,
    )

    class Meta(Recorded.Meta):
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__range=(55, 59), longitude__range=(20, 29)),
                name="site_lies_in_the_country",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfferState(models.TextChoices):
    """The chain a new service goes through; registration is the gate (R107)."""

    PLANNED = "PLANNED", "plānots"
    CONTRACTED = "CONTRACTED", "noslēgts līgums"
    UNDER_CONSTRUCTION = "UNDER_CONSTRUCTION", "būvē"
    OPEN = "OPEN", "gatavs"
    REGISTERED = "REGISTERED", "reģistrēts"
    CLOSED = "CLOSED", "slēgts"


class Offer(Recorded):
    """One service given at one site, with its places, for a time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="offers")
    service = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=OfferState)
    places = models.PositiveIntegerField(null=True, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id site service state places registered_on valid_from valid_until",
        retention=Retention.ORGANISATION,
    )

    class Meta(Recorded.Meta):
        constraints = [
            ends_after_start("offer"),
            models.CheckConstraint(
                condition=~models.Q(state="REGISTERED") | models.Q(registered_on__isnull=False),
                name="registered_offer_has_its_day",
            ),
            models.UniqueConstraint(fields=["site", "service", "valid_from"], name="offer_starts_once_a_day"),
        ]
        indexes = [models.Index(fields=["service", "valid_from"], name="offer_by_service")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.valid_from}"


class OfferStep(AppendOnly):
    """The day an offer reached a state of the chain: what shows how long registration took (R107)."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=20, choices=OfferState)
    reached_on = models.DateField()

    classed = classed(public="id offer state reached_on", retention=Retention.ORGANISATION)

    class Meta(AppendOnly.Meta):
        ordering = ["reached_on", "id"]
        constraints = [models.UniqueConstraint(fields=["offer", "state"], name="offer_reaches_a_state_once")]

    def __str__(self) -> str:
        return f"{self.state} {self.reached_on}"


class InstitutionTest(Recorded):
    """The three questions whether a place is an institution (R053); one yes is enough.

    Any care where clients are isolated or made to live together, lack control over their life, or where
    rules prevail over a person's needs.
    """

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="institution_tests")
    tested_on = models.DateField()
    is_isolated = models.BooleanField()
    lacks_control = models.BooleanField()
    rules_prevail = models.BooleanField()
    reason = models.CharField(max_length=500)

    classed = classed(
        public="id site tested_on is_isolated lacks_control rules_prevail reason",
        retention=Retention.ORGANISATION,
    )

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(fields=["site", "tested_on"], name="site_is_tested_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.site_id} {self.tested_on}"
