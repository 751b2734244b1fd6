"""Publishing what the planner answered; the answers are the real engine's."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum

from majup.domains.planning.actions.publish_plan_result import publish_plan_result
from majup.domains.planning.bridge.problem import limits_text
from majup.domains.planning.errors import AnswerNotUnderstood
from majup.domains.planning.models import (
    MunicipalPart,
    PlanBudget,
    PlannedOffer,
    PlannedWay,
    RegionalPlan,
    UnmetNeed,
)
from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.runs.errors import RunNotHeld
from majup.domains.runs.models import Run
from majup.domains.runs.queries import answer_of, held_run
from majup.engines.network.solution import Outcome, Relaxation, plan_from_json, plan_to_json
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_viewer
from tests.situations.audit import acts_named
from tests.situations.planning import (
    NOW,
    WORKER,
    a_claimed_plan,
    a_published_plan,
    a_running_service,
    answer_to,
    people_who_need,
)
from tests.situations.territory import a_region

pytestmark = pytest.mark.django_db
TABLES = (PlannedOffer, PlannedWay, UnmetNeed, MunicipalPart, PlanBudget)


def the_answer() -> str:
    run = held_run(Run.objects.get().pk)
    return answer_to(run.problem, limits_text(run.limits))


def publish(answer: str, **other: object) -> None:
    given: dict[str, object] = {"run_id": Run.objects.get().pk, "worker": WORKER, "by": SYSTEM, "at": NOW}
    publish_plan_result(**{**given, "answer": answer, **other})  # type: ignore[arg-type]  # one test a wrong value


def test_plan_becomes_a_draft_with_its_figures_and_proof() -> None:
    plan = RegionalPlan.objects.get(pk=a_published_plan())
    assert (plan.state, plan.outcome, plan.gap, plan.aim) == ("DRAFT", "PROVED_BEST", 0.0, "NEEDS_MET")
    assert plan.value == plan.bound
    # Day care 10, consultations 4 and home care 2 are met; 2 for a group home are too few.
    assert (plan.needs_total, plan.needs_met) == (18, 16)
    assert Run.objects.get().state == "DONE"


def test_everybody_is_either_on_a_way_or_unmet() -> None:
    plan = RegionalPlan.objects.get(pk=a_published_plan())
    assert plan.ways.aggregate(n=Sum("persons"))["n"] == plan.needs_met
    assert plan.unmet.aggregate(n=Sum("persons"))["n"] == plan.needs_total - plan.needs_met
    assert plan.municipal_parts.aggregate(n=Sum("persons"))["n"] == plan.needs_total


def test_money_of_offers_budgets_and_municipalities_is_the_plans() -> None:
    plan = RegionalPlan.objects.get(pk=a_published_plan())
    assert plan.capital_eur
    assert plan.offers.aggregate(n=Sum("capital_eur"))["n"] == plan.capital_eur
    assert plan.budgets.aggregate(n=Sum("spent_eur"))["n"] == plan.capital_eur
    assert plan.municipal_parts.aggregate(n=Sum("capital_eur"))["n"] == plan.capital_eur
    assert plan.budgets.aggregate(n=Sum("capital_eur"))["n"] == plan.budget_eur


def test_building_is_shared_by_what_each_service_builds() -> None:
    plan = RegionalPlan.objects.get(pk=a_published_plan())
    assumed = assumptions_in_force(plan.demand_as_of)
    care, talks = assumed.services["DAY_CARE"], assumed.services["CONSULTATION"]
    own = {
        "DAY_CARE": Decimal(care.capital_eur_fixed + 16 * care.capital_eur_per_place),
        "CONSULTATION": Decimal(talks.capital_eur_fixed + talks.capital_eur_per_place),
    }
    building = Decimal(assumed.building_eur)
    for service, capital_eur in plan.offers.values_list("service_id", "capital_eur"):
        share = building * own[service] / sum(own.values())
        assert abs(capital_eur - own[service] - share) <= Decimal("0.01")
    assert plan.capital_eur == building + sum(own.values())


def test_running_service_takes_as_many_people_as_it_is_registered_for() -> None:
    people_who_need("DAY_CARE", count=7, amount="2")
    a_running_service("DAY_CARE", places=9)
    a_published_plan(a_region())
    [offer] = PlannedOffer.objects.all()
    assert (offer.places_existing, offer.places_new, offer.holds, offer.persons) == (9, 0, 9, 7)
    assert offer.capital_eur == 0
    assert offer.site is not None


def test_home_care_has_no_offer() -> None:
    a_published_plan()
    [way] = PlannedWay.objects.filter(service="HOME_CARE")
    assert (way.offer, way.persons, way.minutes) == (None, 2, 0)


def test_reason_of_an_unmet_need_has_its_facts() -> None:
    a_published_plan()
    [unmet] = UnmetNeed.objects.all()
    assert (unmet.service_id, unmet.persons, unmet.reason) == ("GROUP_HOME", 2, "TOO_FEW_FOR_VIABLE_SERVICE")
    # Three quarters of eight places.
    assert unmet.facts["needed"] == 6
    assert unmet.facts["site"].endswith("pilsēta")


def test_answer_and_receipt_are_kept() -> None:
    a_claimed_plan()
    answer = the_answer()
    publish(answer)
    run = Run.objects.get()
    assert answer_of(run.pk) == answer
    assert run.receipt["problem_sha256"] == run.problem_hash
    assert run.engine_version == run.receipt["engine_version"] != ""


def test_impossible_problem_gives_no_plan_but_what_must_give_way() -> None:
    a_claimed_plan()
    answered = plan_from_json(the_answer())
    impossible = replace(
        answered,
        outcome=Outcome.IMPOSSIBLE,
        gap=None,
        aims=(),
        opened=(),
        served=(),
        needs_met=0.0,
        relaxation=(Relaxation(constraint="floor", subject="Kuldīga", amount=3.0, unit="persons"),),
    )
    publish(plan_to_json(impossible))
    plan = RegionalPlan.objects.get()
    assert (plan.state, plan.outcome, plan.gap) == ("NO_ANSWER", "IMPOSSIBLE", None)
    assert plan.relaxation[0]["subject"] == "Kuldīga"
    assert not any(table.objects.exists() for table in TABLES)


@pytest.mark.parametrize("fault", ["worker", "foreign", "stranger"])
def test_refused_answer_leaves_nothing_behind(fault: str) -> None:
    a_claimed_plan()
    answer = the_answer()
    if fault == "worker":
        with pytest.raises(RunNotHeld):
            publish(answer, worker="another")
    elif fault == "foreign":
        with pytest.raises(AnswerNotUnderstood):
            publish('{"outcome": "PROVED_BEST"}')
    else:
        with pytest.raises(AnswerNotUnderstood):
            publish(answer.replace("DAY_CARE", "STRANGE_CARE"))
    assert RegionalPlan.objects.get().state == "COMPUTING"
    assert Run.objects.get().state == "RUNNING"
    assert not any(table.objects.exists() for table in TABLES)
    assert not acts_named("planning.plan_published")
    assert not acts_named("runs.done")


def test_answer_is_published_once() -> None:
    a_claimed_plan()
    answer = the_answer()
    publish(answer)
    with pytest.raises(RunNotHeld):
        publish(answer, at=NOW + timedelta(minutes=1))
    assert len(acts_named("planning.plan_published")) == 1


def test_nobody_but_the_system_publishes() -> None:
    a_claimed_plan()
    with pytest.raises(NotAllowed):
        publish(the_answer(), by=a_viewer(Role.MINISTRY))
    assert RegionalPlan.objects.get().state == "COMPUTING"
