"""The five planning regions."""

from django.db import models

from majup.kernel.records import Reference, Retention, classed


class PlanningRegion(Reference):
    """A planning region. Its borders moved on 2021-07-01; its name, code and seat did not."""

    code = models.CharField(max_length=10, unique=True)
    name_lv = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    title_lv = models.CharField(max_length=60)
    title_en = models.CharField(max_length=60)

    classed = classed(public="id code name_lv name_en title_lv title_en", retention=Retention.PERMANENT)

    class Meta(Reference.Meta):
        ordering = ["name_lv"]

    def __str__(self) -> str:
        return self.name_lv
