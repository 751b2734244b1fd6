"""Long computations: what was asked, how far it is, what came out."""

from django.db import models

from majup.kernel.ids import new_id
from majup.kernel.records import Recorded, Retention, classed


class RunState(models.TextChoices):
    """Where a run stands. A run ends in exactly one of the last four."""

    REQUESTED = "REQUESTED", "gaida"
    RUNNING = "RUNNING", "rēķina"
    DONE = "DONE", "pabeigts"
    FAILED = "FAILED", "neizdevās"
    CANCELLED = "CANCELLED", "atcelts"
    LOST = "LOST", "pārtrūka"


ENDED = (RunState.DONE, RunState.FAILED, RunState.CANCELLED, RunState.LOST)


class Run(Recorded):
    """One computation: its frozen problem, its limits, and its receipt.

    problem and answer are compressed JSON; problem_hash is the sha256 of the problem before compression.
    heartbeat_at is renewed by the worker that holds the run. A run whose heart stopped waits again, to be
    begun once more; the second time it is LOST for good.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=32)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.REQUESTED)
    subject = models.CharField(max_length=60, blank=True, help_text="What it computes for: a plan's id.")
    problem = models.BinaryField()
    problem_hash = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=20, blank=True, help_text="Of the engine that answered.")
    limits = models.JSONField(default=dict)
    requested_by = models.UUIDField(null=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often a worker has begun it.")
    stage = models.CharField(max_length=40, blank=True)
    progress = models.JSONField(default=dict)
    cancel_asked = models.BooleanField(default=False)
    answer = models.BinaryField(null=True)
    receipt = models.JSONField(default=dict)
    fault = models.CharField(max_length=300, blank=True)

    passing = frozenset({"heartbeat_at", "stage", "progress"})
    classed = classed(
        public="id kind state subject problem problem_hash engine_version limits organisation requested_at "
        "started_at heartbeat_at ended_at worker attempts stage progress cancel_asked answer receipt fault",
        personal="requested_by",
        retention=Retention.RUN,
    )

    class Meta(Recorded.Meta):
        ordering = ["requested_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="DONE") | models.Q(answer__isnull=False),
                name="finished_run_has_an_answer",
            ),
        ]
        indexes = [models.Index(fields=["state", "requested_at"], name="run_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
