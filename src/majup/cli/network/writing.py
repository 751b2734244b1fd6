"""A plan as a folder of files, whole or not at all: written beside its place, then moved there."""

import csv
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from json import dumps
from pathlib import Path

from majup.engines.network.problem import Problem
from majup.engines.network.solution import Plan, plan_to_json

FILES = (
    "plan.json",
    "receipt.json",
    "opened.csv",
    "served.csv",
    "unmet.csv",
    "municipalities.csv",
    "shared_use.csv",
)
OPENED = (
    "site service municipality modules places_new places_existing persons persons_last utilisation "
    "utilisation_last capital_eur annual_capital_eur running_eur transport_eur removal_loses removal_moves"
)
SERVED = "place service group site persons minutes"
UNMET = (
    "place service group persons reason nearest_site nearest_minutes reach_minutes in_reach needed norm site "
    "module cost_eur left_eur more_eur"
)
MUNICIPALITIES = (
    "municipality persons persons_met served_inside served_elsewhere guests capital_eur cost_year_eur "
    "bill_year_eur"
)
SHARED_USE = "municipality host site service persons bill_year_eur"


class FolderTaken(Exception):
    """The output folder holds files that are not a plan's, so it is left alone; `name` is one of them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def check_free(out: Path) -> None:
    """Raise FolderTaken where the folder holds anything that a plan did not write."""
    if out.exists() and not out.is_dir():
        raise FolderTaken(out.name)
    for entry in sorted(out.iterdir()) if out.is_dir() else []:
        if entry.name not in FILES:
            raise FolderTaken(entry.name)


def write_plan(problem: Problem, plan: Plan, out: Path) -> None:
    """Write all files of a plan; an older plan in the same folder is replaced in one step."""
    check_free(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh.chmod(0o755)
        _write_files(problem, plan, fresh)
        _move(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _move(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.replace(out)
        return
    old = fresh.with_name(fresh.name + "-old")
    out.replace(old)
    fresh.replace(out)
    shutil.rmtree(old)


def _write_files(problem: Problem, plan: Plan, folder: Path) -> None:
    (folder / "plan.json").write_text(plan_to_json(plan) + "\n", encoding="utf-8")
    receipt = asdict(plan.receipt) | {"outcome": plan.outcome, "gap": plan.gap}
    (folder / "receipt.json").write_text(dumps(receipt, indent=2) + "\n", encoding="utf-8")
    municipality = {site.id: site.municipality for site in problem.sites}
    opened = [
        asdict(row) | {"modules": " ".join(row.modules), "municipality": municipality[row.site]}
        for row in plan.opened
    ]
    unmet = [asdict(row.facts) | asdict(row) for row in plan.unmet]
    _write_table(folder / "opened.csv", OPENED, opened)
    _write_table(folder / "served.csv", SERVED, (asdict(row) for row in plan.served))
    _write_table(folder / "unmet.csv", UNMET, unmet)
    _write_table(folder / "municipalities.csv", MUNICIPALITIES, (asdict(row) for row in plan.municipalities))
    _write_table(folder / "shared_use.csv", SHARED_USE, (asdict(row) for row in plan.shared_use))


def _write_table(path: Path, columns: str, rows: Iterable[dict[str, object]]) -> None:
    names = columns.split()
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(names)
        out.writerows([_cell(row[name]) for name in names] for row in rows)


def _cell(value: object) -> object:
    """Whole numbers without a point, others to six digits; a text that a sheet would run is quoted."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 6)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value
