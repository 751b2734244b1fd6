"""Regional plans and what they say: services, ways to them, unmet needs, each municipality's part."""

from django.db import models

from majup.domains.people.models import TargetGroup
from majup.domains.planning.rules.travel import TravelBy
from majup.domains.territory.queries import WaySource
from majup.kernel.ids import new_id
from majup.kernel.records import Recorded, Retention, classed

TRAVEL_BY = [(by.value, by.value) for by in TravelBy]


class RegionalPlanState(models.TextChoices):
    """Where a variant of a regional plan stands. Endorsement and approval come after ADOPTED."""

    COMPUTING = "COMPUTING", "rēķina"
    DRAFT = "DRAFT", "melnraksts"
    NO_ANSWER = "NO_ANSWER", "bez atbildes"
    FAILED = "FAILED", "neizdevās"
    CANCELLED = "CANCELLED", "atcelts"


class RegionalPlan(Recorded):
    """One variant of a region's DI plan (R096), as the planner proposed it for the demand of a day.

    outcome is the engine's; aim, value, bound and gap are of the first aim not proved best (of the first of
    all where every one is), the gap relative. basis holds what the places were reckoned with: how many people
    one place of a service serves in turn. relaxation says what must give way where no plan is possible.
    travel_by, travel_matrix and travel_basis say what the ways were taken from (R087): which travel times,
    within which opening hours, on how many days a week.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey("territory.PlanningRegion", on_delete=models.PROTECT, related_name="+")
    travel_by = models.CharField(max_length=10, choices=TRAVEL_BY, default=TravelBy.ROAD.value)
    travel_matrix = models.ForeignKey(
        "territory.TravelMatrix", null=True, on_delete=models.PROTECT, related_name="+"
    )
    travel_basis = models.JSONField(default=dict)
    variant = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=RegionalPlanState, default=RegionalPlanState.COMPUTING)
    demand_as_of = models.DateField()
    made_at = models.DateTimeField()
    run = models.ForeignKey("runs.Run", null=True, on_delete=models.PROTECT, related_name="+")
    budget_eur = models.DecimalField(max_digits=14, decimal_places=2)
    basis = models.JSONField(default=dict)
    outcome = models.CharField(max_length=20, blank=True)
    aim = models.CharField(max_length=20, blank=True)
    value = models.FloatField(null=True)
    bound = models.FloatField(null=True)
    gap = models.FloatField(null=True)
    seconds = models.FloatField(null=True)
    persons = models.PositiveIntegerField(default=0, help_text="People with an agreed support plan.")
    needs_total = models.PositiveIntegerField(default=0)
    needs_met = models.PositiveIntegerField(default=0)
    capital_eur = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    running_eur = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    transport_eur = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    mean_minutes = models.FloatField(null=True)
    longest_minutes = models.FloatField(null=True)
    relaxation = models.JSONField(default=list)

    classed = classed(
        public="id region travel_by travel_matrix travel_basis variant state demand_as_of made_at run "
        "budget_eur basis outcome aim value bound gap seconds persons needs_total needs_met capital_eur "
        "running_eur transport_eur mean_minutes longest_minutes relaxation",
        retention=Retention.PLANNING,
    )

    class Meta(Recorded.Meta):
        ordering = ["region", "-variant"]
        constraints = [
            models.UniqueConstraint(fields=["region", "variant"], name="regional_plan_variant_is_one"),
            models.CheckConstraint(
                condition=models.Q(needs_met__lte=models.F("needs_total")),
                name="regional_plan_meets_no_more_than_there_is",
            ),
            models.CheckConstraint(
                condition=models.Q(travel_by=TravelBy.ROAD.value) | models.Q(travel_matrix__isnull=False),
                name="regional_plan_names_its_travel_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id}/{self.variant}"


class PlanBudget(Recorded):
    """A pot of money and what the plan takes of it: a state city's, or that of the rest of the region."""

    plan = models.ForeignKey(RegionalPlan, on_delete=models.PROTECT, related_name="budgets")
    municipality = models.ForeignKey(
        "territory.Municipality", null=True, on_delete=models.PROTECT, related_name="+"
    )
    capital_eur = models.DecimalField(max_digits=14, decimal_places=2)
    spent_eur = models.DecimalField(max_digits=14, decimal_places=2)

    classed = classed(public="id plan municipality capital_eur spent_eur", retention=Retention.PLANNING)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(spent_eur__lte=models.F("capital_eur")),
                name="plan_budget_is_not_overspent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}"


class PlannedOffer(Recorded):
    """A service at a site in a plan: new places, places that exist, whom it serves, what it costs.

    places_new counts beds, seats and rooms, places_existing the people the register says a running service
    can take; holds counts the people both serve, and utilisation is persons ÷ holds. capital_eur and
    running_eur carry the offer's part of a building that services share.
    removal_loses would lose the service without this place, removal_moves would go elsewhere.
    """

    plan = models.ForeignKey(RegionalPlan, on_delete=models.PROTECT, related_name="offers")
    service = models.ForeignKey("services.ServiceType", on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey("services.Site", null=True, on_delete=models.PROTECT, related_name="+")
    parish = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    site_name = models.CharField(max_length=200)
    latitude = models.FloatField()
    longitude = models.FloatField()
    module = models.CharField(max_length=60, blank=True)
    places_new = models.PositiveIntegerField()
    places_existing = models.PositiveIntegerField()
    holds = models.PositiveIntegerField()
    persons = models.PositiveIntegerField()
    utilisation = models.FloatField()
    utilisation_last = models.FloatField(null=True)
    capital_eur = models.DecimalField(max_digits=14, decimal_places=2)
    running_eur = models.DecimalField(max_digits=14, decimal_places=2)
    removal_loses = models.PositiveIntegerField()
    removal_moves = models.PositiveIntegerField()

    classed = classed(
        public="id plan service site parish site_name latitude longitude module places_new places_existing "
        "holds persons utilisation utilisation_last capital_eur running_eur removal_loses removal_moves",
        retention=Retention.PLANNING,
    )

    class Meta(Recorded.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["plan", "service"], name="planned_offer_by_plan")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.site_name}"


class PlannedWay(Recorded):
    """How many people of a parish use a planned offer, and how long their way is; no offer means at home.

    source says what the minutes rest on, weekdays on which days (as digits) the way can be made, first_at and
    last_at between which hours; all empty at home, the latter ones by road.
    """

    plan = models.ForeignKey(RegionalPlan, on_delete=models.PROTECT, related_name="ways")
    offer = models.ForeignKey(PlannedOffer, null=True, on_delete=models.PROTECT, related_name="ways")
    service = models.ForeignKey("services.ServiceType", on_delete=models.PROTECT, related_name="+")
    parish = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=10, choices=TargetGroup)
    persons = models.PositiveIntegerField()
    minutes = models.FloatField()
    source = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in WaySource]
    )
    weekdays = models.CharField(max_length=7, blank=True)
    first_at = models.TimeField(null=True, blank=True)
    last_at = models.TimeField(null=True, blank=True)

    classed = classed(
        public="id plan offer service parish group persons minutes source weekdays first_at last_at",
        retention=Retention.PLANNING,
    )

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["plan", "parish"], name="planned_way_by_plan")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.persons}"


class UnmetNeed(Recorded):
    """People of a parish whose need a plan does not meet, and why."""

    plan = models.ForeignKey(RegionalPlan, on_delete=models.PROTECT, related_name="unmet")
    service = models.ForeignKey("services.ServiceType", on_delete=models.PROTECT, related_name="+")
    parish = models.ForeignKey("territory.Parish", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=10, choices=TargetGroup)
    persons = models.PositiveIntegerField()
    reason = models.CharField(max_length=32)
    facts = models.JSONField(default=dict)

    classed = classed(
        public="id plan service parish group persons reason facts", retention=Retention.PLANNING
    )

    class Meta(Recorded.Meta):
        indexes = [models.Index(fields=["plan", "reason"], name="unmet_need_by_plan")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.reason}"


class MunicipalPart(Recorded):
    """What a plan means for one municipality: its people, its guests, its money."""

    plan = models.ForeignKey(RegionalPlan, on_delete=models.PROTECT, related_name="municipal_parts")
    municipality = models.ForeignKey("territory.Municipality", on_delete=models.PROTECT, related_name="+")
    persons = models.PositiveIntegerField(help_text="Needs of its own people.")
    persons_met = models.PositiveIntegerField()
    served_elsewhere = models.PositiveIntegerField()
    guests = models.PositiveIntegerField()
    places_new = models.PositiveIntegerField()
    capital_eur = models.DecimalField(max_digits=14, decimal_places=2)
    cost_year_eur = models.DecimalField(max_digits=14, decimal_places=2)
    bill_year_eur = models.DecimalField(max_digits=14, decimal_places=2)

    classed = classed(
        public="id plan municipality persons persons_met served_elsewhere guests places_new capital_eur "
        "cost_year_eur bill_year_eur",
        retention=Retention.PLANNING,
    )

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "municipality"], name="municipality_has_one_part_of_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}"
