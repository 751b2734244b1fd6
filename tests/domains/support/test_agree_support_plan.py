"""Agreeing to a plan, refusing it, and making a new version of it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from majup.domains.support.actions.agree_support_plan import agree_support_plan
from majup.domains.support.actions.refuse_support_plan import refuse_support_plan
from majup.domains.support.actions.renew_support_plan import renew_support_plan
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanItem, SupportPlan
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.acting import arranging
from tests.situations.assessments import an_assessment
from tests.situations.audit import acts_named, number_of_acts, said
from tests.situations.people import a_person
from tests.situations.support import a_draft, agreed, refused

pytestmark = pytest.mark.django_db
TODAY = date(2017, 2, 1)


def agree(plan: SupportPlan, by: Viewer, **other: Any) -> SupportPlan:
    given: dict[str, Any] = {"agreed_by": "PERSON", "agreed_on": date(2017, 1, 30)}
    agree_support_plan(plan_id=plan.pk, by=by, today=TODAY, **{**given, **other})
    return stored(plan.pk)


def refuse(plan: SupportPlan, by: Viewer, **other: Any) -> SupportPlan:
    given: dict[str, Any] = {"reason": "Gribu palikt pie māsas.", "refused_on": date(2017, 1, 30)}
    refuse_support_plan(plan_id=plan.pk, by=by, today=TODAY, **{**given, **other})
    return stored(plan.pk)


def renew(plan: SupportPlan, by: Viewer, drawn_on: date = TODAY) -> SupportPlan:
    return stored(renew_support_plan(plan_id=plan.pk, drawn_on=drawn_on, by=by, today=TODAY))


def stored(plan_id: UUID) -> SupportPlan:
    with unscoped("to look at what was written"):
        return SupportPlan.objects.get(pk=plan_id)


def test_agree_support_plan_says_who_agreed_and_when() -> None:
    plan = agree(a_draft(a_person()), a_social_worker())
    assert (plan.state, plan.agreed_by, plan.agreed_on) == ("AGREED", "PERSON", date(2017, 1, 30))
    assert acts_named("support.plan_agreed")[-1].touched[0]["facts"]["version"] == 1


def test_agree_support_plan_replaces_the_version_agreed_before() -> None:
    person, worker = a_person(), a_social_worker()
    first = agreed(a_draft(person), on=date(2017, 1, 20))
    second = agree(a_draft(person, version=2), worker)
    old = stored(first.pk)
    assert (second.state, old.state, old.replaced_on) == ("AGREED", "REPLACED", date(2017, 1, 30))


def test_agree_support_plan_for_a_child_takes_its_representative() -> None:
    child = a_person(born_on=date(2010, 1, 1), group="CHILD_FT")
    plan = a_draft(child, group="CHILD_FT", items=(("RESPITE", "30", "YEAR"),))
    with pytest.raises(PlanRefused, match="child_is_represented"):
        agree(plan, a_social_worker())
    assert agree(plan, a_social_worker(), agreed_by="REPRESENTATIVE").state == "AGREED"


def test_agree_support_plan_to_stay_in_the_institution_is_valid_without_services() -> None:
    plan = a_draft(a_person(), items=(), outlook="STAYS_IN_INSTITUTION")
    assert agree(plan, a_social_worker()).state == "AGREED"


@pytest.mark.parametrize(
    ("draft", "other", "code"),
    [
        ({"items": (), "outlook": "MOVES_HOME"}, {}, "plan_without_items"),
        ({}, {"agreed_by": ""}, "who_agreed_is_missing"),
        ({}, {"agreed_on": date(2017, 1, 1)}, "before_it_was_drawn"),
        ({}, {"agreed_on": date(2017, 2, 2)}, "plan_day_lies_ahead"),
    ],
)
def test_agree_support_plan_is_refused_whole(draft: dict[str, Any], other: dict[str, Any], code: str) -> None:
    plan, before = a_draft(a_person(), **draft), number_of_acts()
    with pytest.raises(PlanRefused, match=code):
        agree(plan, a_social_worker(), **other)
    assert (stored(plan.pk).state, number_of_acts()) == ("DRAFT", before)


def test_agree_support_plan_twice_is_refused() -> None:
    with pytest.raises(PlanRefused, match="plan_is_no_draft"):
        agree(agreed(a_draft(a_person())), a_social_worker())


def test_database_itself_refuses_an_agreed_plan_that_nobody_agreed_to() -> None:
    plan = a_draft(a_person())
    plan.state = "AGREED"
    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        plan.save()


def test_refuse_support_plan_keeps_the_reason_out_of_the_audit() -> None:
    plan = refuse(a_draft(a_person()), a_social_worker())
    assert (plan.state, plan.refused_on, plan.refusal_reason) == (
        "REFUSED",
        date(2017, 1, 30),
        "Gribu palikt pie māsas.",
    )
    assert "māsas" not in said("support.plan_refused")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"reason": "  "}, "refusal_without_reason"),
        ({"refused_on": date(2017, 2, 2)}, "plan_day_lies_ahead"),
    ],
)
def test_refuse_support_plan_is_refused_whole(other: dict[str, Any], code: str) -> None:
    plan, before = a_draft(a_person()), number_of_acts()
    with pytest.raises(PlanRefused, match=code):
        refuse(plan, a_social_worker(), **other)
    assert (stored(plan.pk).state, number_of_acts()) == ("DRAFT", before)


def test_renew_support_plan_begins_as_a_copy_and_leaves_the_old_one_in_force() -> None:
    person, worker = a_person(), a_social_worker()
    old = agreed(a_draft(person))
    newer = an_assessment(person, started_on=date(2017, 1, 20), completed_on=date(2017, 1, 31))
    new = renew(old, worker)
    with unscoped("to look at what was written"):
        copied = set(PlanItem.objects.filter(plan=new).values_list("service", "amount"))
        before = set(PlanItem.objects.filter(plan=old).values_list("service", "amount"))
    assert (new.version, new.state, new.assessment_id) == (2, "DRAFT", newer.pk)
    assert copied == before
    assert stored(old.pk).state == "AGREED"
    assert acts_named("support.plan_renewed")[-1].touched[0]["facts"]["after_version"] == 1


def test_renew_support_plan_that_was_refused() -> None:
    assert renew(refused(a_draft(a_person())), a_social_worker()).version == 2


def test_renew_support_plan_is_refused_for_a_draft_and_beside_one() -> None:
    person, worker = a_person(), a_social_worker()
    first = a_draft(person)
    with pytest.raises(PlanRefused, match="plan_is_not_agreed"):
        renew(first, worker)
    agreed(first)
    renew(first, worker)
    with pytest.raises(PlanRefused, match="plan_draft_exists"):
        renew(first, worker)


@pytest.mark.parametrize(
    ("drawn_on", "code"),
    [(date(2017, 2, 2), "plan_day_lies_ahead"), (date(2016, 12, 1), "before_it_was_drawn")],
)
def test_renew_support_plan_on_an_impossible_day_is_refused(drawn_on: date, code: str) -> None:
    with pytest.raises(PlanRefused, match=code):
        renew(agreed(a_draft(a_person())), a_social_worker(), drawn_on)


def test_somebody_elses_plan_is_not_found() -> None:
    plan, worker = a_draft(a_person(municipality="Talsu novads")), a_social_worker("Kuldīgas novads")
    for attempt in (agree, refuse, renew):
        with pytest.raises(NotFound):
            attempt(plan, worker)


def test_institution_may_not_record_agreement() -> None:
    plan, institution = a_draft(a_person()), a_viewer(Role.INSTITUTION)
    for attempt in (agree, refuse, renew):
        with pytest.raises(NotAllowed):
            attempt(plan, institution)
