"""Changing a draft: its items and what it says besides."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from majup.domains.support.actions.add_plan_item import add_plan_item
from majup.domains.support.actions.change_plan_item import change_plan_item
from majup.domains.support.actions.change_support_plan import change_support_plan
from majup.domains.support.actions.remove_plan_item import remove_plan_item
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanItem, SupportPlan
from majup.domains.support.rules.items import ItemDraft
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.people import a_person
from tests.situations.support import a_draft, agreed

pytestmark = pytest.mark.django_db


def services(plan: SupportPlan) -> list[str]:
    with unscoped("to look at what was written"):
        return list(PlanItem.objects.filter(plan=plan).order_by("id").values_list("service", flat=True))


def first_item(plan: SupportPlan) -> PlanItem:
    with unscoped("to look at what was written"):
        found: PlanItem = PlanItem.objects.filter(plan=plan).order_by("id")[0]
        return found


def add(plan: SupportPlan, by: Viewer, service: str = "CONSULTATION", amount: int = 2) -> int:
    item = ItemDraft(service=service, amount=Decimal(amount), per="MONTH", funding="ESF", priority=3)
    return add_plan_item(plan_id=plan.pk, item=item, by=by)


def change(item: PlanItem, by: Viewer, **other: Any) -> None:
    given: dict[str, Any] = {"amount": Decimal(8), "per": "WEEK", "funding": "MUNICIPAL", "priority": 1}
    change_plan_item(item_id=item.pk, by=by, **{**given, **other})


def rewrite(plan: SupportPlan, by: Viewer, outlook: str = "MOVES_HOME") -> None:
    change_support_plan(
        plan_id=plan.pk, outlook=outlook, own_words="Tuvāk māsai.", review_on=date(2018, 2, 1), by=by
    )


def test_add_plan_item_to_a_draft() -> None:
    plan = a_draft(a_person())
    add(plan, a_social_worker())
    assert services(plan) == ["HOME_CARE", "WORKSHOP", "CONSULTATION"]
    assert len(acts_named("support.plan_item_added")) == 1


@pytest.mark.parametrize(
    ("service", "amount", "code"),
    [
        ("HOME_CARE", 2, "service_named_twice"),
        ("RESPITE", 2, "service_is_for_another_group"),
        ("CONSULTATION", 0, "amount_is_nothing"),
        ("NO_SUCH", 2, "service_unknown"),
    ],
)
def test_add_plan_item_that_cannot_stand_is_refused_whole(service: str, amount: int, code: str) -> None:
    plan = a_draft(a_person())
    before = number_of_acts()
    with pytest.raises(PlanRefused, match=code):
        add(plan, a_social_worker(), service, amount)
    assert (services(plan), number_of_acts()) == (["HOME_CARE", "WORKSHOP"], before)


def test_change_plan_item_of_a_draft() -> None:
    plan = a_draft(a_person())
    change(first_item(plan), a_social_worker())
    item = first_item(plan)
    assert (item.amount, item.funding, item.priority) == (Decimal(8), "MUNICIPAL", 1)
    assert len(acts_named("support.plan_item_changed")) == 1


def test_change_plan_item_to_nothing_is_refused() -> None:
    plan = a_draft(a_person())
    with pytest.raises(PlanRefused, match="amount_is_nothing"):
        change(first_item(plan), a_social_worker(), amount=Decimal(0))
    assert first_item(plan).amount == Decimal(5)


def test_remove_plan_item_from_a_draft() -> None:
    plan = a_draft(a_person())
    remove_plan_item(item_id=first_item(plan).pk, by=a_social_worker())
    assert services(plan) == ["WORKSHOP"]
    assert len(acts_named("support.plan_item_removed")) == 1


def test_change_support_plan_outlook_words_and_review() -> None:
    plan = a_draft(a_person())
    rewrite(plan, a_social_worker())
    with unscoped("to look at what was written"):
        plan.refresh_from_db()
    assert (plan.outlook, plan.own_words, plan.review_on) == (
        "MOVES_HOME",
        "Tuvāk māsai.",
        date(2018, 2, 1),
    )
    assert len(acts_named("support.plan_changed")) == 1


def test_change_support_plan_to_an_unknown_outlook_is_refused() -> None:
    with pytest.raises(PlanRefused, match="outlook_unknown"):
        rewrite(a_draft(a_person()), a_social_worker(), outlook="ELSEWHERE")


def test_agreed_plan_is_not_changed_any_more() -> None:
    plan, worker = agreed(a_draft(a_person())), a_social_worker()
    attempts = (
        lambda: add(plan, worker),
        lambda: change(first_item(plan), worker),
        lambda: remove_plan_item(item_id=first_item(plan).pk, by=worker),
        lambda: rewrite(plan, worker),
    )
    for attempt in attempts:
        with pytest.raises(PlanRefused, match="plan_is_no_draft"):
            attempt()
    assert services(plan) == ["HOME_CARE", "WORKSHOP"]


def test_somebody_elses_plan_is_not_found() -> None:
    plan, worker = a_draft(a_person(municipality="Talsu novads")), a_social_worker("Kuldīgas novads")
    item = first_item(plan)
    attempts = (
        lambda: add(plan, worker),
        lambda: change(item, worker),
        lambda: remove_plan_item(item_id=item.pk, by=worker),
        lambda: rewrite(plan, worker),
    )
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()


def test_provider_may_not_change_a_plan() -> None:
    plan, provider = a_draft(a_person()), a_viewer(Role.PROVIDER)
    item = first_item(plan)
    attempts = (
        lambda: add(plan, provider),
        lambda: change(item, provider),
        lambda: remove_plan_item(item_id=item.pk, by=provider),
        lambda: rewrite(plan, provider),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
