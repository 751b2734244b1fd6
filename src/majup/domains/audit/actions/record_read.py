"""Record that somebody opened a person's file, and why."""

from django.db import models

from majup.domains.audit import policies
from majup.kernel.act import act
from majup.kernel.viewer import Purpose, Viewer


def record_read(*, of: models.Model, page: str, by: Viewer, purpose: Purpose) -> None:
    """Leave one entry of kind "read". `page` names what was opened, never its content."""
    with act("audit.file_read", by=by, needs=policies.LEAVE_READ, kind="read") as record:
        record.about(of, purpose=purpose.value, page=page)
