"""./check: set up with the test tools, then format, lint, types, contracts, migrations and all tests.

    ./check             all of it, on SQLite, on PostgreSQL and in a browser
    ./check --setup     stops after the set-up
    ./check NAME …      only the steps whose name begins so, such as: ./check lint types

The tests on PostgreSQL use the server DATABASE_URL names, else one they start themselves. No step is skipped:
a missing browser or database is a failure. The exit code is 0 only when every step passed.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import postgres
from ensure import ensure
from steps import BUILD, PYTHON, VENV, Failed, running, say, stop_when_asked

CLOSING_LINE = re.compile(r"=+ .*\b(passed|failed|errors?|no tests ran)\b.* =+")
DJANGO = {"DJANGO_SETTINGS_MODULE": "majup.config.settings"}


@dataclass(frozen=True)
class Outcome:
    """How one step ended, for the summary."""

    name: str
    passed: bool
    seconds: float
    closing: str


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; 0 only when everything passed."""
    if {"--help", "-h"} & set(arguments):
        print(__doc__)
        return 0
    chosen = [name for name in STEPS if not arguments or any(name.startswith(word) for word in arguments)]
    if arguments != ["--setup"] and not chosen:
        print(f"There is no such step. The steps are: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    stop_when_asked()
    try:
        ensure(with_tests=True)
        return 0 if arguments == ["--setup"] else summarise([_outcome(name) for name in chosen])
    except Failed as failure:
        print(f"\nThe set-up failed. {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nstopped")
        return 130


def summarise(outcomes: list[Outcome]) -> int:
    """Print each step with its time, and give the exit code."""
    say("\n── summary")
    for outcome in outcomes:
        verdict = "passed" if outcome.passed else "FAILED"
        say(f"   {verdict}  {outcome.seconds:6.1f} s  {outcome.name:<22} {outcome.closing}")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    say(
        f"── {len(failed)} of {len(outcomes)} steps FAILED: {', '.join(failed)}"
        if failed
        else "── everything passed"
    )
    return 1 if failed else 0


def _outcome(name: str) -> Outcome:
    say(f"\n── {name}")
    began = time.monotonic()
    try:
        code, closing = STEPS[name]()
    except Failed as failure:
        say(f"   {failure}")
        code, closing = 1, "could not start"
    return Outcome(name, code == 0, time.monotonic() - began, closing)


def _call(*command: str, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a tool, pass its output on as it comes, and keep the closing line of pytest."""
    closing = ""
    ours = _clean() | (env or {})
    with running(command, env=ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if CLOSING_LINE.search(line):
                closing = line.strip().strip("= ")
    return process.returncode, closing


def _clean() -> dict[str, str]:
    """The environment without what a developer set for an own run, and with another home."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("MAJUP_", "DATABASE_"))}
    return ours | {"MAJUP_HOME": str(BUILD / "check-home")}


def _tool(name: str, *arguments: str) -> Callable[[], tuple[int, str]]:
    return lambda: _call(str(VENV / "bin" / name), *arguments)


def _tests(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
    return _call(str(PYTHON), "-m", "pytest", "-p", "no:cacheprovider", *arguments, env=env)


def _tests_on_sqlite() -> tuple[int, str]:
    return _tests("-n", "2", "-m", "not browser and not postgres")


def _tests_on_postgresql() -> tuple[int, str]:
    with postgres.address() as url:
        return _tests("-n", "2", "-m", "not browser", env={"DATABASE_URL": url})


def _tests_in_a_browser() -> tuple[int, str]:
    return _tests("-m", "browser")


def _missing_migrations() -> tuple[int, str]:
    return _call(str(PYTHON), "-m", "django", "makemigrations", "--check", "--dry-run", env=DJANGO)


STEPS: dict[str, Callable[[], tuple[int, str]]] = {
    "format": _tool("ruff", "format", "--check", "."),
    "lint": _tool("ruff", "check", "."),
    "types": _tool("mypy"),
    "contracts": _tool("lint-imports"),
    "migrations": _missing_migrations,
    "tests-on-sqlite": _tests_on_sqlite,
    "tests-on-postgresql": _tests_on_postgresql,
    "tests-in-a-browser": _tests_in_a_browser,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
