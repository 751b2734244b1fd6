"""docs/requirements.csv says where each requirement is met and which test shows it, and all of it exists."""

import csv
import re
from collections.abc import Iterator

import pytest
from django.urls import get_resolver

from tests.house.commands import leaves
from tests.house.test_pages_say_who_may import addresses
from tests.house.tree import ROOT

TABLE = ROOT / "docs" / "requirements.csv"
KINDS = "page:NAME, api:NAME, command:majup …, file:PATH"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _parts(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(";") if part.strip())


def test_table_has_the_columns_and_each_row_once() -> None:
    table = rows()
    assert list(table[0]) == ["row", "does", "where", "test"]
    numbers = [row["row"] for row in table]
    assert numbers == sorted(set(numbers)), "Keep the rows in order, and each once."
    assert all(re.fullmatch(r"R\d{3}", number) for number in numbers)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["row"])
def test_row_says_what_where_and_by_which_test(row: dict[str, str]) -> None:
    assert len(row["does"].split()) > 3, f"{row['row']}: say in a sentence what the programme does."
    assert list(_parts(row["where"])), f"{row['row']}: say where, as {KINDS}."
    assert list(_parts(row["test"])), f"{row['row']}: name the test that shows it."


def test_places_exist() -> None:
    pages = {address.name for address in addresses(get_resolver())}
    commands = {name for name, _command in leaves()}
    faults = []
    for row in rows():
        for part in _parts(row["where"]):
            kind, _, name = part.partition(":")
            there = {
                "page": name in pages,
                "api": name in pages,
                "command": any(name == known or name.startswith(f"{known} ") for known in commands),
                "file": bool(name) and (ROOT / name).exists(),
            }
            if not there.get(kind, False):
                faults.append(f"{row['row']}: {part}")
    assert not faults, f"Not there, or not written as {KINDS}: {faults}"


def test_tests_exist() -> None:
    faults = []
    for row in rows():
        for part in _parts(row["test"]):
            path, _, name = part.partition("::")
            file = ROOT / path
            defined = not name or (
                file.is_file() and re.search(rf"\b(def|class) {re.escape(name)}\b", file.read_text())
            )
            if not file.exists() or not defined:
                faults.append(f"{row['row']}: {part}")
    assert not faults, f"No such tests: {faults}"
