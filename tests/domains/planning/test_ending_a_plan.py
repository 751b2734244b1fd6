"""How a plan ends without an answer: stopped, failed, given up."""

from datetime import timedelta

import pytest

from majup.domains.planning.actions.cancel_plan import cancel_plan
from majup.domains.planning.actions.give_up_plan import give_up_plan
from majup.domains.planning.actions.record_plan_failure import record_plan_failure
from majup.domains.planning.models import PlannedOffer, RegionalPlan
from majup.domains.planning.queries.plans import plan_head
from majup.domains.runs.actions.mark_lost_runs import mark_lost_runs
from majup.domains.runs.errors import RunHasEnded, RunNotHeld
from majup.domains.runs.models import Run
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.ids import new_id
from majup.kernel.viewer import SYSTEM, Role, Viewer
from tests.situations.accounts import a_viewer
from tests.situations.acting import arranging
from tests.situations.audit import acts_named
from tests.situations.planning import (
    NOW,
    WORKER,
    a_claimed_plan,
    a_planner,
    a_published_plan,
    a_region_in_need,
    a_requested_plan,
)

pytestmark = pytest.mark.django_db


def fail(fault: str, *, worker: str = WORKER, by: Viewer = SYSTEM) -> None:
    record_plan_failure(run_id=Run.objects.get().pk, worker=worker, fault=fault, by=by, at=NOW)


def states() -> tuple[str, str]:
    return RegionalPlan.objects.get().state, Run.objects.get().state


def test_cancel_plan_that_waits_ends_it_at_once() -> None:
    asked = a_requested_plan()
    cancel_plan(run_id=asked.run_id, by=a_planner(), at=NOW)
    assert states() == ("CANCELLED", "CANCELLED")
    assert len(acts_named("planning.plan_cancelled")) == 1


def test_cancel_plan_that_computes_asks_the_worker() -> None:
    asked = a_claimed_plan()
    cancel_plan(run_id=asked.run_id, by=a_planner(), at=NOW)
    assert states() == ("COMPUTING", "RUNNING")
    assert Run.objects.get().cancel_asked


def test_cancel_plan_is_refused_to_another_region_and_other_roles() -> None:
    asked = a_requested_plan()
    for viewer in (a_planner("Vidzeme"), a_viewer(Role.SOCIAL_WORKER), a_viewer(Role.AUDITOR)):
        with pytest.raises(NotAllowed):
            cancel_plan(run_id=asked.run_id, by=viewer, at=NOW)
    assert states() == ("COMPUTING", "REQUESTED")


def test_cancel_plan_comes_too_late_after_the_end() -> None:
    a_published_plan()
    with pytest.raises(RunHasEnded):
        cancel_plan(run_id=Run.objects.get().pk, by=SYSTEM, at=NOW)
    assert states() == ("DRAFT", "DONE")
    assert not acts_named("planning.plan_cancelled")


def test_cancel_plan_of_an_unknown_run_finds_nothing() -> None:
    with pytest.raises(NotFound):
        cancel_plan(run_id=new_id(), by=SYSTEM, at=NOW)


def test_record_plan_failure_ends_plan_and_run_together() -> None:
    a_claimed_plan()
    fail("out_of_memory")
    assert states() == ("FAILED", "FAILED")
    assert Run.objects.get().fault == "out_of_memory"
    assert not PlannedOffer.objects.exists()
    assert len(acts_named("planning.plan_failed")) == 1


def test_record_plan_failure_says_that_it_was_stopped() -> None:
    a_claimed_plan()
    fail("cancelled")
    assert states() == ("CANCELLED", "CANCELLED")


def test_record_plan_failure_of_a_run_held_by_another_changes_nothing() -> None:
    a_claimed_plan(worker="another")
    with pytest.raises(RunNotHeld):
        fail("out_of_memory")
    assert states() == ("COMPUTING", "RUNNING")


def test_record_plan_failure_is_the_systems_alone() -> None:
    a_claimed_plan()
    with pytest.raises(NotAllowed):
        fail("out_of_memory", by=a_viewer(Role.MINISTRY))


def test_give_up_plan_leaves_the_way_free_for_another() -> None:
    region = a_region_in_need()
    asked = a_claimed_plan(region)
    give_up_plan(run_id=asked.run_id, by=SYSTEM)
    assert RegionalPlan.objects.get().state == "FAILED"
    with arranging():
        Run.objects.update(state="LOST")
    assert a_requested_plan(region).variant == 2
    with pytest.raises(NotAllowed):
        give_up_plan(run_id=asked.run_id, by=a_viewer(Role.MINISTRY))


def test_plan_whose_run_was_lost_reads_as_failed_before_anybody_said_so() -> None:
    asked = a_claimed_plan()
    with arranging():
        Run.objects.update(attempts=2)
    lost = mark_lost_runs(by=SYSTEM, at=NOW + timedelta(hours=1))
    assert lost.given_up == (asked.run_id,)
    assert RegionalPlan.objects.get().state == "COMPUTING"
    assert plan_head(asked.plan_id, viewer=SYSTEM).state == "FAILED"
