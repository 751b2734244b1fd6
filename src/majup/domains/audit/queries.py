"""What the audit can be asked: is the chain whole, what happened, who looked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.db.models.functions import TruncDate

from django.conf import settings
from majup.domains.audit import policies, rules
from majup.domains.audit.models import AuditEntry, ChainHead
from majup.kernel.viewer import Role, Viewer


@dataclass(frozen=True, slots=True)
class Verdict:
    """entries counted, whether the chain is whole, and the first place where it is not."""

    entries: int
    unbroken: bool
    first_fault: str | None


def verify_chain() -> Verdict:
    """Walk the whole chain and recount every seal. Finds altered, deleted, inserted and reordered rows.

    Cost grows with the entries, about 100,000 in a few seconds; memory does not.
    """
    previous, count = rules.GENESIS, 0
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
        fault = _fault_of(entry, expected_seq=count + 1, previous=previous)
        if fault:
            return Verdict(entries=count, unbroken=False, first_fault=fault)
        previous, count = entry.seal, count + 1
    fault = _fault_of_head(count=count, last=previous)
    return Verdict(entries=count, unbroken=fault is None, first_fault=fault)


def _fault_of(entry: AuditEntry, *, expected_seq: int, previous: str) -> str | None:
    if entry.seq != expected_seq:
        return f"entry {expected_seq} is missing: entry {entry.seq} stands in its place"
    if entry.previous != previous:
        return f"entry {entry.seq} does not follow the entry before it"
    if entry.seal != rules.seal(key=settings.AUDIT_KEY, previous=previous, content=entry.content()):
        return f"entry {entry.seq} was altered"
    return None


def _fault_of_head(*, count: int, last: str) -> str | None:
    head: ChainHead | None = ChainHead.objects.filter(pk=1).first()
    if head is None:
        return None if count == 0 else "the head of the chain is missing"
    if head.seal != rules.head_seal(key=settings.AUDIT_KEY, count=head.count, last=head.last):
        return "the head of the chain was altered"
    if (head.count, head.last) != (count, last):
        return f"entry {count + 1} is missing: the chain ends before its head"
    return None


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One line of the audit trail as a page shows it."""

    seq: int
    at: datetime
    kind: str
    name: str
    by_name: str
    by_role: str
    subject: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What to look for; empty fields do not narrow."""

    text: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None


def trail(*, wanted: TrailFilter, viewer: Viewer, offset: int, limit: int) -> tuple[list[TrailEntry], int]:
    """One page of the trail, newest first, and how many entries there are in all.

    Raises NotAllowed for a role that may not read it. The ministry sees its own organisation's entries only.
    """
    policies.READ_TRAIL.require(viewer)
    found = AuditEntry.objects.filter(_condition(wanted))
    if viewer.role is Role.MINISTRY:
        found = found.filter(by_organisation=viewer.organisation_id)
    rows = found.order_by("-seq")[offset : offset + limit]
    return [_shown(row) for row in rows], found.count()


def _condition(wanted: TrailFilter) -> Q:
    condition = Q()
    if wanted.text:
        text = wanted.text
        condition &= Q(name__icontains=text) | Q(by_name__icontains=text) | Q(subject__icontains=text)
    if wanted.kind:
        condition &= Q(kind=wanted.kind)
    if wanted.since:
        condition &= Q(at__date__gte=wanted.since)
    if wanted.until:
        condition &= Q(at__date__lte=wanted.until)
    return condition


def _shown(row: AuditEntry) -> TrailEntry:
    facts = row.touched[0]["facts"] if row.touched else {}
    return TrailEntry(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        name=row.name,
        by_name=row.by_name,
        by_role=row.by_role,
        subject=row.subject,
        facts=tuple((key, str(value)) for key, value in facts.items()),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """Who looked at one file on one day."""

    on: date
    by_name: str
    by_role: str
    purpose: str


def looks_at(*, subject_model: str, key: str, since: date) -> list[Look]:
    """Who opened a file since a day, newest first, one line for each reader and day."""
    rows = (
        AuditEntry.objects.filter(kind="read", subject=f"{subject_model}:{key}", at__date__gte=since)
        .annotate(on=TruncDate("at"))
        .order_by("-seq")
    )
    found: dict[tuple[date, str], Look] = {}
    for row in rows:
        purpose = str(row.touched[0]["facts"].get("purpose", ""))
        found.setdefault(
            (row.on, row.by_name), Look(on=row.on, by_name=row.by_name, by_role=row.by_role, purpose=purpose)
        )
    return list(found.values())
