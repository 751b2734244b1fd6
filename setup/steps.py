"""How the set-up speaks: each step has a name and a time, and a failure is one clear sentence."""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BUILD = ROOT / "build"


class Failed(Exception):
    """A step could not be done. Its text says what happened and what to do next."""


def say(text: str) -> None:
    """Print a line at once, also when the output goes to a file."""
    print(text, flush=True)


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step, and say how long it took when it is done."""
    say(f"── {name}")
    began = time.monotonic()
    yield
    say(f"   done in {time.monotonic() - began:.1f} s")


def run(
    command: Sequence[str | Path],
    *,
    trouble: str,
    env: Mapping[str, str] | None = None,
    counting: str = "",
    of: int = 0,
) -> None:
    """Run a command quietly, and raise Failed with its last lines when it fails.

    counting    a pattern; each line of output that matches it is one thing done, shown as progress.
    of          how many such lines are expected.
    """
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert process.stdout is not None
    lines: list[str] = []
    counted = 0
    for line in process.stdout:
        lines.append(line.rstrip())
        if counting and re.match(counting, line):
            counted += 1
            _show_progress(counted, of=of)
    if process.wait() != 0:
        tail = "\n".join(f"   | {line}" for line in lines[-25:])
        raise Failed(f"{trouble}\n   The command was: {' '.join(map(str, command))}\n{tail}")


def _show_progress(counted: int, *, of: int) -> None:
    if sys.stdout.isatty():
        print(f"\r   {counted} of {of}", end="\n" if counted == of else "", flush=True)
    elif counted % 20 == 0 or counted == of:
        say(f"   {counted} of {of}")


def stream(command: Sequence[str | Path], *, trouble: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command that shows its own progress, and raise Failed when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    )
    if done.returncode != 0:
        raise Failed(f"{trouble} Its own words stand above (exit code {done.returncode}).")


def answer(command: Sequence[str | Path], *, trouble: str) -> str:
    """What a command prints; raises Failed with its complaint when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Failed(f"{trouble}\n{done.stderr[-2000:]}")
    return done.stdout
