"""Each import contract refuses what it is for: in a small house one violation is planted, and caught."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.contracts import CONTRACTS, DOMAINS
from tests.house.tree import ROOT

ROOMS = "actions queries policies models rules errors".split()
FACES = "web api cli worker replay".split()
SKELETON = (
    "config.env",
    "workflows",
    "kernel",
    *FACES,
    "cli.network",
    "cli.reach",
    *(f"domains.{domain}.{room}" for domain in DOMAINS for room in ROOMS),
    "domains.planning.bridge",
    "domains.planning.jobs",
    *(
        f"engines.network.{room}"
        for room in "problem validation formulation solver solution checks run".split()
    ),
    "engines.reach.problem",
)


@dataclass(frozen=True)
class Violation:
    """A line that must not be, where it must not be, and the number of the contract that says so."""

    contract: str
    module: str
    line: str


VIOLATIONS = [
    Violation("1", "engines.network.problem", "import django.db"),
    Violation("1", "engines.network.run", "import majup.kernel"),
    Violation("1", "engines.network.solution", "import httpx"),
    Violation("2", "engines.network.problem", "import majup.engines.reach.problem"),
    Violation("3", "engines.network.formulation", "import highspy"),
    Violation("3", "domains.planning.jobs", "import highspy"),
    Violation("4", "web", "import majup.api"),
    Violation("4", "web", "import majup.cli"),
    Violation("4", "replay", "import majup.config.env"),
    Violation("4", "kernel", "import majup.domains.people.rules"),
    Violation("4", "workflows", "import majup.cli"),
    Violation("4", "utils", "import math"),
    Violation("5", "domains.people.actions", "import majup.domains.families.queries"),
    Violation("5", "domains.funding.rules", "import math"),
    Violation("6", "domains.people.models", "import majup.domains.people.actions"),
    Violation("6", "domains.people.rules", "import majup.domains.people.models"),
    Violation("6", "domains.people.utils", "import math"),
    Violation("7", "domains.people.rules", "import django.db"),
    Violation("7", "domains.people.errors", "import django.utils"),
    *(
        Violation("8", face, "import majup.domains.people.models")
        for face in (*FACES, "workflows")
        if face != "replay"
    ),
    Violation("9", "web", "import majup.engines.network.problem"),
    Violation("9", "cli", "import majup.engines.network.run"),
    Violation("9", "domains.planning.actions", "import majup.engines.network.problem"),
    Violation("9", "domains.planning.queries", "import majup.engines.network.solution"),
    Violation("10", "engines.network.problem", "import majup.engines.network.run"),
]
ALLOWED = [
    ("cli.network", "import majup.engines.network.run"),
    ("domains.planning.bridge", "import majup.engines.network.problem"),
    ("domains.planning.jobs", "import majup.engines.network.run"),
    ("engines.network.solver", "import highspy"),
    ("engines.network.run", "import majup.engines.network.problem"),
    ("domains.families.actions", "import majup.domains.people.queries"),
    ("domains.people.actions", "import majup.domains.people.models, majup.domains.people.errors"),
    ("web", "import majup.domains.people.queries, majup.domains.people.actions"),
    ("workflows", "import majup.domains.people.actions, majup.domains.planning.actions"),
    ("config", "import majup.web, majup.api"),
    ("cli", "import majup.worker, majup.replay"),
    ("cli.network", "import majup.config.env"),
    ("replay", "import majup.domains.people.models"),
]


def test_house_as_it_should_be_keeps_every_contract(tmp_path: Path) -> None:
    _build(tmp_path, planted=ALLOWED)
    broken, output = _broken_contracts(tmp_path)
    assert not broken, output


@pytest.mark.parametrize(
    "violation", VIOLATIONS, ids=lambda v: f"{v.contract}-{v.module}-{v.line.split()[-1]}"
)
def test_contract_refuses(violation: Violation, tmp_path: Path) -> None:
    _build(tmp_path, planted=[*ALLOWED, (violation.module, violation.line)])
    broken, output = _broken_contracts(tmp_path)
    assert violation.contract in broken, output


def _build(folder: Path, *, planted: list[tuple[str, str]]) -> None:
    """Write a package majup with every room empty, but for the planted lines."""
    lines: dict[str, list[str]] = {module: [] for module in SKELETON}
    for module, line in planted:
        lines.setdefault(module, []).append(line)
    for module, text in lines.items():
        place = folder.joinpath("majup", *module.split("."))
        place.mkdir(parents=True, exist_ok=True)
        (place / "__init__.py").write_text("\n".join(text) + "\n")
    for package in [path for path in folder.rglob("*") if path.is_dir()]:
        (package / "__init__.py").touch()


def _broken_contracts(folder: Path) -> tuple[set[str], str]:
    """The numbers of the contracts that do not hold in the small house, and all that was said."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", ROOT / ".importlinter"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = done.stdout + done.stderr
    verdicts = re.findall(r"^(\d+) .* (KEPT|BROKEN)\b", said, re.MULTILINE)
    assert len(verdicts) == len(CONTRACTS.sections()) - 1, said
    return {number for number, verdict in verdicts if verdict == "BROKEN"}, said
