"""`majup network sweep`: many plans that are neighbours, on this machine or on a cluster."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import click

from majup.cli.network.axes import AxisRefused, budget_axis, demand_axis, reach_axis
from majup.cli.network.benchmark import benchmark_problem_in, is_benchmark
from majup.cli.network.cluster import ClusterRefused, Pool, pool_of
from majup.cli.network.folder import Road, problem_in
from majup.cli.network.options import AS_JSON, GAP, ROAD_FACTOR, SEED, SPEED_KMH
from majup.cli.network.reading import FolderRefused
from majup.cli.network.refusing import ANSWERED, NO_ANSWER, refuse, refuse_faults
from majup.cli.network.schema import WAYS
from majup.cli.network.sweep_writing import check_free_for_sweep, rows_of, write_sweep
from majup.cli.network.writing import FolderTaken
from majup.engines.network.problem import Limits, Problem
from majup.engines.network.sweep.records import Axis, Point, Sweep, Swept
from majup.engines.network.sweep.run import CHAIN, run_sweep
from majup.engines.network.validation import validate

WORK = 4
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options, as given or at their default."""

    data: Path
    out: Path
    budget: str | None
    area: str | None
    reach: str | None
    services: tuple[str, ...]
    scenarios: Path | None
    limit: float
    work: int
    gap: float
    seed: int
    chain: int
    jobs: int | None
    cluster: str | None
    road_factor: float
    speed_kmh: float
    as_json: bool


@click.command(
    "sweep",
    epilog="Example: majup network sweep --data vidzeme --budget 0:500000:100000 --out vidzeme-curve",
)
@click.option("--data", type=FOLDER, required=True, help="Folder of CSV files, as for solve.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for table, picture, plans."
)
@click.option("--budget", help="FROM:TO:STEP in EUR, as +EUR on top of what there is, or as % of it.")
@click.option("--area", help="Whose money --budget varies: a region, a municipality or WHOLE.")
@click.option("--reach", help="FROM:TO:STEP in minutes, or as % of each service's reach.")
@click.option("--service", "services", multiple=True, help="Vary only this service's reach; may be repeated.")
@click.option("--scenarios", type=FILE, help="CSV with scenario, factor and the demand it is for.")
@click.option(
    "--limit",
    type=click.FloatRange(min=0.1),
    default=600.0,
    show_default=True,
    help="Seconds for each plan at most; what it ends need not repeat.",
)
@click.option(
    "--work",
    type=click.IntRange(min=1),
    default=WORK,
    show_default=True,
    help="Limit of each plan that does not depend on the machine's speed.",
)
@GAP
@SEED
@click.option(
    "--chain",
    type=click.IntRange(min=1),
    default=CHAIN,
    show_default=True,
    help="Neighbours planned one from the other.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Processes of this machine; all its cores if not given."
)
@click.option(
    "--cluster", help="Plan on a Dask cluster instead: address of its scheduler, as tcp://HOST:8786."
)
@ROAD_FACTOR
@SPEED_KMH
@AS_JSON
def sweep_folder(**given: Any) -> None:
    """Plan many neighbours of one folder: along a budget, along a reach, or for scenarios of demand.

    Interrupting once (Ctrl-C) ends the search and writes the points that are finished.
    """
    asked = Asked(**given)
    out = asked.out.resolve()
    try:
        check_free_for_sweep(out)
        sweep = _sweep_of(asked)
        jobs = asked.jobs or min(len(os.sched_getaffinity(0)), len(sweep.steps))
        with pool_of(jobs=jobs, address=asked.cluster) as pool:
            swept = _run(sweep, pool, asked)
    except FolderTaken as taken:
        refuse(f"{out} holds {taken.name}, which no sweep wrote; name another folder with --out.")
    except FolderRefused as refused:
        refuse_faults(refused, as_json=asked.as_json)
    except (AxisRefused, ClusterRefused) as refused:
        refuse(str(refused))
    _answer(sweep, swept, out, as_json=asked.as_json)


def _sweep_of(asked: Asked) -> Sweep:
    """Read the folder and vary it. Raises AxisRefused and FolderRefused."""
    if sum(axis is not None for axis in (asked.budget, asked.reach, asked.scenarios)) != 1:
        raise AxisRefused("Say what to vary: one of --budget, --reach and --scenarios.")
    road = Road(factor=asked.road_factor, speed_kmh=asked.speed_kmh)
    is_plain = is_benchmark(asked.data)
    problem = benchmark_problem_in(asked.data) if is_plain else problem_in(asked.data, road=road)
    if asked.budget is not None:
        sweep = budget_axis(problem, asked.budget, area=asked.area)
    elif asked.reach is not None:
        sweep = reach_axis(problem, asked.reach, services=asked.services, data=asked.data, road=road)
    else:
        assert asked.scenarios is not None
        sweep = demand_axis(problem, asked.scenarios)
    for step in sweep.steps:
        for complaint in validate(step.problem):
            facts = ", ".join(f"{name} {value}" for name, value in complaint.facts)
            raise AxisRefused(f"Point {step.label} cannot be planned: {complaint.code} ({facts}).")
    if sweep.axis is Axis.REACH and (asked.data / WAYS.file).is_file():
        _warn_of_short_ways(sweep)
    return sweep


def _warn_of_short_ways(sweep: Sweep) -> None:
    """Say which points cannot differ from the one before, since that one reached the longest way already."""
    longest = max((way.minutes for way in sweep.steps[-1].problem.ways), default=0.0)
    idle = [
        after.label
        for before, after in pairwise(sweep.steps)
        if all(reach >= longest for reach in _reaches(before.problem))
    ]
    if idle:
        click.echo(
            f"ways.csv has no way longer than {longest:g} minutes, so the points {', '.join(idle)} are as "
            "the one before; add longer ways to it.",
            err=True,
        )


def _reaches(problem: Problem) -> list[float]:
    return [service.reach_minutes for service in problem.services if service.reach_minutes is not None]


def _run(sweep: Sweep, pool: Pool, asked: Asked) -> Swept:
    limits = Limits(seconds=asked.limit, gap=asked.gap, seed=asked.seed, work=asked.work)
    click.echo(f"{len(sweep.steps)} plans, {limits.seconds:g} s each at most, on {pool.says}", err=True)
    with _interrupts(pool.cancel) as is_cancelled:
        return run_sweep(
            sweep,
            limits=limits,
            executor=pool.executor,
            plan=pool.plan,
            chain=asked.chain,
            on_point=lambda point, done: _tell(point, done=done, of=len(sweep.steps)),
            is_cancelled=is_cancelled,
        )


def _tell(point: Point, *, done: int, of: int) -> None:
    plan = point.plan
    met = "" if point.value is None else f"{plan.needs_met:,.0f} of {plan.needs_total:,.0f} needs met, "
    click.echo(f"{done} of {of}: {point.label}: {met}{plan.outcome}, {plan.receipt.seconds:.1f} s", err=True)


@contextmanager
def _interrupts(cancel: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Count interrupts meanwhile: the first cancels, the second ends the program at once."""
    asked: list[bool] = []

    def note(_number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(True)
        cancel()

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def _answer(sweep: Sweep, swept: Swept, out: Path, *, as_json: bool) -> None:
    if not swept.points:
        click.echo(f"No point was finished{_why(swept)}; nothing was written.", err=True)
        sys.exit(NO_ANSWER)
    try:
        write_sweep(sweep, swept, out)
    except OSError as fault:
        refuse(f"{out} cannot be written: {fault.strerror}. Nothing was left behind; name another folder.")
    if as_json:
        facts = {"axis": swept.axis, "is_whole": swept.is_whole, "is_repeatable": swept.is_repeatable}
        rows = [
            row | {"seconds": point.plan.receipt.seconds}
            for row, point in zip(rows_of(swept), swept.points, strict=True)
        ]
        click.echo(json.dumps(facts | {"points": rows, "out": str(out)}))
    else:
        click.echo(f"{len(swept.points)} of {len(sweep.steps)} points written to {out}{_why(swept)}")
    by_clock = [point.label for point in swept.points if point.plan.receipt.stopped_by == "clock"]
    if by_clock:
        click.echo(
            f"The clock ended {', '.join(by_clock)}: another run may answer otherwise; raise --limit or "
            "lower --work.",
            err=True,
        )
    sys.exit(ANSWERED if any(point.value is not None for point in swept.points) else NO_ANSWER)


def _why(swept: Swept) -> str:
    if swept.lost:
        return f"; then the workers were lost ({swept.lost})"
    return "" if swept.is_whole else "; then it was cancelled"
