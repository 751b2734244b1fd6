"""One child process seen from the worker: start it, ask how it goes, stop it. Never blocks."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import IO, Any

CHILD = "majup.domains.runs.jobs.child"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a child is given: the function as "package.module:name", its texts, and its limits."""

    entry: str
    problem: str
    limits: str
    memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended: with an answer, or with the code of a fault; the other is empty."""

    answer: str = ""
    fault: str = ""


class Execution:
    """A running child. `told` is what it said of itself last."""

    def __init__(self, task: Task) -> None:
        self.told: dict[str, Any] | None = None
        self._buffer = b""
        self._process = subprocess.Popen(
            [sys.executable, "-m", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
        )
        os.set_blocking(self._output.fileno(), False)
        self._send(
            {
                "entry": task.entry,
                "problem": task.problem,
                "limits": task.limits,
                "memory_bytes": task.memory_bytes,
            }
        )

    @property
    def process_id(self) -> int:
        """The child's process id, for the log and for tests that kill it."""
        return self._process.pid

    def poll(self) -> Ended | None:
        """Take in what the child said since; None while it computes."""
        self._buffer += self._output.read() or b""
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            said = json.loads(line)
            if "told" in said:
                self.told = said["told"]
            else:
                self._close()
                return Ended(answer=said.get("answer", ""), fault=said.get("fault", ""))
        if self._process.poll() is not None and not self._buffer:
            return self._ended_without_a_word()
        return None

    def ask_to_stop(self) -> None:
        """Let the child end by itself, with what it has. It may already be gone."""
        self._send("stop")

    def kill(self) -> None:
        """End the child now."""
        self._process.kill()
        self._close()

    @property
    def _output(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def _ended_without_a_word(self) -> Ended | None:
        rest = self._output.read()
        if rest:
            self._buffer = rest
            return self.poll()
        self._close()
        return Ended(fault=f"child_died:{self._process.returncode}")

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        self._process.wait()


def _environment() -> dict[str, str]:
    """What the child may know of ours: where Python finds the package, and nothing secret.

    One thread for the array libraries: a run must repeat, and its neighbours need the other cores.
    """
    kept = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {name: os.environ[name] for name in kept if name in os.environ} | one_thread  # noqa: TID251  # handed on to the child, not read as a setting
