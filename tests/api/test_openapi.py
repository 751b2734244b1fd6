"""The API's contract is a file: a change of it is a change to be seen."""

import json
from pathlib import Path

from majup.api.urls import contract

SNAPSHOT = Path(__file__).parents[2] / "docs" / "openapi.json"


def test_contract_is_the_committed_one() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == contract(), (
        "The API's contract changed. If that is meant, write the new one: .venv/bin/python setup/contract.py"
    )


def test_every_operation_says_how_it_refuses() -> None:
    paths = json.loads(contract())["paths"]
    operations = [operation for methods in paths.values() for operation in methods.values()]
    assert len(operations) >= 7
    assert all({"200", "401", "403", "404", "422"} <= set(operation["responses"]) for operation in operations)
