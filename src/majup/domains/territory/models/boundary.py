"""Outlines for maps: drawn from the parish points, or imported from a file."""

from datetime import date

from django.db import models
from django.db.models import Q

from majup.domains.territory.rules.geometry import to_geojson
from majup.domains.territory.rules.levels import Layer, Shapes
from majup.domains.territory.rules.units import Level
from majup.kernel.periods import ends_after_start
from majup.kernel.records import Reference, Retention, classed

SOURCE_LENGTH = 200


class Boundary(Reference):
    """The outline of one unit in one territorial structure, as the text of a GeoJSON MultiPolygon (WGS84)."""

    level = models.CharField(max_length=12, choices=[(level.value, level.value) for level in Level])
    code = models.CharField(
        max_length=10, help_text="The unit's code: of the classification or of the region."
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    geometry = models.TextField()
    is_drawn = models.BooleanField(
        help_text="True for cells drawn around points, False for a file's outlines."
    )
    source = models.CharField(max_length=SOURCE_LENGTH)
    imported_on = models.DateField()

    classed = classed(
        public="id level code valid_from valid_until geometry is_drawn source imported_on",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        ordering = ["level", "code", "valid_from"]
        constraints = [
            ends_after_start("boundary"),
            models.UniqueConstraint(fields=["level", "code", "valid_from"], name="boundary_is_drawn_once"),
            models.CheckConstraint(condition=~Q(source=""), name="boundary_names_its_source"),
        ]

    @classmethod
    def rows_of(
        cls, layer: Layer, shapes: Shapes, *, is_drawn: bool, source: str, on: date
    ) -> "list[Boundary]":
        """Unsaved rows for every unit of a layer."""
        return [
            cls(
                level=layer.level.value,
                code=code,
                valid_from=layer.structure.valid_from,
                valid_until=layer.structure.valid_until,
                geometry=to_geojson(shape),
                is_drawn=is_drawn,
                source=source,
                imported_on=on,
            )
            for code, shape in shapes.items()
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.code} {self.valid_from}"
