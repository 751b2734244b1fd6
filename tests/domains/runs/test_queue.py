"""The queue: asked for, taken by exactly one worker, renewed, ended, lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection

from majup.domains.runs.actions import claim_run as claiming
from majup.domains.runs.actions.ask_cancel import ask_cancel
from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.runs.actions.mark_lost_runs import LostRuns, mark_lost_runs
from majup.domains.runs.actions.record_failure import record_failure
from majup.domains.runs.actions.record_result import record_result
from majup.domains.runs.actions.renew_heartbeat import Told, renew_heartbeat
from majup.domains.runs.errors import RunHasEnded, RunNotHeld
from majup.domains.runs.models import Run
from majup.domains.runs.queries import (
    HeldRun,
    answer_of,
    held_run,
    problem_of,
    run_status,
    runs_found,
    statuses_of,
)
from majup.domains.runs.rules import LOST_AFTER, sha256_of
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.ids import new_id
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging
from tests.situations.audit import acts_named
from tests.situations.runs import KIND, LONG_AFTER, NOW, WORKER, a_held_run, a_waiting_run

pytestmark = pytest.mark.django_db
MINISTRY = a_viewer(Role.MINISTRY)


def claim(worker: str = WORKER, **other: object) -> HeldRun | None:
    given: dict[str, object] = {"kinds": (KIND,), "by": SYSTEM, "at": NOW}
    return claim_run(worker=worker, **{**given, **other})  # type: ignore[arg-type]  # one test a wrong value


def done(run_id: UUID, *, worker: str = WORKER, answer: str = "the answer") -> None:
    record_result(
        run_id=run_id,
        worker=worker,
        answer=answer,
        receipt={"engine_version": "1.0", "stopped_by": "proof"},
        by=SYSTEM,
        at=NOW,
    )


def test_request_run_keeps_the_problem_and_its_hash() -> None:
    run_id = a_waiting_run(problem='{"ā":1}', by=MINISTRY)
    run = Run.objects.get()
    assert problem_of(run_id) == '{"ā":1}'
    assert run.problem_hash == sha256_of('{"ā":1}')
    assert (run.state, run.requested_by, run.attempts) == ("REQUESTED", MINISTRY.user_id, 0)
    assert len(acts_named("runs.requested")) == 1


def test_request_run_is_for_those_who_plan() -> None:
    with pytest.raises(NotAllowed):
        a_waiting_run(by=a_viewer(Role.SOCIAL_WORKER))
    assert not Run.objects.exists()


def test_claim_run_takes_the_one_that_waited_longest() -> None:
    a_waiting_run(at=NOW + timedelta(seconds=1))
    oldest = a_waiting_run(at=NOW)
    held = claim()
    assert held is not None
    assert (held.id, held.problem, held.limits) == (oldest, '{"a":1}', {"seconds": 30.0})
    run = Run.objects.get(pk=oldest)
    assert (run.state, run.worker, run.attempts, run.heartbeat_at) == ("RUNNING", WORKER, 1, NOW)


def test_claim_run_gives_a_run_to_one_worker_only() -> None:
    run_id = a_waiting_run()
    assert claim("worker-1", run_id=run_id) is not None
    assert claim("worker-2", run_id=run_id) is None
    assert Run.objects.get().worker == "worker-1"
    assert len(acts_named("runs.claimed")) == 1


def test_claim_run_tries_the_next_one_where_it_comes_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and taking another worker took the first: the conditional update changes no row."""
    first, second = a_waiting_run(at=NOW), a_waiting_run(at=NOW + timedelta(seconds=1))
    taken = claiming._take

    def beaten(run_id: UUID, **given: object) -> None:
        if run_id == first and not acts_named("runs.claimed"):
            taken(first, worker="worker-2", by=SYSTEM, at=NOW)
        taken(run_id, **given)  # type: ignore[arg-type]  # handed on as given

    monkeypatch.setattr(claiming, "_take", beaten)
    held = claim("worker-1")
    assert held is not None
    assert held.id == second
    assert dict(Run.objects.values_list("pk", "worker")) == {first: "worker-2", second: "worker-1"}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_claim_run_by_many_workers_at_once_gives_each_run_once() -> None:
    runs = [a_waiting_run() for _ in range(5)]

    def work(number: int) -> list[UUID]:
        mine = []
        while (held := claim(f"worker-{number}")) is not None:
            mine.append(held.id)
        connection.close()
        return mine

    with ThreadPoolExecutor(8) as pool:
        taken = [run for mine in pool.map(work, range(8)) for run in mine]
    assert sorted(taken) == sorted(runs)


def test_claim_run_takes_only_kinds_it_knows_and_is_the_systems() -> None:
    a_waiting_run()
    assert claim(kinds=("another",)) is None
    with pytest.raises(NotAllowed):
        claim(by=MINISTRY)
    assert Run.objects.get().state == "REQUESTED"


def test_renew_heartbeat_keeps_what_was_told_last() -> None:
    run_id = a_held_run()
    later = NOW + timedelta(seconds=3)
    told = Told(stage="NEEDS_MET", value=10.0, bound=12.0, gap=0.2, share=0.5)
    assert renew_heartbeat(run_id=run_id, worker=WORKER, told=told, by=SYSTEM, at=later) is False
    status = run_status(run_id=run_id, viewer=MINISTRY)
    assert (status.stage, status.value, status.bound, status.gap, status.share) == (
        "NEEDS_MET",
        10,
        12,
        0.2,
        0.5,
    )
    assert status.heartbeat_at == later
    renew_heartbeat(run_id=run_id, worker=WORKER, told=None, by=SYSTEM, at=LONG_AFTER)
    assert run_status(run_id=run_id, viewer=MINISTRY).stage == "NEEDS_MET"


def test_renew_heartbeat_of_a_run_that_was_taken_away_is_refused() -> None:
    run_id = a_held_run()
    with pytest.raises(RunNotHeld):
        renew_heartbeat(run_id=run_id, worker="another", told=None, by=SYSTEM, at=LONG_AFTER)
    assert Run.objects.get().heartbeat_at == NOW
    with pytest.raises(NotAllowed):
        renew_heartbeat(run_id=run_id, worker=WORKER, told=None, by=MINISTRY, at=LONG_AFTER)


def test_ask_cancel_of_a_waiting_run_ends_it() -> None:
    run_id = a_waiting_run()
    assert ask_cancel(run_id=run_id, by=MINISTRY, at=NOW) is True
    assert Run.objects.get().state == "CANCELLED"
    assert claim() is None
    assert len(acts_named("runs.cancel_asked")) == 1


def test_ask_cancel_of_a_held_run_is_heard_with_the_next_heartbeat() -> None:
    run_id = a_held_run()
    assert ask_cancel(run_id=run_id, by=MINISTRY, at=NOW) is False
    assert renew_heartbeat(run_id=run_id, worker=WORKER, told=None, by=SYSTEM, at=NOW) is True


def test_ask_cancel_of_an_ended_run_is_refused() -> None:
    run_id = a_held_run()
    done(run_id)
    with pytest.raises(RunHasEnded):
        ask_cancel(run_id=run_id, by=MINISTRY, at=NOW)
    with pytest.raises(NotAllowed):
        ask_cancel(run_id=run_id, by=a_viewer(Role.AUDITOR), at=NOW)
    assert not acts_named("runs.cancel_asked")


def test_record_result_keeps_answer_and_receipt() -> None:
    run_id = a_held_run()
    assert answer_of(run_id) is None
    done(run_id)
    run = Run.objects.get()
    assert (run.state, run.engine_version, run.ended_at) == ("DONE", "1.0", NOW)
    assert answer_of(run_id) == "the answer"


def test_record_result_of_another_worker_changes_nothing() -> None:
    run_id = a_held_run()
    with pytest.raises(RunNotHeld):
        done(run_id, worker="another")
    done(run_id)
    with pytest.raises(RunNotHeld):
        done(run_id, answer="another answer")
    assert answer_of(run_id) == "the answer"
    assert len(acts_named("runs.done")) == 1


def test_record_failure_names_the_fault() -> None:
    run_id = a_held_run()
    record_failure(run_id=run_id, worker=WORKER, fault="out_of_memory", by=SYSTEM, at=NOW)
    run = Run.objects.get()
    assert (run.state, run.fault, run.ended_at) == ("FAILED", "out_of_memory", NOW)
    with pytest.raises(RunNotHeld):
        record_failure(run_id=run_id, worker=WORKER, fault="cancelled", by=SYSTEM, at=NOW)
    assert Run.objects.get().state == "FAILED"
    with pytest.raises(NotAllowed):
        record_failure(run_id=run_id, worker=WORKER, fault="x", by=MINISTRY, at=NOW)


def test_mark_lost_runs_lets_a_run_wait_again_once() -> None:
    run_id = a_held_run()
    assert mark_lost_runs(by=SYSTEM, at=NOW + LOST_AFTER) == LostRuns()
    assert mark_lost_runs(by=SYSTEM, at=LONG_AFTER).waiting_again == (run_id,)
    again = claim("worker-2")
    assert again is not None
    assert again.id == run_id
    with pytest.raises(RunNotHeld):
        done(run_id, worker=WORKER)
    assert mark_lost_runs(by=SYSTEM, at=LONG_AFTER).given_up == (run_id,)
    run = Run.objects.get()
    assert (run.state, run.fault, run.attempts) == ("LOST", "worker_died", 2)


def test_mark_lost_runs_does_not_begin_again_what_was_to_stop() -> None:
    run_id = a_held_run()
    ask_cancel(run_id=run_id, by=MINISTRY, at=NOW)
    assert mark_lost_runs(by=SYSTEM, at=LONG_AFTER).given_up == (run_id,)


def test_mark_lost_runs_leaves_no_trace_where_all_live() -> None:
    a_held_run()
    a_waiting_run()
    mark_lost_runs(by=SYSTEM, at=NOW)
    assert not acts_named("runs.lost")
    with pytest.raises(NotAllowed):
        mark_lost_runs(by=MINISTRY, at=LONG_AFTER)


def test_finished_run_must_have_an_answer() -> None:
    a_held_run()
    with pytest.raises(IntegrityError), arranging():
        Run.objects.update(state="DONE")


def test_runs_are_listed_newest_first_and_by_state() -> None:
    a_waiting_run(at=NOW)
    newest = a_waiting_run(at=LONG_AFTER)
    assert next(iter(runs_found(viewer=MINISTRY))).id == newest
    assert runs_found(viewer=MINISTRY, state="DONE") == []
    assert set(statuses_of([newest])) == {newest}
    assert held_run(newest).kind == KIND


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PROVIDER, Role.INSTITUTION])
def test_runs_are_not_for_everybody(role: Role) -> None:
    run_id = a_waiting_run()
    with pytest.raises(NotAllowed):
        run_status(run_id=run_id, viewer=a_viewer(role))
    with pytest.raises(NotAllowed):
        runs_found(viewer=a_viewer(role))


def test_unknown_run_is_not_found() -> None:
    with pytest.raises(NotFound):
        run_status(run_id=new_id(), viewer=MINISTRY)
