"""A folder of CSV files to a planning problem; every fault of every file is found before planning begins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from majup.cli.network.reading import Fault, FolderRefused, Row, table_rows
from majup.cli.network.schema import (
    BUDGETS,
    DEMAND,
    EXISTING,
    FLOORS,
    MODULES,
    PLACES,
    SEPARATION,
    SERVICES,
    SITES,
    TABLES,
    WAYS,
    Table,
)
from majup.engines.network.distance import pairs_closer_than, ways_by_road
from majup.engines.network.problem import (
    Budget,
    Delivery,
    Demand,
    Existing,
    Floor,
    Module,
    Place,
    Problem,
    Separation,
    Service,
    Site,
    Way,
)
from majup.engines.network.validation import Complaint, validate

Rows = Mapping[str, list[Row]]
FILE_OF = {
    "services": SERVICES.file,
    "modules": MODULES.file,
    "places": PLACES.file,
    "sites": SITES.file,
    "demands": DEMAND.file,
    "existing": EXISTING.file,
    "ways": WAYS.file,
    "budgets": BUDGETS.file,
    "floors": FLOORS.file,
    "separations": SEPARATION.file,
}
REMEDIES = {
    "module_without_places": "has no places; write more than 0",
    "places_for_a_service_at_home": "is for a service AT_HOME, which has no places; remove the row",
    "group_not_of_service": "is not among the groups of the service; correct it or add it in services.csv",
    "priority_not_positive": "is not above 0; write the weight of one person, such as 1",
    "separation_from_itself": "is the same site twice; name two sites",
    "unknown_area": "is no area of places.csv or sites.csv; write one of theirs, or nothing for WHOLE",
    "unknown_reference": "is not known; correct it",
    "running_budget_below_existing": "is below what existing services cost; raise it or correct existing.csv",
}
"""What to do about a complaint of the engine, by its code."""


@dataclass(frozen=True, slots=True)
class Road:
    """How ways are estimated where the folder has no ways.csv."""

    factor: float = 1.3
    speed_kmh: float = 60.0


def problem_in(folder: Path, *, road: Road) -> Problem:
    """Read a planning folder. Raises FolderRefused with every fault."""
    faults: list[Fault] = []
    rows = {table.file: table_rows(folder, table, faults) for table in TABLES}
    _check_references(rows, faults)
    _check_municipalities(rows, faults)
    has_ways = (folder / WAYS.file).is_file()
    if not has_ways:
        _check_coordinates(rows, faults)
    if faults:
        raise FolderRefused(faults)
    problem = _problem(folder.name, rows)
    if not has_ways:
        problem = replace(problem, ways=_ways(problem, road))
    problem = replace(problem, separations=problem.separations + _close_pairs(problem, rows))
    complaints = validate(problem)
    if complaints:
        raise FolderRefused([fault_of(complaint, rows) for complaint in complaints])
    return problem


def _problem(name: str, rows: Rows) -> Problem:
    return Problem(
        name=name,
        services=_records(Service, SERVICES, rows, without=("separation_km",)),
        modules=_records(Module, MODULES, rows),
        places=_records(Place, PLACES, rows),
        sites=_records(Site, SITES, rows),
        demands=_records(Demand, DEMAND, rows),
        existing=_records(Existing, EXISTING, rows),
        ways=_records(Way, WAYS, rows),
        budgets=_records(Budget, BUDGETS, rows),
        floors=_records(Floor, FLOORS, rows),
        separations=_records(Separation, SEPARATION, rows),
    )


def _records(
    make: Callable[..., Any], table: Table, rows: Rows, *, without: tuple[str, ...] = ()
) -> tuple[Any, ...]:
    targets = {column.name: column.target for column in table.columns if column.name not in without}
    return tuple(
        make(**{targets[name]: value for name, value in row.values.items() if name in targets})
        for row in rows[table.file]
    )


def _ways(problem: Problem, road: Road) -> tuple[Way, ...]:
    limits = [s.reach_minutes for s in problem.services if s.delivery is Delivery.AT_SITE]
    longest = max((limit for limit in limits if limit is not None), default=60.0)
    return ways_by_road(
        problem.places,
        problem.sites,
        longest_minutes=longest,
        road_factor=road.factor,
        speed_kmh=road.speed_kmh,
    )


def _close_pairs(problem: Problem, rows: Rows) -> tuple[Separation, ...]:
    return tuple(
        pair
        for row in rows[SERVICES.file]
        if row.values.get("separation_km")
        for pair in pairs_closer_than(
            problem.sites, km=row.values["separation_km"], service=row.values["service"]
        )
    )


def _check_references(rows: Rows, faults: list[Fault]) -> None:
    keys = {table.file: table.key[0] for table in (SERVICES, PLACES, SITES)}
    known = {file: {row.values.get(key) for row in rows[file]} for file, key in keys.items()}
    for table in TABLES:
        for column in (column for column in table.columns if column.points_to):
            for row in rows[table.file]:
                found = row.values.get(column.name, ())
                for name in found if isinstance(found, tuple) else (found,):
                    if name not in known[column.points_to]:
                        remedy = f"is not in {column.points_to}; add it there or correct it here"
                        faults.append(Fault(table.file, row.line, column.name, name, remedy))


def _check_municipalities(rows: Rows, faults: list[Fault]) -> None:
    known = {row.values.get("municipality") for file in (PLACES.file, SITES.file) for row in rows[file]}
    for row in rows[FLOORS.file]:
        name = row.values.get("municipality")
        if name is not None and name not in known:
            remedy = "is in neither places.csv nor sites.csv; correct it"
            faults.append(Fault(FLOORS.file, row.line, "municipality", name, remedy))


def _check_coordinates(rows: Rows, faults: list[Fault]) -> None:
    for table in (PLACES, SITES):
        for row in rows[table.file]:
            for name in ("latitude", "longitude"):
                if name not in row.values:
                    remedy = "is empty; write degrees such as 57.3, or add ways.csv with the minutes"
                    faults.append(Fault(table.file, row.line, name, "", remedy))


def fault_of(complaint: Complaint, rows: Rows) -> Fault:
    """Say a complaint of the engine at the line of the file that it came from."""
    facts = dict(complaint.facts)
    table, _, number = facts.pop("row", facts.pop("table", "")).rstrip("]").partition("[")
    file = FILE_OF.get(table, "")
    lines = rows.get(file, [])
    line = lines[int(number)].line if number and int(number) < len(lines) else 0
    if "field" in facts:
        facts = {facts["field"]: facts["value"]}
    column, found = next(iter(facts.items()), ("", ""))
    return Fault(file, line, column, found, REMEDIES.get(complaint.code, complaint.code.replace("_", " ")))
