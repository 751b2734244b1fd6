"""Instruments, assessments and the needs they find."""

from django.db import models

from majup.domains.people.models import TargetGroup
from majup.kernel.ids import new_id
from majup.kernel.records import Reference, Retention, classed
from majup.kernel.scope import ScopedByOwner


class Instrument(Reference):
    """A version of a questionnaire: FHIR Questionnaire JSON with item weights, in both languages.

    Copyrighted instruments (the Supports Intensity Scale) keep scores only and have no items.
    """

    code = models.CharField(max_length=40)
    version = models.CharField(max_length=12)
    name_lv = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160)
    group = models.CharField(max_length=10, choices=TargetGroup)
    questionnaire = models.JSONField()
    valid_from = models.DateField()

    classed = classed(
        public="id code version name_lv name_en group questionnaire valid_from", retention=Retention.PERMANENT
    )

    class Meta(Reference.Meta):
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="instrument_has_one_row_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class Assessment(ScopedByOwner):
    """One assessment of one person by one team with one version of an instrument (R093)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=10, choices=TargetGroup)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey("territory.PlanningRegion", on_delete=models.PROTECT, related_name="+")
    from_institution = models.BooleanField(default=False)
    started_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    professions = models.CharField(max_length=200, help_text="Who signed: codes, blank-separated.")
    care_level = models.PositiveSmallIntegerField(null=True, blank=True)

    classed = classed(
        public="id region started_on completed_on instrument",
        personal="person team professions",
        special="group from_institution answers care_level",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(completed_on__isnull=True)
                | models.Q(completed_on__gte=models.F("started_on")),
                name="assessment_completes_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(care_level__isnull=True) | models.Q(care_level__range=(1, 4)),
                name="care_level_is_1_to_4",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "region", "completed_on"], name="assessment_by_group_region"),
            models.Index(fields=["person", "-completed_on"], name="assessment_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.completed_on}"


class Need(ScopedByOwner):
    """A need an assessment found: an ICF chapter of activity and participation, and how severe (R273).

    severity is the ICF qualifier: 0 none, 1 mild, 2 moderate, 3 severe, 4 complete.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="needs")
    chapter = models.CharField(max_length=2, help_text="ICF chapter d1 to d9.")
    severity = models.PositiveSmallIntegerField()

    owner = "assessment"

    classed = classed(
        public="id", personal="assessment", special="chapter severity", retention=Retention.CASE_FILE
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            models.CheckConstraint(condition=models.Q(severity__range=(0, 4)), name="severity_is_0_to_4"),
            models.UniqueConstraint(fields=["assessment", "chapter"], name="need_is_found_once_a_chapter"),
        ]

    def __str__(self) -> str:
        return f"{self.chapter} {self.severity}"
