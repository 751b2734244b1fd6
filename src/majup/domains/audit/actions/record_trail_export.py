"""Leave a mark that the audit trail itself was taken out as a file."""

from majup.domains.audit import policies
from majup.domains.audit.models import AuditEntry
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_trail_export(*, rows: int, file_format: str, by: Viewer) -> None:
    """How many entries left, and in which format."""
    with act("audit.trail_exported", by=by, needs=policies.READ_TRAIL) as record:
        record.about_many(AuditEntry, rows=rows, format=file_format)
