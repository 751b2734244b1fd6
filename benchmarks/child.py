"""A program run as a process of its own, with its answer in JSON and what it took: seconds, memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.setting import NotThere

MAJUP = (sys.executable, "-c", "from majup.cli.main import main; main()")
KILO = 1024.0
BETWEEN_LOOKS_SECONDS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a program ended. `answer` is the last line of its standard output, read as JSON; {} without one."""

    answer: dict[str, Any]
    code: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    complaints: tuple[str, ...]

    @property
    def complaint(self) -> str:
        """The last line of its standard error, where programs say why."""
        return self.complaints[-1] if self.complaints else ""


def run_majup(*arguments: str | Path, seconds: float) -> Ran:
    """Run our own door in a process of its own, so that its memory is its own too."""
    return run_json([*MAJUP, *arguments], seconds=seconds)


def run_json(command: Sequence[str | Path], *, seconds: float) -> Ran:
    """Run a program that prints JSON, and end it after so many seconds.

    Raises NotThere where the program is missing. A program ended by us has a negative code.
    """
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        try:
            process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err)
        except OSError as fault:
            raise NotThere(f"{command[0]} cannot be run: {fault.strerror}.") from fault
        status, cpu_seconds, most_mb = _waited(process, until=begun + seconds)
        out.seek(0)
        err.seek(0)
        lines = out.read().decode(errors="replace").strip().splitlines()
        said = err.read().decode(errors="replace").strip().splitlines()
    return Ran(
        answer=_json(lines[-1]) if lines else {},
        code=os.waitstatus_to_exitcode(status),
        seconds=time.monotonic() - begun,
        cpu_seconds=cpu_seconds,
        peak_mb=most_mb,
        complaints=tuple(said),
    )


def _waited(process: subprocess.Popen[bytes], *, until: float) -> tuple[int, float, float]:
    """Wait for the end, or bring it about: status, CPU seconds, peak memory in MB."""
    most_mb = 0.0
    while True:
        most_mb = max(most_mb, peak_mb(process.pid))
        pid, status, usage = os.wait4(process.pid, 0 if time.monotonic() > until else os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return status, usage.ru_utime + usage.ru_stime, most_mb
        time.sleep(BETWEEN_LOOKS_SECONDS)
        if time.monotonic() > until:
            process.kill()


def peak_mb(pid: int) -> float:
    """Most memory the process has held so far.

    What wait4 tells would not do: a child inherits the peak of the process that forked it.
    """
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) / KILO for line in lines if line.startswith("VmHWM:")), 0.0)


def _json(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
