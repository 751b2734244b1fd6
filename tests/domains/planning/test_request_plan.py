"""Asking for a new variant of a region's plan."""

from datetime import date
from decimal import Decimal

import pytest

from majup.domains.planning.actions.request_plan import request_plan
from majup.domains.planning.errors import AlreadyComputing, NothingToPlan
from majup.domains.planning.models import RegionalPlan
from majup.domains.runs.models import Run
from majup.domains.runs.queries import problem_of
from majup.engines.network.problem import problem_from_json, problem_sha256
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.planning import (
    NOW,
    PLAN_DAY,
    a_planner,
    a_published_plan,
    a_region_in_need,
    a_requested_plan,
    a_town,
    people_who_need,
)
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db


def test_plan_waits_with_its_frozen_problem() -> None:
    region = a_region_in_need()
    asked = a_requested_plan(region)
    plan, run = RegionalPlan.objects.get(), Run.objects.get()
    assert (plan.pk, plan.run_id, plan.state, plan.variant) == (asked.plan_id, run.pk, "COMPUTING", 1)
    assert (plan.persons, plan.budget_eur) == (18, Decimal("44441978.00"))
    problem = problem_from_json(problem_of(run.pk))
    assert run.problem_hash == problem_sha256(problem)
    assert run.limits == {"seconds": 5, "gap": 0.001, "seed": 0, "threads": 1, "work": None}


def test_problem_names_nobody() -> None:
    people = people_who_need("DAY_CARE")
    a_requested_plan(a_region())
    text = problem_of(Run.objects.get().pk)
    for person in people:
        assert person.family_name not in text
        assert person.record_no not in text
        assert str(person.pk) not in text


def test_planning_region_asks_for_its_own_plan_only() -> None:
    region = a_region_in_need()
    with pytest.raises(NotAllowed):
        a_requested_plan(region, by=a_planner("Vidzeme"))
    assert not RegionalPlan.objects.exists()
    assert a_requested_plan(region, by=a_planner("Kurzeme")).variant == 1


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.MINISTRY, Role.PLANNING_REGION, Role.SYSTEM}]
)
def test_role_without_the_permission_is_refused(role: Role) -> None:
    region = a_region_in_need()
    before = number_of_acts()
    with pytest.raises(NotAllowed):
        a_requested_plan(region, by=a_viewer(role))
    assert not Run.objects.exists()
    assert number_of_acts() == before


def test_ministry_asks_for_any_region() -> None:
    assert a_requested_plan(by=a_viewer(Role.MINISTRY)).variant == 1


def test_second_request_is_refused_while_the_first_computes() -> None:
    region = a_region_in_need()
    a_requested_plan(region)
    with pytest.raises(AlreadyComputing):
        a_requested_plan(region)
    assert RegionalPlan.objects.count() == Run.objects.count() == 1


def test_next_variant_follows_the_last() -> None:
    region = a_region_in_need()
    a_published_plan(region)
    assert a_requested_plan(region).variant == 2


def test_nothing_is_planned_where_nobody_needs_anything() -> None:
    a_town()
    with pytest.raises(NothingToPlan) as refused:
        a_requested_plan(a_region())
    assert refused.value.code == "no_demand"
    assert not Run.objects.exists()


def test_nothing_is_planned_without_partners() -> None:
    a_town("Dundagas novads", is_partner=False)
    people_who_need("DAY_CARE")
    with pytest.raises(NothingToPlan) as refused:
        request_plan(region_id=a_region().pk, as_of=date(2014, 1, 1), by=SYSTEM, at=NOW)
    assert refused.value.code in {"no_demand", "no_partners"}


def test_request_is_audited_with_its_day() -> None:
    a_requested_plan()
    [entry] = acts_named("planning.plan_requested")
    assert entry.touched[0]["facts"] == {
        "region": "KURZEME",
        "variant": 1,
        "demand_as_of": PLAN_DAY.isoformat(),
        "travel_by": "ROAD",
    }
    assert len(acts_named("runs.requested")) == 1
