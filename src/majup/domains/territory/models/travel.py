"""Travel times as reference data: each table says where it comes from; it is withdrawn, never changed."""

from django.db import models
from django.db.models import Q

from majup.domains.territory.models.boundary import SOURCE_LENGTH
from majup.domains.territory.models.parish import Parish
from majup.domains.territory.rules.travel import MatrixKind, WaySource
from majup.kernel.ids import new_id
from majup.kernel.records import Reference, Retention, classed

NAME_LENGTH = 120


class TravelMatrix(Reference):
    """A table of travel times: computed from a timetable's week, or taken over from a file (R087).

    content_sha256 is of the feed or file; settings say what was computed with which limits. A withdrawn
    table is used by no new plan; the plans made with it go on naming it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=NAME_LENGTH)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in MatrixKind])
    source = models.CharField(max_length=SOURCE_LENGTH)
    is_synthetic = models.BooleanField(help_text="True where the timetable is made up.")
    week_of = models.DateField(null=True, blank=True, help_text="First day of the week that was asked.")
    made_at = models.DateTimeField()
    content_sha256 = models.CharField(max_length=64)
    settings = models.JSONField(default=dict)
    withdrawn_on = models.DateField(null=True, blank=True)

    classed = classed(
        public="id name kind source is_synthetic week_of made_at content_sha256 settings withdrawn_on",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="travel_matrix_names_its_source"),
            models.CheckConstraint(
                condition=~Q(kind=MatrixKind.TIMETABLE.value) | Q(week_of__isnull=False),
                name="travel_matrix_of_a_timetable_has_its_week",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TravelDestination(Reference):
    """A site or the middle of a unit within certain hours, that a matrix answers for.

    key joins the place (s and a site's id, p and a unit's code) and the hours. Where a matrix has the
    destination but no way from a parish, there is none.
    """

    matrix = models.ForeignKey(TravelMatrix, on_delete=models.PROTECT, related_name="destinations")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    latitude = models.FloatField()
    longitude = models.FloatField()
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    hours_inside = models.FloatField(null=True, blank=True)
    weekdays = models.CharField(max_length=7, blank=True)

    classed = classed(
        public="id matrix key name latitude longitude opens_at closes_at hours_inside weekdays",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        constraints = [
            models.UniqueConstraint(fields=["matrix", "key"], name="travel_destination_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.key


class TravelTime(Reference):
    """Minutes of one way from a parish or town by weekday; empty where one does not get there and back."""

    destination = models.ForeignKey(TravelDestination, on_delete=models.PROTECT, related_name="times")
    place = models.ForeignKey(Parish, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=[(one.value, one.value) for one in WaySource])
    monday = models.FloatField(null=True, blank=True)
    tuesday = models.FloatField(null=True, blank=True)
    wednesday = models.FloatField(null=True, blank=True)
    thursday = models.FloatField(null=True, blank=True)
    friday = models.FloatField(null=True, blank=True)
    saturday = models.FloatField(null=True, blank=True)
    sunday = models.FloatField(null=True, blank=True)
    first_at = models.TimeField(null=True, blank=True)
    last_at = models.TimeField(null=True, blank=True)

    classed = classed(
        public="id destination place source monday tuesday wednesday thursday friday saturday sunday"
        " first_at last_at",
        retention=Retention.PERMANENT,
    )

    class Meta(Reference.Meta):
        constraints = [
            models.UniqueConstraint(fields=["destination", "place"], name="travel_time_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} → {self.destination_id}"
