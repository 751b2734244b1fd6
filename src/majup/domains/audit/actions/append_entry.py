"""Append one entry to the chain. The kernel calls this at the end of each act; it opens none of its own."""

from datetime import UTC

from django.conf import settings

from majup.domains.audit import rules
from majup.domains.audit.models import AuditEntry, ChainHead
from majup.kernel.audit_hook import Entry


def append_entry(entry: Entry) -> None:
    """Seal the entry to the last one. Locks the head until the transaction ends, so entries form one line."""
    head = _locked_head()
    row = AuditEntry(
        seq=head.count + 1,
        kind=entry.kind,
        name=entry.name,
        at=entry.at.astimezone(UTC),
        by_user=entry.by.user_id,
        by_name=entry.by.name,
        by_role=entry.by.role.value,
        by_organisation=entry.by.organisation_id,
        touched=[{"model": t.model, "key": t.key, "facts": _plain(t.facts)} for t in entry.touched],
        subject=f"{entry.touched[0].model}:{entry.touched[0].key}" if entry.touched else "",
        previous=head.last,
    )
    row.seal = rules.seal(key=settings.AUDIT_KEY, previous=head.last, content=row.content())
    row.save()
    head.count, head.last = row.seq, row.seal
    head.seal = rules.head_seal(key=settings.AUDIT_KEY, count=head.count, last=head.last)
    head.save()


def _locked_head() -> ChainHead:
    head: ChainHead | None = ChainHead.objects.select_for_update().filter(pk=1).first()
    if head is not None:
        return head
    # The very first act. Two of them at once: one inserts, the other waits here and then finds that row.
    ChainHead.objects.bulk_create([ChainHead(count=0, last=rules.GENESIS)], ignore_conflicts=True)
    first: ChainHead = ChainHead.objects.select_for_update().get(pk=1)
    return first


def _plain(facts: dict[str, object]) -> dict[str, object]:
    """Facts as JSON can keep them: numbers stay, the rest is said in words."""
    return {k: v if isinstance(v, int | float | bool | None) else str(v) for k, v in facts.items()}
