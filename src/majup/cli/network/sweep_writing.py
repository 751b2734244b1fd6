"""A sweep as a folder: a table, a picture, and a plan for each point; whole or not at all."""

import csv
import re
import shutil
import tempfile
from json import dumps
from pathlib import Path
from typing import Any

from majup.cli.network.picture import Chart, Line, svg_of
from majup.cli.network.writing import FolderTaken, write_plan
from majup.engines.network.problem import Aim
from majup.engines.network.sweep.records import Axis, Point, Sweep, Swept

TABLE, PICTURE, SUMMARY, POINTS = "sweep.csv", "sweep.svg", "sweep.json", "points"
COLUMNS = (
    "point amount outcome value bound gap needs_total needs_met more_needs_met capital_eur cost_year_eur "
    "person_minutes opened started_from kept_from stopped_by plan"
)
AXES = {Axis.BUDGET: "capital in EUR", Axis.REACH: "reach in minutes", Axis.DEMAND: "scenario"}
TITLES = {
    Axis.BUDGET: "What more money buys",
    Axis.REACH: "What a longer way reaches",
    Axis.DEMAND: "What the scenarios need",
}


def check_free_for_sweep(out: Path) -> None:
    """Raise FolderTaken where the folder holds anything that a sweep did not write."""
    if out.exists() and not out.is_dir():
        raise FolderTaken(out.name)
    for entry in sorted(out.iterdir()) if out.is_dir() else []:
        if entry.name not in (TABLE, PICTURE, SUMMARY, POINTS):
            raise FolderTaken(entry.name)


def write_sweep(sweep: Sweep, swept: Swept, out: Path) -> None:
    """Write everything; an older sweep in the same folder is replaced in one step."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh.chmod(0o755)
        _write_files(sweep, swept, fresh)
        if out.exists():
            out.replace(fresh.with_name(f"{fresh.name}-old"))
        fresh.replace(out)
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-old")):
            shutil.rmtree(left, ignore_errors=True)


def rows_of(swept: Swept) -> list[dict[str, Any]]:
    """The table's rows: nothing in them depends on how long anything took: equal sweeps, equal rows."""
    rows: list[dict[str, Any]] = []
    before: float | None = None
    for number, point in enumerate(swept.points):
        rows.append(_row(point, number, before=before))
        before = point.plan.needs_met if point.value is not None else before
    return rows


def _row(point: Point, number: int, *, before: float | None) -> dict[str, Any]:
    plan = point.plan
    has_answer = point.value is not None
    return {
        "point": point.label,
        "amount": point.amount,
        "outcome": plan.outcome.value,
        "value": point.value,
        "bound": point.bound,
        "gap": point.gap,
        "needs_total": plan.needs_total,
        "needs_met": plan.needs_met if has_answer else None,
        "more_needs_met": plan.needs_met - before if has_answer and before is not None else None,
        "capital_eur": plan.capital_eur if has_answer else None,
        "cost_year_eur": plan.cost_year_eur if has_answer else None,
        "person_minutes": plan.person_minutes if has_answer else None,
        "opened": sum(bool(row.modules) for row in plan.opened) if has_answer else None,
        "started_from": point.started_from,
        "kept_from": point.kept_from,
        "stopped_by": plan.receipt.stopped_by,
        "plan": folder_of(point, number),
    }


def folder_of(point: Point, number: int) -> str:
    """Where the point's plan stands below the sweep's folder; the number keeps odd labels apart."""
    return f"{POINTS}/{number + 1:02d}-{re.sub(r'[^A-Za-z0-9._-]+', '-', point.label)[:60]}"


def _write_files(sweep: Sweep, swept: Swept, folder: Path) -> None:
    rows = rows_of(swept)
    with (folder / TABLE).open("w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, COLUMNS.split())
        out.writeheader()
        out.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    (folder / PICTURE).write_text(svg_of(chart_of(swept)), encoding="utf-8")
    facts = {"axis": swept.axis, "is_whole": swept.is_whole, "is_repeatable": swept.is_repeatable}
    (folder / SUMMARY).write_text(dumps(facts | {"points": rows}, indent=2) + "\n", encoding="utf-8")
    problems = {step.label: step.problem for step in sweep.steps}
    for number, point in enumerate(swept.points):
        write_plan(problems[point.label], point.plan, folder / folder_of(point, number))


def chart_of(swept: Swept) -> Chart:
    """Needs met, and what no plan can beat, along the axis."""
    answered = [
        (_at(point, number), point) for number, point in enumerate(swept.points) if point.value is not None
    ]
    lines = [Line(name="needs met", points=tuple((at, point.plan.needs_met) for at, point in answered))]
    bounds = tuple((at, bound) for at, point in answered if (bound := _bound_of_needs(point)) is not None)
    if bounds:
        lines.append(Line(name="no plan can meet more", points=bounds))
    has_names = any(point.amount is None for point in swept.points)
    return Chart(
        title=TITLES[swept.axis],
        description="; ".join(
            f"{point.label}: {point.plan.needs_met:.0f} needs met" for _at, point in answered
        ),
        x_name=AXES[swept.axis],
        y_name="needs met, in persons",
        lines=tuple(lines),
        x_labels=tuple(point.label for point in swept.points) if has_names else (),
    )


def _at(point: Point, number: int) -> float:
    return point.amount if point.amount is not None else float(number)


def _bound_of_needs(point: Point) -> float | None:
    """The bound, where it counts persons as needs met does: first aim, every priority 1."""
    first = point.plan.aims[0]
    is_in_persons = first.aim is Aim.NEEDS_MET and abs(first.value - point.plan.needs_met) < 1e-6
    return point.bound if is_in_persons else None


def _cell(value: object) -> object:
    """Whole numbers without a point, others to six digits; a text that a sheet would run is quoted."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 6)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value
