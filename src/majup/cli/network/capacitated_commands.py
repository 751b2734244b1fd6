"""`majup network cpmedian` and `cfl`."""

from functools import partial
from pathlib import Path

import click

from majup.cli.network.answering import FILES, answer_files
from majup.cli.network.options import AS_JSON, LIMIT
from majup.engines.network.location.capacitated import solve_capacitated_pmedian, solve_facility_location
from majup.engines.network.location.files import capacitated_pmedian_of, facility_location_of


@click.command("cpmedian", epilog="Example: majup network cpmedian pmedcap1_01.txt --json")
@FILES
@LIMIT
@AS_JSON
def cpmedian(files: tuple[Path, ...], limit: float, as_json: bool) -> None:
    """Solve capacitated p-medians (Osman and Christofides); `open` has client numbers as in the file.

    Of several files, each gets the whole limit and a line of its own.
    """
    answer_files(files, capacitated_pmedian_of, solve_capacitated_pmedian, limit=limit, as_json=as_json)


@click.command("cfl", epilog="Example: majup network cfl p1.txt --single-source --json")
@FILES
@LIMIT
@AS_JSON
@click.option(
    "--single-source", is_flag=True, help="Each client is served from one site; else demand may be split."
)
def cfl(files: tuple[Path, ...], limit: float, as_json: bool, single_source: bool) -> None:
    """Solve capacitated facility location (OR-Library or Holmberg form); `open` counts sites from 1.

    Of several files, each gets the whole limit and a line of its own.
    """
    read = partial(facility_location_of, is_single_source=single_source)
    answer_files(files, read, solve_facility_location, limit=limit, as_json=as_json)
