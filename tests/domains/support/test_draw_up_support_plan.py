"""Drawing up a support plan."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from majup.domains.people.models import Person
from majup.domains.support.actions.draw_up_support_plan import draw_up_support_plan
from majup.domains.support.errors import PlanRefused
from majup.domains.support.models import PlanItem, SupportPlan
from majup.domains.support.rules.items import ItemDraft
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.assessments import an_assessment
from tests.situations.audit import acts_named, number_of_acts, said
from tests.situations.people import a_person
from tests.situations.support import a_draft, agreed, refused, the_catalogue

pytestmark = pytest.mark.django_db
TODAY = date(2017, 2, 1)


def item(service: str = "HOME_CARE", **other: Any) -> ItemDraft:
    given: dict[str, Any] = {"amount": Decimal(5), "per": "WEEK", "funding": "ESF", "priority": 2}
    return ItemDraft(service=service, **{**given, **other})


def draw_up(person: Person, by: Viewer, **other: Any) -> UUID:
    the_catalogue()
    given: dict[str, Any] = {
        "group": "ADULT_GRT",
        "outlook": "STAYS_HOME",
        "own_words": " Savu istabu. ",
        "items": [item(), item("WORKSHOP", chapter="d8")],
        "drawn_on": date(2017, 1, 16),
        "review_on": None,
    }
    return draw_up_support_plan(person_id=person.pk, by=by, today=TODAY, **{**given, **other})


def test_draft_holds_the_items_and_the_persons_words() -> None:
    person = a_person()
    assessment = an_assessment(person, from_institution=True)
    plan_id = draw_up(person, a_social_worker())
    with unscoped("to look at what was written"):
        plan = SupportPlan.objects.get(pk=plan_id)
        items = {i.service_id: (i.amount, i.unit) for i in PlanItem.objects.filter(plan=plan)}
    assert (plan.state, plan.version, plan.assessment_id) == ("DRAFT", 1, assessment.pk)
    assert (plan.own_words, plan.from_institution) == ("Savu istabu.", True)
    assert plan.review_on == date(2018, 1, 16)
    assert items == {"HOME_CARE": (Decimal(5), "HOUR"), "WORKSHOP": (Decimal(5), "DAY")}


def test_plan_is_written_from_a_completed_assessment_only() -> None:
    person = a_person()
    an_assessment(person, completed_on=None)
    with pytest.raises(PlanRefused, match="plan_needs_assessment"):
        draw_up(person, a_social_worker())


def test_assessment_of_another_group_does_not_do() -> None:
    person = a_person(born_on=date(2010, 1, 1), group="CHILD_FT")
    an_assessment(person, group="CHILD_FT")
    with pytest.raises(PlanRefused, match="plan_needs_assessment"):
        draw_up(person, a_social_worker())


def test_second_draft_and_a_draft_beside_an_agreed_plan_are_refused() -> None:
    person = a_person()
    plan = a_draft(person)
    with pytest.raises(PlanRefused, match="plan_draft_exists"):
        draw_up(person, a_social_worker())
    agreed(plan)
    with pytest.raises(PlanRefused, match="plan_agreed_exists"):
        draw_up(person, a_social_worker())


def test_plan_after_a_refused_one_has_the_next_version() -> None:
    person = a_person()
    refused(a_draft(person))
    plan_id = draw_up(person, a_social_worker())
    with unscoped("to look at what was written"):
        assert SupportPlan.objects.get(pk=plan_id).version == 2


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"drawn_on": date(2017, 2, 2)}, "plan_day_lies_ahead"),
        ({"outlook": "MOVES_TO_THE_MOON"}, "outlook_unknown"),
        ({"items": [item("NO_SUCH")]}, "service_unknown"),
        ({"items": [item("RESPITE")]}, "service_is_for_another_group"),
        ({"items": [item(), item()]}, "service_named_twice"),
        ({"items": [item(), item("WORKSHOP", amount=Decimal(0))]}, "amount_is_nothing"),
    ],
)
def test_impossible_plan_is_refused_whole(other: dict[str, Any], code: str) -> None:
    person = a_person()
    an_assessment(person)
    before = number_of_acts()
    with pytest.raises(PlanRefused, match=code):
        draw_up(person, a_social_worker(), **other)
    with unscoped("to see that nothing stayed"):
        assert not SupportPlan.objects.exists()
    assert number_of_acts() <= before + 1  # the catalogue of the test itself


def test_plan_without_services_can_be_drawn_up_for_somebody_who_stays() -> None:
    person = a_person()
    an_assessment(person, from_institution=True)
    assert draw_up(person, a_social_worker(), items=[], outlook="STAYS_IN_INSTITUTION")


def test_somebody_elses_person_is_not_found() -> None:
    person = a_person(municipality="Talsu novads")
    an_assessment(person)
    with pytest.raises(NotFound):
        draw_up(person, a_social_worker("Kuldīgas novads"))


def test_provider_may_not_draw_up_a_plan() -> None:
    person = a_person()
    an_assessment(person)
    with pytest.raises(NotAllowed):
        draw_up(person, a_viewer(Role.PROVIDER))


def test_audit_counts_the_items_and_names_no_service() -> None:
    person = a_person()
    an_assessment(person)
    draw_up(person, a_social_worker())
    assert acts_named("support.plan_drawn_up")[-1].touched[0]["facts"]["items"] == 2
    assert "HOME_CARE" not in said("support.plan_drawn_up")
