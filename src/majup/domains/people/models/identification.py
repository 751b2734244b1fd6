"""That somebody was found to need the programme (R090, R092)."""

from django.db import models

from majup.domains.people.models.membership import TargetGroup
from majup.kernel.records import Retention, classed
from majup.kernel.scope import ScopedByOwner


class Identification(ScopedByOwner):
    """Found on a day, for one target group, by one organisation; counted by region of the plans' borders.

    region is the planning region that counts the person (by the borders of the DI plans, R158).
    from_institution says that the person lived in a state care centre then ("t.sk. VSAC").
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="identifications")
    group = models.CharField(max_length=10, choices=TargetGroup)
    identified_on = models.DateField()
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey("territory.PlanningRegion", on_delete=models.PROTECT, related_name="+")
    from_institution = models.BooleanField(default=False)
    remark = models.CharField(max_length=300, blank=True)

    classed = classed(
        public="id identified_on region",
        personal="person organisation remark",
        special="group from_institution",
        retention=Retention.CASE_FILE,
    )

    class Meta(ScopedByOwner.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], name="person_is_identified_once_for_a_group"),
        ]
        indexes = [
            models.Index(fields=["group", "region", "identified_on"], name="identification_by_group_region")
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.identified_on}"
