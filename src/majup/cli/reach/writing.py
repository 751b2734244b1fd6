"""Tables to CSV files, each written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import polars as pl


def write_tables(tables: Iterable[pl.DataFrame], path: Path) -> int:
    """Write tables one below another as one CSV file; tell the number of rows. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    rows = 0
    try:
        with os.fdopen(handle, "wb") as file:
            for number, table in enumerate(tables):
                table.write_csv(file, include_header=number == 0)
                rows += table.height
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return rows
