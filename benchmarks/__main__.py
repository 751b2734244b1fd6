"""`python -m benchmarks NAME`: run one table of measurements, a row at a time."""

import sys
import tempfile
from pathlib import Path

import click

from benchmarks.machine import machine
from benchmarks.report import line_of, write_report
from benchmarks.row import Row
from benchmarks.setting import PEERS, NotThere, Setting
from benchmarks.tables import Table, all_tables, tables_named

RAN, NOT_THERE = 0, 2
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(path_type=Path)


@click.command(
    epilog="Example: python -m benchmarks network.location --instances instances --only 'pmed*' --json"
)
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a row a line as JSON.")
@click.option("--only", default="*", help="Run only work whose name fits this pattern, such as 'pmed*'.")
@click.option("--instances", type=FOLDER, help="Folder of public instances (pmed, cap, … and planning.py).")
@click.option("--feed", type=FILE, help="A GTFS feed, zip or folder, for the tables of reach.")
@click.option("--out", type=FOLDER, help="Folder for the table as Markdown and its picture.")
@click.option(
    "--peer-python",
    type=FILE,
    default=PEERS / "bin" / "python",
    show_default=True,
    help="Python of the peers' environment; python -m benchmarks.peers makes it.",
)
@click.option(
    "--share", type=click.FloatRange(0.0, 1.0, min_open=True), default=1.0, help="Part of a long table."
)
@click.option(
    "--limit", type=click.FloatRange(min=0.1), help="Seconds for one piece of work, where it is open."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=2, show_default=True, help="Processes to use here."
)
@click.option("--cluster", help="Address of a Dask scheduler, such as tcp://10.0.0.7:8786.")
def benchmarks(
    name: str | None,
    as_json: bool,
    only: str,
    instances: Path | None,
    feed: Path | None,
    out: Path | None,
    peer_python: Path,
    share: float,
    limit: float | None,
    jobs: int,
    cluster: str | None,
) -> None:
    """Run the table NAME (such as network.location), or all tables of a group (network, reach).

    Exit codes: 0 when it ran, goals met or not; 2 when a file it needs is missing.
    """
    tables = tables_named(name) if name else ()
    if not tables:
        _refuse_name(name)
    with tempfile.TemporaryDirectory() as scratch:
        setting = Setting(
            scratch=Path(scratch),
            instances=instances,
            feed=feed,
            peer_python=peer_python,
            only=only,
            share=share,
            limit=limit,
            jobs=jobs,
            cluster=cluster,
        )
        codes = [_run(table, setting, out=out, as_json=as_json) for table in tables]
    sys.exit(max(codes))


def _run(table: Table, setting: Setting, *, out: Path | None, as_json: bool) -> int:
    """Print the rows of one table as they come; what ran before a file was missed is written too."""
    found: list[Row] = []
    code = RAN
    try:
        for row in table.rows(setting):
            found.append(row)
            click.echo(row.as_json() if as_json else line_of(row))
    except NotThere as fault:
        click.echo(f"{table.name}: {fault}", err=True)
        code = NOT_THERE
    if out is not None and found:
        command = "python -m benchmarks " + " ".join(sys.argv[1:])
        write_report(found, out, name=table.name, command=command, machine=machine())
    return code


def _refuse_name(name: str | None) -> None:
    if name is not None:
        click.echo(f"There is no table {name!r}.", err=True)
    click.echo("Tables:", err=True)
    for table in all_tables():
        click.echo(f"  {table.name:20} {table.says}", err=True)
    sys.exit(NOT_THERE)


if __name__ == "__main__":
    benchmarks()
