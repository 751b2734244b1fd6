"""The web server and the worker, started together, watched, and stopped together."""

import contextlib
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from steps import ROOT, STOP_SECONDS, Failed, say, step, stop_when_asked

if TYPE_CHECKING:
    from majup.config.env import Environment

START_SECONDS = 60


def refuse_taken_port(env: "Environment") -> None:
    """Say at the very beginning that the port is taken, not after minutes of work."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((env.host, env.port))
        except OSError as error:
            raise Failed(
                f"Port {env.port} on {env.host} cannot be used ({error.strerror}). "
                f"Stop what uses it, or choose another: MAJUP_PORT={env.port + 1} ./run"
            ) from None


def serve(env: "Environment", *, majup: Path) -> int:
    """Run web and worker until one ends or we are asked to stop; 0 means that we were asked."""
    stop_when_asked()
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        with step("web server and worker"):
            for command in ("serve", "worker"):
                # A session of their own: Ctrl-C reaches us alone, and we stop both in order.
                processes[command] = subprocess.Popen([majup, command], cwd=ROOT, start_new_session=True)
            _wait_for_health(address(env), processes)
        say(f"\nMājup is at {address(env)}   (Ctrl-C stops it)\n")
        return _watch(processes)
    except KeyboardInterrupt:
        say("\nstopping …")
        return 0
    finally:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_IGN)
        _end(processes)


def address(env: "Environment") -> str:
    """Where a browser on this machine finds the pages."""
    host = "127.0.0.1" if env.host in {"0.0.0.0", "::"} else env.host
    return f"http://{f'[{host}]' if ':' in host else host}:{env.port}/"


def _wait_for_health(url: str, processes: Mapping[str, subprocess.Popen[bytes]]) -> None:
    # Without the proxies of the environment: this machine is asked, nobody else.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        _refuse_ended(processes)
        with contextlib.suppress(OSError), opener.open(url, timeout=10) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise Failed(f"The web server gave no good answer at {url} within {START_SECONDS} seconds.")


def _watch(processes: Mapping[str, subprocess.Popen[bytes]]) -> int:
    while True:
        _refuse_ended(processes)
        time.sleep(0.5)


def _refuse_ended(processes: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for command, process in processes.items():
        if process.poll() is not None:
            raise Failed(
                f"majup {command} ended by itself with code {process.returncode}; see its last lines above."
            )


def _end(processes: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Ask both to stop, and after a while insist, so that nothing stays behind."""
    for process in processes.values():
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for process in processes.values():
        try:
            process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
