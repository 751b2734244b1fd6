"""./run keeps the web server and the worker together: both healthy, or both gone."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.house.tree import ROOT

WEB = """
import http.server, os, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(os.environ["FAKE_STATUS"])); self.end_headers(); self.wfile.write(b"here")
    def log_message(self, *args): pass
http.server.HTTPServer(("127.0.0.1", int(os.environ["MAJUP_PORT"])), Handler).serve_forever()
"""
WORKER = "import os, time; time.sleep(float(os.environ['FAKE_SECONDS']))"
START = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import serving
from environment import ENV
from steps import Failed
try:
    serving.refuse_taken_port(ENV)
    serving.START_SECONDS = 3
    sys.exit(serving.serve(ENV, majup=Path(sys.argv[2])))
except Failed as failure:
    print(failure)
    sys.exit(1)
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(
    folder: Path, *, port: int, status: str = "200", seconds: str = "60"
) -> Iterator[subprocess.Popen[str]]:
    """./run's last part, with a web server and a worker that do nothing but be there."""
    majup = folder / "majup"
    majup.write_text(
        textwrap.dedent(
            f"""\
            #!{sys.executable}
            import sys, os
            open({str(folder)!r} + "/" + sys.argv[1] + ".pid", "w").write(str(os.getpid()))
            exec({{"serve": {WEB!r}, "worker": {WORKER!r}}}[sys.argv[1]])
            """
        )
    )
    majup.chmod(0o755)
    env = {**os.environ, "MAJUP_PORT": str(port), "FAKE_STATUS": status, "FAKE_SECONDS": seconds}
    command = [sys.executable, "-c", START, str(ROOT / "setup"), str(majup)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _read_until(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError(f"it never said {words!r}")


def _is_alive(folder: Path, command: str) -> bool:
    try:
        os.kill(int((folder / f"{command}.pid").read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serves_until_asked_to_stop_and_leaves_nothing_behind(number: signal.Signals, tmp_path: Path) -> None:
    port = _free_port()
    with _running(tmp_path, port=port) as process:
        _read_until(process, f"Mājup is at http://127.0.0.1:{port}/")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            assert answer.read() == b"here"
        assert _is_alive(tmp_path, "worker")
        process.send_signal(number)
        assert process.wait(timeout=20) == 0
        assert not _is_alive(tmp_path, "serve")
        assert not _is_alive(tmp_path, "worker")


def test_worker_that_ends_by_itself_takes_the_web_server_along_and_is_named(tmp_path: Path) -> None:
    with _running(tmp_path, port=_free_port(), seconds="1.5") as process:
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 1
        assert "majup worker ended by itself with code 0" in output
        assert not _is_alive(tmp_path, "serve")


def test_web_server_that_answers_with_errors_is_not_called_healthy(tmp_path: Path) -> None:
    with _running(tmp_path, port=_free_port(), status="500") as process:
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 1
        assert "gave no good answer" in output
        assert "Mājup is at" not in output
        assert not _is_alive(tmp_path, "worker")


def test_taken_port_is_said_before_anything_is_started(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        began = time.monotonic()
        with _running(tmp_path, port=port) as process:
            output, _ = process.communicate(timeout=20)
        assert process.returncode == 1
        assert f"MAJUP_PORT={port + 1} ./run" in output
        assert not (tmp_path / "serve.pid").exists()
        assert time.monotonic() - began < 5
