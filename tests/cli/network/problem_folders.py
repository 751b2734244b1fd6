"""A problem as a folder of CSV files, so that what is built in records can be tried at the command line."""

import csv

from majup.cli.network.schema import TABLES

RECORDS = {
    "services.csv": "services",
    "modules.csv": "modules",
    "places.csv": "places",
    "sites.csv": "sites",
    "demand.csv": "demands",
    "existing.csv": "existing",
    "ways.csv": "ways",
    "budgets.csv": "budgets",
    "floors.csv": "floors",
    "separation.csv": "separations",
}
NOT_IN_RECORDS = {"separation_km"}


def a_folder_of(problem, path):
    """Write every table of the problem."""
    path.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        columns = [column for column in table.columns if column.name not in NOT_IN_RECORDS]
        with (path / table.file).open("w", newline="", encoding="utf-8") as file:
            out = csv.writer(file)
            out.writerow(column.name for column in columns)
            for record in getattr(problem, RECORDS[table.file]):
                out.writerow(_cell(getattr(record, column.target)) for column in columns)
    return path


def _cell(value):
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
