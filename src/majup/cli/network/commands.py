"""`majup network …`: plan a folder of CSV files, and the classic location problems."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from majup.cli.network.live import Live
from majup.cli.network.memory import peak_mb
from majup.cli.network.options import AS_JSON, LIMIT
from majup.cli.network.refusing import ANSWERED, NO_ANSWER, WITHOUT_ANSWER, refuse
from majup.cli.network.solve_command import solve_folder
from majup.cli.network.sweep_commands import sweep_folder
from majup.engines.network.location.files import (
    TextRefused,
    capacitated_pmedian_of,
    facility_location_of,
    pmedian_of,
)
from majup.engines.network.location.problem import LocationAnswer
from majup.engines.network.location.run import (
    solve_capacitated_pmedian,
    solve_facility_location,
    solve_pmedian,
)
from majup.engines.network.problem import Limits
from majup.engines.network.solver import Report, Watch

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group()
def network() -> None:
    """Plan networks of services from files alone, without a database.

    Exit codes: 0 with an answer, 1 without one (impossible, or none in time), 2 for input that is refused.
    """


network.add_command(solve_folder)
network.add_command(sweep_folder)


@network.command("pmedian", epilog="Example: majup network pmedian pmed1.txt --limit 30 --json")
@FILE
@LIMIT
@AS_JSON
def pmedian(file: Path, limit: float, as_json: bool) -> None:
    """Solve a p-median in OR-Library form; `open` has node numbers as in the file."""
    _answer_location(file, pmedian_of, solve_pmedian, limit=limit, as_json=as_json)


@network.command("cpmedian", epilog="Example: majup network cpmedian pmedcap1_01.txt --json")
@FILE
@LIMIT
@AS_JSON
def cpmedian(file: Path, limit: float, as_json: bool) -> None:
    """Solve a capacitated p-median (Osman and Christofides); `open` has client numbers as in the file."""
    _answer_location(file, capacitated_pmedian_of, solve_capacitated_pmedian, limit=limit, as_json=as_json)


@network.command("cfl", epilog="Example: majup network cfl p1.txt --single-source --json")
@FILE
@LIMIT
@AS_JSON
@click.option(
    "--single-source", is_flag=True, help="Each client is served from one site; else demand may be split."
)
def cfl(file: Path, limit: float, as_json: bool, single_source: bool) -> None:
    """Solve capacitated facility location (OR-Library or Holmberg form); `open` counts sites from 1."""
    _answer_location(
        file,
        lambda text: facility_location_of(text, is_single_source=single_source),
        solve_facility_location,
        limit=limit,
        as_json=as_json,
    )


def _answer_location(
    file: Path,
    read: Callable[[str], Any],
    solve: Callable[..., LocationAnswer],
    *,
    limit: float,
    as_json: bool,
) -> None:
    try:
        problem = read(file.read_text(encoding="utf-8"))
    except (TextRefused, UnicodeDecodeError) as refused:
        refuse(f"{file.name}: {refused}; see docs/methods/network.md, section 8, for the format.")
    live = Live(limit_seconds=limit)
    answer = solve(problem, limits=Limits(seconds=limit, gap=0.0), watch=_shown(live))
    live.end()
    if as_json:
        names = ("outcome", "value", "bound", "gap", "seconds", "open")
        click.echo(json.dumps({name: getattr(answer, name) for name in names} | {"peak_mb": peak_mb()}))
    elif answer.value is not None and answer.gap is not None:
        click.echo(f"{answer.outcome}: {answer.value:,.3f}, gap {answer.gap:.3%}, {answer.seconds:.1f} s")
        click.echo(f"open: {' '.join(str(number) for number in answer.open)}")
    else:
        click.echo(f"{answer.outcome} after {answer.seconds:.1f} s")
    sys.exit(NO_ANSWER if answer.outcome in WITHOUT_ANSWER else ANSWERED)


def _shown(live: Live) -> Watch:
    def watch(report: Report) -> bool:
        live.show("cost", value=report.value, gap=None)
        return False

    return watch
