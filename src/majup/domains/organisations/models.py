"""Organisations of the programme and who is in its partnership."""

from django.db import models

from majup.kernel.ids import new_id
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Recorded, Retention, classed


class OrganisationKind(models.TextChoices):
    """What an organisation is (R001 to R033)."""

    MINISTRY = "MINISTRY", "Labklājības ministrija"
    PLANNING_REGION = "PLANNING_REGION", "Plānošanas reģions"
    MUNICIPALITY = "MUNICIPALITY", "Pašvaldība"
    SOCIAL_SERVICE = "SOCIAL_SERVICE", "Sociālais dienests"
    DEVELOPMENT_COUNCIL = "DEVELOPMENT_COUNCIL", "Sociālo pakalpojumu attīstības padome"
    STATE_CARE_CENTRE = "STATE_CARE_CENTRE", "Valsts sociālās aprūpes centrs"
    CHILD_CARE_INSTITUTION = "CHILD_CARE_INSTITUTION", "Bērnu aprūpes iestāde"
    PROVIDER = "PROVIDER", "Sociālo pakalpojumu sniedzējs"
    ORPHANS_COURT = "ORPHANS_COURT", "Bāriņtiesa"
    SUPPORT_CENTRE = "SUPPORT_CENTRE", "Ārpusģimenes aprūpes atbalsta centrs"
    ASSESSMENT_TEAM = "ASSESSMENT_TEAM", "Izvērtēšanas komanda"
    INSPECTORATE = "INSPECTORATE", "Valsts bērnu tiesību aizsardzības inspekcija"
    SCHOOL = "SCHOOL", "Izglītības iestāde"
    POLICE = "POLICE", "Policija"
    OTHER_MINISTRY = "OTHER_MINISTRY", "Cita ministrija"
    STATISTICS_OFFICE = "STATISTICS_OFFICE", "Centrālā statistikas pārvalde"
    NGO = "NGO", "Biedrība vai nodibinājums"
    FUND = "FUND", "Finansējuma avots"
    STANDARD_SETTER = "STANDARD_SETTER", "Standartu noteicējs"


class Organisation(Recorded):
    """One organisation, with its territory where it has one, for as long as it exists."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=24, choices=OrganisationKind)
    name_lv = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    region = models.ForeignKey(
        "territory.PlanningRegion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "territory.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    classed = classed(
        public="id kind name_lv name_en region municipality parent valid_from valid_until",
        retention=Retention.ORGANISATION,
    )

    class Meta(Recorded.Meta):
        ordering = ["name_lv"]
        constraints = [
            ends_after_start("organisation"),
            models.UniqueConstraint(
                fields=["kind", "name_lv", "valid_from"], name="organisation_has_one_name_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name_lv


class Partnership(Recorded):
    """A municipality's time as cooperation partner of its region's project (R003, R178)."""

    municipality = models.ForeignKey("territory.Municipality", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    classed = classed(public="id municipality valid_from valid_until source", retention=Retention.PLANNING)

    class Meta(Recorded.Meta):
        constraints = [
            ends_after_start("partnership"),
            models.UniqueConstraint(
                fields=["municipality", "valid_from"], name="partnership_starts_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.valid_from}"


class Provenance(Recorded):
    """Where the records of this database come from: one row where a replay made them up, none elsewhere."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    is_synthetic = models.BooleanField()
    seed = models.BigIntegerField()
    written_at = models.DateTimeField()

    classed = classed(public="id is_synthetic seed written_at", retention=Retention.ORGANISATION)

    class Meta(Recorded.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="provenance_is_one_row")]

    def __str__(self) -> str:
        return f"seed {self.seed}"
