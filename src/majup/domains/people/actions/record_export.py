"""Leave a mark in the audit trail that a list of people was taken out as a file."""

from majup.domains.people import policies
from majup.domains.people.models import Person
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_export(*, rows: int, file_format: str, narrowed_by: tuple[str, ...], by: Viewer) -> None:
    """How many rows left, in which format, narrowed by which filters: their names, never the words typed."""
    with act("people.exported", by=by, needs=policies.EXPORT) as record:
        record.about_many(Person, rows=rows, format=file_format, filters=" ".join(narrowed_by))
