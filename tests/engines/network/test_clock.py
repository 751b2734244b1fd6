"""Side by side: the caller is only asked on its own thread, and a cancel reaches every thread."""

import threading
import time

import pytest

from majup.engines.network.clock import Clock
from majup.engines.network.problem import Limits
from majup.engines.network.run import plan_network
from tests.engines.network.region import a_region


def test_progress_and_cancel_are_asked_on_the_callers_thread_only():
    threads = set()

    plan_network(
        a_region(places=30, sites=12, persons=150),
        limits=Limits(seconds=3.0, gap=0.0, threads=2),
        on_progress=lambda _report: threads.add(threading.get_ident()),
        is_cancelled=lambda: threads.add(threading.get_ident()) or False,
    )

    assert threads == {threading.get_ident()}


def test_a_cancel_is_heard_by_whoever_works_on_another_thread():
    clock = Clock(limits=Limits(), on_progress=None, is_cancelled=lambda: True)
    began = threading.Barrier(2)

    def work():
        began.wait(timeout=10)
        while not clock.tell("aim"):
            pass
        return "stopped"

    assert clock.side_by_side([work, work], threads=2) == ["stopped", "stopped"]


def test_what_a_task_raises_is_raised_to_the_caller():
    clock = Clock(limits=Limits(), on_progress=None, is_cancelled=None)

    with pytest.raises(ZeroDivisionError):
        clock.side_by_side([lambda: 1, lambda: 1 // 0], threads=2)


def test_answers_come_in_the_order_of_the_tasks():
    clock = Clock(limits=Limits(), on_progress=None, is_cancelled=None)
    late = threading.Event()

    def first():
        late.wait(timeout=10)
        return 1

    def second():
        late.set()
        return 2

    assert clock.side_by_side([first, second], threads=2) == [1, 2]


@pytest.mark.parametrize("whose", ["task", "caller"])
def test_a_fault_of_one_ends_what_runs_beside_it(whose):
    def fault(*_given):
        raise RuntimeError("a fault")

    clock = Clock(
        limits=Limits(seconds=60.0), on_progress=fault if whose == "caller" else None, is_cancelled=None
    )

    def works_on():
        begun = time.monotonic()
        while not clock.is_cancelled and time.monotonic() - begun < 20.0:
            clock.tell("aim")
            time.sleep(0.02)
        return clock.is_cancelled

    seen = []
    begun = time.monotonic()
    with pytest.raises(RuntimeError, match="a fault"):
        clock.side_by_side(
            [lambda: seen.append(works_on()), fault if whose == "task" else works_on], threads=2
        )

    assert seen == [True]
    assert time.monotonic() - begun < 10.0
