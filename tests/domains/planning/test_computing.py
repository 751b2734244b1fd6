"""A small region planned from the request to the page's rows, in child processes, with the real engine."""

from uuid import UUID

import pytest

from majup.domains.planning.actions.cancel_plan import cancel_plan
from majup.domains.planning.jobs import computing
from majup.domains.planning.jobs.computing import compute_runs
from majup.domains.planning.models import RegionalPlan
from majup.domains.planning.queries.plans import plan_head
from majup.domains.planning.rules.kinds import PLAN_RUN
from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.runs.actions.record_failure import record_failure
from majup.domains.runs.jobs import crew as crews
from majup.domains.runs.models import Run
from majup.domains.support.models import SupportPlan
from majup.kernel.viewer import SYSTEM
from tests.situations.acting import arranging
from tests.situations.planning import NOW, WORKER, a_region_in_need, a_requested_plan, a_town, people_who_need
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db


def test_region_is_planned_end_to_end() -> None:
    asked = a_requested_plan()
    told: list[dict[UUID, dict[str, object]]] = []
    compute_runs([asked.run_id], worker=WORKER, at_once=2, tell=told.append)
    head = plan_head(asked.plan_id, viewer=SYSTEM)
    assert (head.state, head.outcome, head.needs_met) == ("DRAFT", "PROVED_BEST", 16)
    assert {run_id for one in told for run_id in one} == {asked.run_id}


def test_two_regions_are_planned_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_requested_plan()
    people_who_need("DAY_CARE", count=1, municipality="Cēsu novads")
    town = a_town("Cēsu novads")
    vidzeme = a_region("Vidzeme")
    with arranging():
        town.municipality_before.region = vidzeme
        town.municipality_before.save()
        SupportPlan.objects.filter(person__residence=town).update(region=vidzeme)
    second = a_requested_plan(vidzeme)
    compute_runs([first.run_id, second.run_id], worker=WORKER, at_once=2, tell=lambda told: None)
    assert set(RegionalPlan.objects.values_list("state", flat=True)) == {"DRAFT"}


def test_run_that_another_worker_took_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = a_requested_plan()
    claim_run(worker="another", kinds=(PLAN_RUN,), by=SYSTEM, at=NOW, run_id=asked.run_id)
    looked = []

    def the_other_ends(told: object) -> None:
        looked.append(told)
        if len(looked) == 2:
            record_failure(run_id=asked.run_id, worker="another", fault="x", by=SYSTEM, at=NOW)

    monkeypatch.setattr(computing, "TICK_SECONDS", 0.01)
    compute_runs([asked.run_id], worker=WORKER, at_once=2, tell=the_other_ends)
    assert len(looked) >= 2
    assert Run.objects.get().worker == "another"


def test_interruption_cancels_what_has_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = a_requested_plan()

    def interrupt(told: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compute_runs([asked.run_id], worker=WORKER, at_once=1, tell=interrupt)
    assert RegionalPlan.objects.get().state == "CANCELLED"
    assert Run.objects.get().state == "CANCELLED"
    assert a_requested_plan(a_region()).variant == 2


def test_cancel_while_computing_publishes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = a_requested_plan(a_region_in_need())
    monkeypatch.setattr(crews, "HEARTBEAT_SECONDS", 0.0)
    monkeypatch.setattr(computing, "TICK_SECONDS", 0.01)
    asked_to_stop = []

    def stop_once(told: object) -> None:
        if not asked_to_stop:
            asked_to_stop.append(cancel_plan(run_id=asked.run_id, by=SYSTEM, at=NOW))

    compute_runs([asked.run_id], worker=WORKER, at_once=1, tell=stop_once)
    plan = RegionalPlan.objects.get()
    assert (plan.state, plan.offers.count(), plan.unmet.count()) == ("CANCELLED", 0, 0)
