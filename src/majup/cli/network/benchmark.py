"""The folder of the public planning benchmark: 1000 EUR a year, one penalty for each person not served.

Its columns differ from docs/network-csv.md, so it is recognised by `limit_min` in services.csv and mapped:
penalty becomes the priority and 1000 EUR the price of priority 1, so that the one aim (Z4) is the benchmark's
own; the yearly module cost is both capital (against the budget) and yearly capital.
"""

from pathlib import Path

from majup.cli.network.folder import fault_of
from majup.cli.network.reading import Fault, FolderRefused, Row, table_rows
from majup.cli.network.schema import Column, Kind, Table
from majup.engines.network.problem import (
    Budget,
    Demand,
    Level,
    Module,
    Place,
    Problem,
    Separation,
    Service,
    Site,
    Way,
)
from majup.engines.network.validation import validate

THOUSAND = 1000.0
TRANSPORT_EUR_PER_PERSON_MINUTE = 20.0


def _table(file: str, *, key: str, texts: str = "", numbers: str = "") -> Table:
    columns = [Column(name, is_required=True) for name in texts.split()]
    columns += [Column(name, Kind.NUMBER, is_required=True) for name in numbers.split()]
    return Table(file, tuple(columns), key=tuple(key.split()))


SERVICES = _table("services.csv", key="service", texts="service", numbers="limit_min penalty")
TABLES = (
    SERVICES,
    _table("modules.csv", key="service size", texts="service size", numbers="places cost"),
    _table("places.csv", key="place", texts="place region x_min y_min"),
    _table("sites.csv", key="site", texts="site region x_min y_min", numbers="building_cost"),
    _table("demand.csv", key="place service", texts="place service", numbers="persons"),
    _table("budgets.csv", key="region", texts="region", numbers="budget"),
    _table("ways.csv", key="place site service", texts="place site service", numbers="minutes"),
    _table("separation.csv", key="site other_site", texts="site other_site"),
)


def is_benchmark(folder: Path) -> bool:
    """Say whether the folder has the benchmark's columns."""
    path = folder / SERVICES.file
    if not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        return "limit_min" in next(lines, "")


def benchmark_problem_in(folder: Path) -> Problem:
    """Read the folder as a planning problem. Raises FolderRefused with every fault."""
    faults: list[Fault] = []
    rows = {table.file: table_rows(folder, table, faults) for table in TABLES}
    if faults:
        raise FolderRefused(faults)
    penalty = {row.values["service"]: row.values["penalty"] for row in rows["services.csv"]}
    problem = Problem(
        name=folder.name,
        unmet_eur=THOUSAND,
        services=tuple(_service(row) for row in rows["services.csv"]),
        modules=tuple(_module(row) for row in rows["modules.csv"]),
        places=tuple(_place(row) for row in rows["places.csv"]),
        sites=tuple(_site(row) for row in rows["sites.csv"]),
        demands=tuple(_demand(row, penalty.get(row.values["service"], 1.0)) for row in rows["demand.csv"]),
        ways=tuple(Way(**row.values) for row in rows["ways.csv"]),
        budgets=tuple(_budget(row) for row in rows["budgets.csv"]),
        separations=tuple(
            Separation(site=row.values["site"], other=row.values["other_site"])
            for row in rows["separation.csv"]
        ),
    )
    complaints = validate(problem)
    if complaints:
        raise FolderRefused([fault_of(complaint, rows) for complaint in complaints])
    return problem


def _place(row: Row) -> Place:
    region = row.values["region"]
    return Place(id=row.values["place"], municipality=f"region {region}", region=region)


def _demand(row: Row, penalty: float) -> Demand:
    return Demand(
        place=row.values["place"],
        service=row.values["service"],
        group="ALL",
        persons=row.values["persons"],
        priority=penalty,
    )


def _budget(row: Row) -> Budget:
    return Budget(level=Level.REGION, area=row.values["region"], capital_eur=row.values["budget"] * THOUSAND)


def _service(row: Row) -> Service:
    return Service(
        id=row.values["service"],
        reach_minutes=row.values["limit_min"],
        transport_eur_per_person_minute=TRANSPORT_EUR_PER_PERSON_MINUTE,
    )


def _module(row: Row) -> Module:
    cost = row.values["cost"] * THOUSAND
    return Module(
        id=f"{row.values['service']}-{row.values['size']}",
        service=row.values["service"],
        places=row.values["places"],
        capital_eur=cost,
        annual_capital_eur=cost,
    )


def _site(row: Row) -> Site:
    cost = row.values["building_cost"] * THOUSAND
    return Site(
        id=row.values["site"],
        municipality=f"region {row.values['region']}",
        region=row.values["region"],
        building_eur=cost,
        building_annual_capital_eur=cost,
    )
