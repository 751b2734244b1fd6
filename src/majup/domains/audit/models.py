"""The audit's two tables: the chain of entries and its head."""

from django.db import models

from majup.kernel.records import AppendOnly, Recorded, Retention, classed


class AuditEntry(AppendOnly):
    """One act or one read: who, when, what, about which records. Sealed to the entry before it."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=8, choices=[("act", "act"), ("read", "read")])
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    by_user = models.UUIDField(null=True)
    by_name = models.CharField(max_length=150)
    by_role = models.CharField(max_length=20)
    by_organisation = models.UUIDField(null=True)
    touched = models.JSONField(default=list)
    subject = models.CharField(
        max_length=100, blank=True, help_text="The first record touched, to search by."
    )
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    classed = classed(
        public="seq kind name at by_role by_organisation touched previous seal",
        personal="by_user by_name subject",
        retention=Retention.AUDIT,
    )

    class Meta(AppendOnly.Meta):
        ordering = ["-seq"]
        indexes = [
            models.Index(fields=["subject", "-seq"], name="audit_by_subject"),
            models.Index(fields=["by_organisation", "-seq"], name="audit_by_organisation"),
            models.Index(fields=["name", "-seq"], name="audit_by_name"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.name}"

    def content(self) -> dict[str, object]:
        """What the seal covers."""
        return {
            "seq": self.seq,
            "kind": self.kind,
            "name": self.name,
            "at": self.at.isoformat(),
            "by_user": str(self.by_user) if self.by_user else None,
            "by_name": self.by_name,
            "by_role": self.by_role,
            "by_organisation": str(self.by_organisation) if self.by_organisation else None,
            "touched": self.touched,
            "subject": self.subject,
        }


class ChainHead(Recorded):
    """The one row that says where the chain ends. Locking it puts the writers in a line."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    count = models.PositiveBigIntegerField(default=0)
    last = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    classed = classed(public="id count last seal", retention=Retention.AUDIT)

    class Meta(Recorded.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="chain_head_is_one_row")]

    def __str__(self) -> str:
        return f"{self.count} entries"
