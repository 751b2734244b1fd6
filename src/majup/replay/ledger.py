"""Writing a stage's rows: many at once, and named in the stage's act."""

from collections.abc import Sequence
from typing import Any

from majup.kernel.act import ActRecord

ROWS_AT_ONCE = 2000


def write(record: ActRecord, *tables: Sequence[Any]) -> None:
    """Write each table's rows in batches and tell the act how many; an empty table is passed over."""
    for rows in tables:
        if rows:
            model = type(rows[0])
            model._default_manager.bulk_create(rows, batch_size=ROWS_AT_ONCE)
            record.about_many(model, rows=len(rows))
