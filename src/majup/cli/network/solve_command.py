"""`majup network solve`: plan a folder of CSV files."""

import json
import os
import signal
import sys
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Any

import click

from majup.cli.network.benchmark import THOUSAND, benchmark_problem_in, is_benchmark
from majup.cli.network.folder import Road, problem_in
from majup.cli.network.live import Live
from majup.cli.network.memory import peak_mb
from majup.cli.network.options import AS_JSON, GAP, LIMIT, ROAD_FACTOR, SEED, SPEED_KMH
from majup.cli.network.reading import FolderRefused
from majup.cli.network.refusing import ANSWERED, NO_ANSWER, WITHOUT_ANSWER, refuse, refuse_faults
from majup.cli.network.writing import FolderTaken, check_free, write_plan
from majup.engines.network.problem import Limits, Problem
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Plan

BENCHMARK_UNIT = ("1000 EUR a year", THOUSAND)


@click.command("solve", epilog="Example: majup network solve --data vidzeme --out vidzeme-plan --limit 60")
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder of CSV files; docs/network-csv.md tells their columns.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write the plan to; without it none.")
@LIMIT
@GAP
@SEED
@click.option(
    "--work",
    type=click.IntRange(min=1),
    help="Limit that does not depend on the machine's speed; see the method page.",
)
@ROAD_FACTOR
@SPEED_KMH
@click.option(
    "--unmet-eur",
    type=click.FloatRange(min=0.0),
    help="One summed aim: EUR a year for a person of priority 1 left unserved.",
)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="Services and regions planned side by side.  [default: this machine's cores]",
)
@AS_JSON
def solve_folder(
    data: Path,
    out: Path | None,
    limit: float,
    gap: float,
    seed: int,
    work: int | None,
    road_factor: float,
    speed_kmh: float,
    unmet_eur: float | None,
    threads: int,
    as_json: bool,
) -> None:
    """Plan the network of a folder of CSV files; with --out write the plan as a folder, whole or not at all.

    Interrupting once (Ctrl-C) ends the search and writes the best plan so far.
    """
    out = out.resolve() if out else None
    try:
        if out:
            check_free(out)
        problem = _problem_in(data, road=Road(factor=road_factor, speed_kmh=speed_kmh), unmet_eur=unmet_eur)
    except FolderTaken as taken:
        refuse(f"{out} holds {taken.name}, which no plan wrote; name another folder with --out.")
    except FolderRefused as refused:
        refuse_faults(refused, as_json=as_json)
    plan = _planned(problem, Limits(seconds=limit, gap=gap, seed=seed, work=work, threads=threads))
    try:
        if out:
            write_plan(problem, plan, out)
    except OSError as fault:
        refuse(f"{out} cannot be written: {fault.strerror}. Nothing was left behind; name another folder.")
    unit, scale = BENCHMARK_UNIT if is_benchmark(data) else (None, 1.0)
    click.echo(json.dumps(_summary(plan, out, unit=unit, scale=scale)) if as_json else _sentences(plan, out))
    sys.exit(NO_ANSWER if plan.outcome in WITHOUT_ANSWER else ANSWERED)


def _problem_in(data: Path, *, road: Road, unmet_eur: float | None) -> Problem:
    problem = benchmark_problem_in(data) if is_benchmark(data) else problem_in(data, road=road)
    return problem if unmet_eur is None else replace(problem, unmet_eur=unmet_eur)


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


def _summary(plan: Plan, out: Path | None, *, unit: str | None, scale: float) -> dict[str, Any]:
    """The first aim's figures are divided by `scale`, where the folder has a unit of its own."""
    first = plan.aims[0] if plan.aims else None
    return {
        "outcome": plan.outcome,
        **({"unit": unit} if unit else {}),
        "value": first.value / scale if first else None,
        "bound": first.bound / scale if first else None,
        "gap": plan.gap,
        "seconds": plan.receipt.seconds,
        "aims": [asdict(aim) for aim in plan.aims],
        "needs_total": plan.needs_total,
        "needs_met": plan.needs_met,
        "capital_eur": plan.capital_eur,
        "cost_year_eur": plan.cost_year_eur,
        "person_minutes": plan.person_minutes,
        "relaxation": [asdict(row) for row in plan.relaxation],
        "peak_mb": peak_mb(),
        **({"out": str(out)} if out else {}),
    }


def _sentences(plan: Plan, out: Path | None) -> str:
    if plan.outcome in WITHOUT_ANSWER:
        gives = [f"  {row.constraint} {row.subject}: {row.amount:,.2f} {row.unit}" for row in plan.relaxation]
        return "\n".join([f"{plan.outcome}. What would have to give way:" if gives else plan.outcome, *gives])
    opened = sum(bool(row.modules) for row in plan.opened)
    return (
        f"{plan.outcome}, gap {plan.gap or 0.0:.2%}, {plan.receipt.seconds:.1f} s\n"
        f"{plan.needs_met:,.0f} of {plan.needs_total:,.0f} needs met, {opened} services opened, "
        f"{plan.capital_eur:,.0f} EUR capital, {plan.cost_year_eur:,.0f} EUR a year"
    ) + (f"\nwritten to {out}" if out else "")
