"""How the set-up speaks: each step has a name and a time, and a failure is one clear sentence."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BUILD = ROOT / "build"
STOP_SECONDS = 15


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
    lines: list[str] = []
    counted = 0
    ours = {**os.environ, **(env or {})}
    with running(command, env=ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if counting and re.match(counting, line):
                counted += 1
                _show_progress(counted, of=of)
    if process.returncode != 0:
        tail = "\n".join(f"   | {line}" for line in lines[-25:])
        raise Failed(f"{trouble}\n   The command was: {' '.join(map(str, command))}\n{tail}")


def stream(command: Sequence[str | Path], *, trouble: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command that shows its own progress, and raise Failed when it fails."""
    with running(command, env={**os.environ, **(env or {})}) as process:
        pass
    if process.returncode != 0:
        raise Failed(f"{trouble} Its own words stand above (exit code {process.returncode}).")


def answer(command: Sequence[str | Path]) -> tuple[int, str]:
    """Run a command and give its exit code and what it printed; its progress and errors go on as they are."""
    with running(command, stdout=subprocess.PIPE) as process:
        said = process.stdout.read() if process.stdout else ""
    return process.returncode, said


@contextlib.contextmanager
def running(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """Start a command and wait for its end; when we are stopped meanwhile, it is stopped too.

    env is its whole environment; ours where it is not given.
    """
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=env,
        stdout=stdout,
        stderr=stderr,
        text=True,
        errors="replace",
    )
    with process:
        try:
            yield process
            process.wait()
        except BaseException:
            # As from the keyboard, so that it can end its own children first.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
            raise


def stop_when_asked() -> None:
    """Let a request to end reach us like Ctrl-C, so that whatever was started is stopped on the way out.

    Ctrl-C itself too: a shell that starts us in the background has it ignored, and our children inherit that.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _as_from_the_keyboard)


def _as_from_the_keyboard(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _show_progress(counted: int, *, of: int) -> None:
    if sys.stdout.isatty():
        print(f"\r   {counted} of {of}", end="\n" if counted == of else "", flush=True)
    elif counted % 20 == 0 or counted == of:
        say(f"   {counted} of {of}")
