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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a program ended. `answer` is the last line of its standard output, read as JSON; {} without one."""

    answer: dict[str, Any]
    code: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    complaint: str


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
        status, usage = _waited(process, until=begun + seconds)
        out.seek(0)
        err.seek(0)
        lines = out.read().decode(errors="replace").strip().splitlines()
        complaint = err.read().decode(errors="replace").strip()
    return Ran(
        answer=_json(lines[-1]) if lines else {},
        code=os.waitstatus_to_exitcode(status),
        seconds=time.monotonic() - begun,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss / KILO,
        complaint=complaint.splitlines()[-1] if complaint else "",
    )


def _waited(process: subprocess.Popen[bytes], *, until: float) -> tuple[int, Any]:
    """Wait with wait4, the only call that tells one child's peak memory."""
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return status, usage
        if time.monotonic() > until:
            process.kill()
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            return status, usage
        time.sleep(0.02)


def _json(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
