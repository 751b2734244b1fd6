"""A step that fails says why, and one that is stopped leaves nothing running."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from setup import steps
from tests.house.tree import ROOT

STARTED = """
import sys
sys.path.insert(0, sys.argv[1])
import steps
steps.stop_when_asked()
try:
    steps.stream([sys.executable, "-c", sys.argv[2]], trouble="It did not work.")
except KeyboardInterrupt:
    sys.exit(130)
"""
CHILD = """
import os, pathlib, time
pathlib.Path({pid!r}).write_text(str(os.getpid()))
try:
    time.sleep(60)
except KeyboardInterrupt:
    pathlib.Path({tidied!r}).touch()
"""


def test_failing_command_is_told_with_its_last_lines() -> None:
    with pytest.raises(steps.Failed, match=r"It did not work\.(.|\n)*the reason"):
        steps.run(
            [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"], trouble="It did not work."
        )


def test_failing_stream_is_told_with_its_exit_code() -> None:
    with pytest.raises(steps.Failed, match=r"It did not work\. .* \(exit code 3\)"):
        steps.stream([sys.executable, "-c", "raise SystemExit(3)"], trouble="It did not work.")


def test_answer_gives_code_and_output() -> None:
    assert steps.answer([sys.executable, "-c", "print('yes'); raise SystemExit(1)"]) == (1, "yes\n")


def test_asked_to_end_it_lets_what_it_started_tidy_up_first(tmp_path: Path) -> None:
    pid, tidied = tmp_path / "pid", tmp_path / "tidied"
    child = CHILD.format(pid=str(pid), tidied=str(tidied))
    process = subprocess.Popen([sys.executable, "-c", STARTED, str(ROOT / "setup"), child])
    until = time.monotonic() + 20
    while not (pid.exists() and pid.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    process.terminate()
    assert process.wait(timeout=20) == 130
    assert tidied.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
