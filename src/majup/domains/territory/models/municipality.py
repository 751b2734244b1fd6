"""Municipalities of both structures in one table, and which followed which."""

from django.db import models
from django.db.models import F, Q

from majup.domains.territory.models.region import PlanningRegion
from majup.domains.territory.rules.population import Basis
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Reference, Retention, classed


class Municipality(Reference):
    """A local government as of one territorial structure: 119 until 2021-06-30, 43 after.

    The DI plans go on by the borders of 2009 (R158), so both structures stay in use.
    """

    atvk = models.CharField(max_length=7, unique=True, help_text="Code in the national classification.")
    name_lv = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=[("CITY", "CITY"), ("COUNTY", "COUNTY")])
    region = models.ForeignKey(PlanningRegion, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    centre_name = models.CharField(max_length=60)
    centre_lat = models.FloatField()
    centre_lon = models.FloatField()
    area_km2 = models.FloatField()
    population = models.PositiveIntegerField()
    population_on = models.DateField(null=True, blank=True, help_text="Day of the stated figure, if stated.")
    population_basis = models.CharField(max_length=8, choices=[(basis.value, basis.value) for basis in Basis])

    classed = classed(
        public="id atvk name_lv name_en kind region valid_from valid_until centre_name centre_lat centre_lon"
        " area_km2 population population_on population_basis",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        ordering = ["name_lv", "valid_from"]
        constraints = [
            ends_after_start("municipality"),
            models.CheckConstraint(condition=Q(area_km2__gt=0), name="municipality_has_an_area"),
            models.CheckConstraint(
                condition=~Q(population_basis="STATED") | Q(population_on__isnull=False),
                name="municipality_stated_population_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name_lv


class Succession(Reference):
    """A municipality of 2009 went to one of 2021, whole or by a share of its area."""

    predecessor = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=4, decimal_places=3)

    classed = classed(public="id predecessor successor share", retention=Retention.PERMANENT)

    class Meta(Reference.Meta):
        ordering = ["predecessor", "-share"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_is_told_once"),
            models.CheckConstraint(
                condition=Q(share__gt=0) & Q(share__lte=1), name="succession_share_is_a_part_of_one"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succession_is_between_two_municipalities"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.share})"
