"""`majup network pmedian`. It loads no solver, so that small problems are answered at once."""

from pathlib import Path

import click

from majup.cli.network.answering import FILES, answer_files
from majup.cli.network.options import AS_JSON, LIMIT
from majup.engines.network.location.files import pmedian_of
from majup.engines.network.location.median import solve_pmedian


@click.command("pmedian", epilog="Example: majup network pmedian pmed1.txt --limit 30 --json")
@FILES
@LIMIT
@AS_JSON
def pmedian(files: tuple[Path, ...], limit: float, as_json: bool) -> None:
    """Solve p-medians in OR-Library form; `open` has node numbers as in the file.

    Of several files, each gets the whole limit and a line of its own.
    """
    answer_files(files, pmedian_of, solve_pmedian, limit=limit, as_json=as_json)
