"""`majup network …`: plan a folder of CSV files, and the classic location problems."""

import json
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from majup.cli.network.benchmark import benchmark_problem_in, is_benchmark
from majup.cli.network.folder import Road, problem_in
from majup.cli.network.live import Live
from majup.cli.network.reading import FolderRefused
from majup.cli.network.writing import FolderTaken, check_free, write_plan
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
from majup.engines.network.problem import Limits, Problem
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Outcome, Plan
from majup.engines.network.solver import Report, Watch

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2
WITHOUT_ANSWER = (Outcome.IMPOSSIBLE, Outcome.NO_ANSWER_IN_TIME)

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
LIMIT = click.option(
    "--limit",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Seconds to search at most.",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")


@click.group()
def network() -> None:
    """Plan networks of services from files alone, without a database.

    Exit codes: 0 with an answer, 1 without one (impossible, or none in time), 2 for input that is refused.
    """


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


@network.command("solve", epilog="Example: majup network solve --data vidzeme --out vidzeme-plan --limit 60")
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder of CSV files; docs/network-csv.md tells their columns.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write the plan to.")
@LIMIT
@click.option(
    "--gap",
    type=click.FloatRange(0.0, 1.0),
    default=0.005,
    show_default=True,
    help="Each aim stops within this gap.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the solver.")
@click.option(
    "--work",
    type=click.IntRange(min=1),
    help="Limit that does not depend on the machine's speed; see the method page.",
)
@click.option(
    "--road-factor",
    type=click.FloatRange(min=1.0),
    default=1.3,
    show_default=True,
    help="Without ways.csv: road by line.",
)
@click.option(
    "--speed-kmh",
    type=click.FloatRange(min=1.0),
    default=60.0,
    show_default=True,
    help="Without ways.csv: speed.",
)
@AS_JSON
def solve_folder(
    data: Path,
    out: Path,
    limit: float,
    gap: float,
    seed: int,
    work: int | None,
    road_factor: float,
    speed_kmh: float,
    as_json: bool,
) -> None:
    """Plan the network of a folder of CSV files and write the plan as a folder, whole or not at all.

    Interrupting once (Ctrl-C) ends the search and writes the best plan so far.
    """
    out = out.resolve()
    try:
        check_free(out)
        problem = (
            benchmark_problem_in(data)
            if is_benchmark(data)
            else problem_in(data, road=Road(factor=road_factor, speed_kmh=speed_kmh))
        )
    except FolderTaken as taken:
        _refuse(f"{out} holds {taken.name}, which no plan wrote; name another folder with --out.")
    except FolderRefused as refused:
        _refuse_faults(refused, as_json=as_json)
    plan = _planned(problem, Limits(seconds=limit, gap=gap, seed=seed, work=work))
    try:
        write_plan(problem, plan, out)
    except OSError as fault:
        _refuse(f"{out} cannot be written: {fault.strerror}. Nothing was left behind; name another folder.")
    click.echo(json.dumps(_summary(plan, out)) if as_json else _sentences(plan, out))
    sys.exit(NO_ANSWER if plan.outcome in WITHOUT_ANSWER else ANSWERED)


def _planned(problem: Problem, limits: Limits) -> Plan:
    live, stop = Live(limit_seconds=limits.seconds), _Stop()
    before = signal.signal(signal.SIGINT, stop)
    try:
        return plan_network(problem, limits=limits, on_progress=live.plan, is_cancelled=lambda: stop.asked)
    finally:
        signal.signal(signal.SIGINT, before)
        live.end()


class _Stop:
    """Remembers one interrupt; the second one ends the program at once."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


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
        _refuse(f"{file.name}: {refused}; see docs/methods/network.md, section 8, for the format.")
    live = Live(limit_seconds=limit)
    answer = solve(problem, limits=Limits(seconds=limit, gap=0.0), watch=_shown(live))
    live.end()
    if as_json:
        names = ("outcome", "value", "bound", "gap", "seconds", "open")
        click.echo(json.dumps({name: getattr(answer, name) for name in names}))
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


def _summary(plan: Plan, out: Path) -> dict[str, Any]:
    first = plan.aims[0] if plan.aims else None
    return {
        "outcome": plan.outcome,
        "value": first.value if first else None,
        "bound": first.bound if first else None,
        "gap": plan.gap,
        "seconds": plan.receipt.seconds,
        "aims": [asdict(aim) for aim in plan.aims],
        "needs_total": plan.needs_total,
        "needs_met": plan.needs_met,
        "capital_eur": plan.capital_eur,
        "cost_year_eur": plan.cost_year_eur,
        "person_minutes": plan.person_minutes,
        "relaxation": [asdict(row) for row in plan.relaxation],
        "out": str(out),
    }


def _sentences(plan: Plan, out: Path) -> str:
    if plan.outcome in WITHOUT_ANSWER:
        gives = [f"  {row.constraint} {row.subject}: {row.amount:,.2f} {row.unit}" for row in plan.relaxation]
        return "\n".join([f"{plan.outcome}. What would have to give way:" if gives else plan.outcome, *gives])
    opened = sum(bool(row.modules) for row in plan.opened)
    return (
        f"{plan.outcome}, gap {plan.gap or 0.0:.2%}, {plan.receipt.seconds:.1f} s\n"
        f"{plan.needs_met:,.0f} of {plan.needs_total:,.0f} needs met, {opened} services opened, "
        f"{plan.capital_eur:,.0f} EUR capital, {plan.cost_year_eur:,.0f} EUR a year\n"
        f"written to {out}"
    )


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(BAD_INPUT)


def _refuse_faults(refused: FolderRefused, *, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"faults": [asdict(fault) for fault in refused.faults]}))
    for fault in refused.faults:
        click.echo(str(fault), err=True)
    click.echo(f"{len(refused.faults)} faults; nothing was planned or written.", err=True)
    sys.exit(BAD_INPUT)
