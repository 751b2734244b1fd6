"""Published figures, kept as they were published: a number is a statement."""

from django.db import models

from majup.domains.monitoring.rules.statements import OPERATORS, Kind, Note
from majup.kernel.records import AppendOnly, Retention, classed


class Statement(AppendOnly):
    """One figure a document states, as of a day. Versions stand side by side; none is corrected.

    indicator     what is counted, a code of `rules.indicators.INDICATORS`
    region        the region's name; empty for the country
    operator      "=", ">=", "<="; upper holds the other end where a range is stated
    rounded_to    the step it was published in: 1, 100 ("6.9 thousand"), 0.1 ("17.5 %")
    since         the first day, where a period is counted and not a day
    as_of         the day it describes; of a target, the day by which it is due
    stated_on     the day the document speaks from, so that versions of a target are told apart
    note          what is known to be open or wrong about it
    """

    indicator = models.CharField(max_length=60)
    region = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    operator = models.CharField(max_length=2, default="=", choices=[(sign, sign) for sign in OPERATORS])
    value = models.DecimalField(max_digits=16, decimal_places=4)
    upper = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    unit = models.CharField(max_length=20)
    rounded_to = models.DecimalField(max_digits=10, decimal_places=4, default=1)
    since = models.DateField(null=True)
    as_of = models.DateField()
    stated_on = models.DateField()
    requirement = models.CharField(max_length=8)
    document = models.CharField(max_length=120)
    locator = models.CharField(max_length=40)
    note = models.CharField(max_length=20, blank=True, choices=[(note.value, note.value) for note in Note])

    classed = classed(
        public="id indicator region group kind operator value upper unit rounded_to since as_of stated_on"
        " requirement document locator note",
        retention=Retention.PERMANENT,
    )

    class Meta(AppendOnly.Meta):
        ordering = ["requirement", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "region", "group", "kind", "as_of", "document", "locator"],
                name="document_states_a_figure_once_a_place",
            ),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True) | models.Q(since__lte=models.F("as_of")),
                name="statement_period_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=models.Q(rounded_to__gt=0), name="statement_step_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.as_of}"
