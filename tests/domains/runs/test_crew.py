"""A crew computes claimed runs in children, and ends each in one act."""

import os
import signal
import time
from pathlib import Path
from uuid import UUID

import pytest

from majup.domains.runs.actions.ask_cancel import ask_cancel
from majup.domains.runs.actions.mark_lost_runs import mark_lost_runs
from majup.domains.runs.actions.record_failure import record_failure
from majup.domains.runs.actions.record_result import record_result
from majup.domains.runs.jobs import crew as crews
from majup.domains.runs.jobs.crew import Crew, Handler
from majup.domains.runs.models import Run
from majup.domains.runs.queries import answer_of, held_run
from majup.kernel.viewer import SYSTEM
from tests.domains.runs import tasks
from tests.situations.runs import KIND, LONG_AFTER, NOW, WORKER, a_held_run

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _quick_heart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "HEARTBEAT_SECONDS", 0.0)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))


def publish(run_id: UUID, answer: str) -> None:
    record_result(run_id=run_id, worker=WORKER, answer=answer, receipt={}, by=SYSTEM, at=NOW)


def fail(run_id: UUID, fault: str) -> None:
    record_failure(run_id=run_id, worker=WORKER, fault=fault, by=SYSTEM, at=NOW)


def a_crew(entry: str, *, publishing: object = publish) -> Crew:
    handler = Handler(
        entry=entry,
        memory_bytes=2 * 1024**3,
        limits_text=lambda limits: "",
        publish=publishing,  # type: ignore[arg-type]  # one test's own
        fail=fail,
    )
    return Crew(worker=WORKER, by=SYSTEM, handlers={KIND: handler}, at_once=2)


def work(crew: Crew, run_id: UUID) -> Run:
    crew.take(held_run(run_id))
    until = time.monotonic() + 30
    while not crew.is_idle and time.monotonic() < until:
        crew.tick()
        time.sleep(0.02)
    assert crew.is_idle
    return Run.objects.get(pk=run_id)


def test_answer_is_published() -> None:
    run_id = a_held_run(problem="the problem")
    assert work(a_crew(tasks.ECHO), run_id).state == "DONE"
    assert answer_of(run_id) == "the problem"


def test_progress_is_kept_with_the_heartbeat() -> None:
    run_id = a_held_run()
    crew = a_crew(tasks.FOR_EVER)
    crew.take(held_run(run_id))
    crew.tick()
    assert Run.objects.get().heartbeat_at > NOW
    crew.drop_all()
    assert Run.objects.get().state == "RUNNING"


def test_run_asked_to_stop_is_cancelled_and_not_published() -> None:
    run_id = a_held_run()
    ask_cancel(run_id=run_id, by=SYSTEM, at=NOW)
    run = work(a_crew(tasks.FOR_EVER), run_id)
    assert (run.state, run.answer) == ("CANCELLED", None)


def test_fault_of_the_child_fails_the_run() -> None:
    run = work(a_crew(tasks.CRASHING), a_held_run())
    assert (run.state, run.fault) == ("FAILED", "crashed:ArithmeticError")


def test_answer_that_cannot_be_published_fails_the_run() -> None:
    def broken(run_id: UUID, answer: str) -> None:
        raise ValueError

    run = work(a_crew(tasks.ECHO, publishing=broken), a_held_run())
    assert (run.state, run.fault) == ("FAILED", "unpublishable:ValueError")


def test_killed_child_fails_the_run() -> None:
    crew, run_id = a_crew(tasks.FOR_EVER), a_held_run()
    crew.take(held_run(run_id))
    os.kill(crew._held[0].execution.process_id, signal.SIGKILL)
    while not crew.is_idle:
        crew.tick()
    assert (Run.objects.get().state, Run.objects.get().fault) == ("FAILED", "child_died:-9")


def test_run_taken_by_another_is_let_go_without_a_word() -> None:
    crew, run_id = a_crew(tasks.FOR_EVER), a_held_run()
    crew.take(held_run(run_id))
    mark_lost_runs(by=SYSTEM, at=LONG_AFTER)
    assert crew.tick() == [run_id]
    assert crew.is_idle
    assert Run.objects.get().state == "REQUESTED"


def test_child_beyond_its_time_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "GRACE_SECONDS", -40.0)
    run = work(a_crew(tasks.FOR_EVER), a_held_run())
    assert (run.state, run.fault) == ("FAILED", "out_of_time")


def test_interrupted_crew_cancels_what_it_holds() -> None:
    crew, run_id = a_crew(tasks.FOR_EVER), a_held_run()
    crew.take(held_run(run_id))
    crew.cancel_all()
    assert crew.is_idle
    assert Run.objects.get().state == "CANCELLED"


def test_crew_takes_no_more_than_it_can_do_at_once() -> None:
    crew = a_crew(tasks.FOR_EVER)
    assert crew.has_room
    crew.take(held_run(a_held_run()))
    crew.take(held_run(a_held_run()))
    assert not crew.has_room
    crew.drop_all()
