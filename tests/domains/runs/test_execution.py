"""A child process: told of, stopped, limited, killed, and gone with its worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from majup.domains.runs.jobs.execution import Ended, Execution, Task
from tests.domains.runs import tasks

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 30.0


@pytest.fixture(autouse=True)
def _tests_can_be_imported_by_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))


def a_child(entry: str, *, memory_bytes: int = 2 * 1024**3) -> Execution:
    return Execution(Task(entry=entry, problem="problem ", limits="limits", memory_bytes=memory_bytes))


def wait_for(happened: Callable[[], object]) -> object:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := happened():
            return answer
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def test_answer_and_progress_come_back() -> None:
    child = a_child(tasks.ECHO)
    assert wait_for(child.poll) == Ended(answer="problem limits")
    assert child.told == {"stage": "echo", "share": 0.5}


def test_large_answer_comes_whole_and_prints_do_not_disturb_it() -> None:
    child = a_child(tasks.CHATTY)
    ended = wait_for(child.poll)
    assert isinstance(ended, Ended)
    assert len(ended.answer) == 300_000


def test_child_stops_when_asked() -> None:
    child = a_child(tasks.FOR_EVER)
    assert child.poll() is None
    child.ask_to_stop()
    assert wait_for(child.poll) == Ended(answer="stopped")


def test_child_that_takes_too_much_memory_fails_alone() -> None:
    assert wait_for(a_child(tasks.GREEDY).poll) == Ended(fault="out_of_memory")


def test_child_that_crashes_names_its_fault_and_not_its_words() -> None:
    assert wait_for(a_child(tasks.CRASHING).poll) == Ended(fault="crashed:ArithmeticError")


def test_child_that_cannot_begin_fails() -> None:
    assert wait_for(a_child("tests.domains.runs.tasks:missing").poll) == Ended(fault="crashed:AttributeError")


def test_killed_child_is_noticed() -> None:
    child = a_child(tasks.FOR_EVER)
    os.kill(child.process_id, signal.SIGKILL)
    assert wait_for(child.poll) == Ended(fault="child_died:-9")


def test_child_knows_no_key_and_no_address_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAJUP_DATA_KEY", "0" * 64)
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody:secret@127.0.0.1/none")
    child = a_child(tasks.FOR_EVER)
    told = Path(f"/proc/{child.process_id}/environ").read_bytes()
    child.kill()
    assert b"MAJUP_" not in told
    assert b"secret" not in told


A_WORKER = f"""
import time
from majup.domains.runs.jobs.execution import Execution, Task

child = Execution(Task(entry={tasks.FOR_EVER!r}, problem="", limits="", memory_bytes=2 * 1024**3))
print(child.process_id, flush=True)
time.sleep(60)
"""


def test_child_ends_when_its_worker_is_killed() -> None:
    worker = subprocess.Popen([sys.executable, "-c", A_WORKER], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    child_id = int(worker.stdout.readline())
    worker.kill()
    worker.wait()
    worker.stdout.close()
    wait_for(lambda: _is_gone(child_id))


def _is_gone(process_id: int) -> bool:
    """Gone, or dead and not yet buried by whoever inherited it."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"
