"""Parishes and towns: the smallest units, the points that demand and services stand on."""

from django.db import models
from django.db.models import Q

from majup.domains.territory.models.municipality import Municipality
from majup.domains.territory.rules.population import Basis
from majup.kernel.records import Reference, Retention, classed


class Parish(Reference):
    """A parish, a town or a state city, with one municipality in each of the two structures."""

    atvk = models.CharField(max_length=7, unique=True, help_text="Code in the national classification.")
    name_lv = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in ("PARISH", "TOWN", "CITY")])
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    municipality_before = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    lat = models.FloatField()
    lon = models.FloatField()
    area_km2 = models.FloatField()
    population = models.PositiveIntegerField()
    population_basis = models.CharField(max_length=8, choices=[(basis.value, basis.value) for basis in Basis])

    classed = classed(
        public="id atvk name_lv kind municipality municipality_before lat lon area_km2"
        " population population_basis",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        ordering = ["name_lv", "atvk"]
        constraints = [models.CheckConstraint(condition=Q(area_km2__gt=0), name="parish_has_an_area")]

    def __str__(self) -> str:
        return self.name_lv
