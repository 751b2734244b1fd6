"""What the audit can be asked: is the chain whole, what happened, who looked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import DataError
from django.db.models import Q
from django.db.models.functions import TruncDate

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

    Cost grows with the entries, about 100,000 in a few seconds; memory does not. A row that cannot even be
    read is a fault like any other.
    """
    previous, count = rules.GENESIS, 0
    try:
        for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
            fault = _fault_of(entry, expected_seq=count + 1, previous=previous)
            if fault:
                return Verdict(entries=count, unbroken=False, first_fault=fault)
            previous, count = entry.seal, count + 1
        fault = _fault_of_head(count=count, last=previous)
    except (ValueError, TypeError, AttributeError, DataError):
        # Rows come in chunks, so the one that cannot be read may lie some way behind the last that was.
        fault = f"an entry after entry {count} was altered so that it cannot be read"
    return Verdict(entries=count, unbroken=fault is None, first_fault=fault)


def chain_length() -> int:
    """How many entries the head says there are. One row; trust it only after `verify_chain`."""
    head: ChainHead | None = ChainHead.objects.filter(pk=1).first()
    return head.count if head is not None else 0


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
class TouchedRecord:
    """A record an entry is about: its model's label, its key ("*" for a whole table), and facts."""

    model: str
    key: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One line of the audit trail as a page shows it."""

    seq: int
    at: datetime
    kind: str
    name: str
    by_name: str
    by_role: str
    touched: tuple[TouchedRecord, ...]


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What to look for; empty fields do not narrow. `since` and `until` are whole days, both included."""

    text: str = ""
    kind: str = ""
    role: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some entries, newest first unless asked otherwise, and how many there are in all."""

    entries: tuple[TrailEntry, ...]
    total: int


def trail(
    *, wanted: TrailFilter, viewer: Viewer, offset: int, limit: int, oldest_first: bool = False
) -> TrailPage:
    """One page of the trail. The ministry sees its own organisation's entries only.

    Raises NotAllowed for a role that may not read it.
    """
    policies.READ_TRAIL.require(viewer)
    found = AuditEntry.objects.filter(_condition(wanted))
    if viewer.role is Role.MINISTRY:
        found = found.filter(by_organisation=viewer.organisation_id)
    rows = found.order_by("seq" if oldest_first else "-seq")[offset : offset + limit]
    return TrailPage(entries=tuple(_shown(row) for row in rows), total=found.count())


def _condition(wanted: TrailFilter) -> Q:
    condition = Q()
    for text in wanted.text.split():
        condition &= Q(name__icontains=text) | Q(by_name__icontains=text) | Q(subject__icontains=text)
    if wanted.kind:
        condition &= Q(kind=wanted.kind)
    if wanted.role:
        condition &= Q(by_role=wanted.role)
    if wanted.since:
        condition &= Q(at__date__gte=wanted.since)
    if wanted.until:
        condition &= Q(at__date__lte=wanted.until)
    return condition


def _shown(row: AuditEntry) -> TrailEntry:
    return TrailEntry(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        name=row.name,
        by_name=row.by_name,
        by_role=row.by_role,
        touched=tuple(_touched(touched) for touched in row.touched),
    )


def _touched(touched: dict[str, Any]) -> TouchedRecord:
    facts = tuple((key, str(value)) for key, value in touched["facts"].items())
    return TouchedRecord(model=touched["model"], key=touched["key"], facts=facts)


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
