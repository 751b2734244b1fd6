"""Is the audit chain whole?"""

from django.http import HttpRequest
from ninja import Router, Schema

from majup.api.door import REFUSALS, needs
from majup.domains.audit import policies, queries

router = Router(tags=["audit"])


class Verdict(Schema):
    """Entries counted, whether the chain is whole, and the first place where it is not."""

    entries: int
    unbroken: bool
    first_fault: str | None


@router.get(
    "/audit/verdict",
    response={200: Verdict, **REFUSALS},
    url_name="audit_verdict",
    summary="Verify the chain",
)
@needs(policies.READ_TRAIL)
def verdict(request: HttpRequest) -> Verdict:
    """Recount every seal of the chain."""
    found = queries.verify_chain()
    return Verdict(entries=found.entries, unbroken=found.unbroken, first_fault=found.first_fault)
