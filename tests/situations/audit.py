"""What the audit chain holds after an act."""

from majup.domains.audit.models import AuditEntry


def acts_named(name: str) -> list[AuditEntry]:
    """Every entry of one name, oldest first."""
    return list(AuditEntry.objects.filter(name=name).order_by("seq"))


def number_of_acts() -> int:
    """How many acts there are, the arranging of tests left out."""
    return int(AuditEntry.objects.exclude(name="tests.arranged").count())


def said(name: str) -> str:
    """All that the entries of one name hold about their subjects and facts, as one text."""
    return " ".join(f"{entry.subject} {entry.touched}" for entry in acts_named(name))
