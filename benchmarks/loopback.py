"""A Dask scheduler and workers as processes of this machine, on free ports of loopback; one can be killed."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
SECONDS_TO_BEGIN = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Loopback:
    """A running cluster; its workers have one thread each, and nobody starts them again."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill_worker(self, number: int = 0) -> None:
        """End a worker as a power cut would."""
        self.workers[number].kill()
        self.workers[number].wait()


@contextmanager
def loopback(*, workers: int) -> Iterator[Loopback]:
    """Start a cluster, and end its processes afterwards. Raises TimeoutError where it does not come up."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        quiet = ("--host", HOST, "--no-dashboard", "--scheduler-file", str(file))
        started = [_started("distributed.cli.dask_scheduler", *quiet, "--port", "0", folder=folder)]
        try:
            address = _address(file)
            for number in range(workers):
                only = ("--nthreads", "1", "--memory-limit", "0", "--no-nanny", "--name", f"worker-{number}")
                local = ("--local-directory", folder)
                started.append(
                    _started(
                        "distributed.cli.dask_worker",
                        address,
                        *("--host", HOST, "--no-dashboard"),
                        *only,
                        *local,
                        folder=folder,
                    )
                )
            if workers:
                _wait_for(workers, address)
            yield Loopback(address=address, workers=tuple(started[1:]))
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()


def _wait_for(workers: int, address: str) -> None:
    from distributed import Client  # noqa: PLC0415 -- an optional library

    with Client(address, timeout=SECONDS_TO_BEGIN, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=SECONDS_TO_BEGIN)


def _started(module: str, *arguments: str, folder: str) -> subprocess.Popen[bytes]:
    with (Path(folder) / f"{module}.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=log, stderr=log)


def _address(file: Path) -> str:
    until = time.monotonic() + SECONDS_TO_BEGIN
    while time.monotonic() < until:
        if file.is_file():
            try:
                return str(json.loads(file.read_text(encoding="utf-8"))["address"])
            except ValueError:
                pass  # it is just being written
        time.sleep(0.05)
    raise TimeoutError("The scheduler did not begin in time.")
