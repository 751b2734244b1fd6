"""The worker's loop: what waits is computed, what a dead worker left is begun again or given up."""

import threading
from datetime import timedelta

import pytest

from majup.domains.planning.models import RegionalPlan
from majup.domains.runs.models import Run
from majup.kernel.clock import now
from majup.worker.loop import Worker
from tests.situations.acting import arranging
from tests.situations.planning import a_claimed_plan, a_requested_plan

pytestmark = pytest.mark.django_db


def a_worker() -> tuple[Worker, list[str]]:
    said: list[str] = []
    return Worker(at_once=1, say=said.append), said


def test_worker_computes_what_waits_and_ends() -> None:
    a_requested_plan()
    worker, said = a_worker()
    assert worker.run_once() == 1
    assert RegionalPlan.objects.get().state == "DRAFT"
    assert Run.objects.get().worker == worker.name
    assert any("has begun" in line for line in said)


def test_worker_with_nothing_to_do_ends_at_once() -> None:
    assert a_worker()[0].run_once() == 0


def test_two_workers_never_have_one_name() -> None:
    assert a_worker()[0].name != a_worker()[0].name


def test_run_of_a_killed_worker_is_computed_by_the_next() -> None:
    a_claimed_plan(worker="a worker that was killed")
    with arranging():
        Run.objects.update(heartbeat_at=now() - timedelta(hours=1))
    worker, said = a_worker()
    assert worker.run_once() == 1
    plan, run = RegionalPlan.objects.get(), Run.objects.get()
    assert (plan.state, run.state, run.attempts) == ("DRAFT", "DONE", 2)
    assert any("waits again" in line for line in said)
    assert plan.offers.count() == 2


def test_run_that_took_two_workers_down_is_given_up() -> None:
    a_claimed_plan(worker="a worker that was killed")
    with arranging():
        Run.objects.update(heartbeat_at=now() - timedelta(hours=1), attempts=2)
    worker, said = a_worker()
    assert worker.run_once() == 0
    assert (RegionalPlan.objects.get().state, Run.objects.get().state) == ("FAILED", "LOST")
    assert any("given up" in line for line in said)


def test_stopped_worker_lets_go_and_publishes_nothing() -> None:
    a_requested_plan()
    worker, said = a_worker()
    stop = threading.Event()
    assert worker._take_one()
    stop.set()
    worker.run(stop)
    assert (RegionalPlan.objects.get().state, Run.objects.get().state) == ("COMPUTING", "RUNNING")
    assert said[-1].endswith("has stopped")
