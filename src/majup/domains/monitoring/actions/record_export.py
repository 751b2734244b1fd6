"""Leave a mark in the audit trail that the records behind a figure were taken out as a file."""

from majup.domains.monitoring import policies
from majup.domains.people.models import Person
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_export(*, rows: int, file_format: str, cell: str, with_names: bool, by: Viewer) -> None:
    """How many rows left, in which format, of which figure, and whether names were among them."""
    with act("monitoring.records_exported", by=by, needs=policies.OPEN_RECORDS) as record:
        record.about_many(Person, rows=rows, format=file_format, cell=cell, with_names=with_names)
