"""Drawing up, changing, agreeing, refusing and reading a support plan, on pages and on paper."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from majup.domains.people.models import Person
from majup.domains.support.models import PlanItem, SupportPlan
from majup.kernel.clock import today
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role
from tests.situations.assessments import an_assessment
from tests.situations.audit import acts_named
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.organisations import an_organisation
from tests.situations.people import a_person, entrusted, identified
from tests.situations.support import a_draft, agreed, refused, the_catalogue

pytestmark = pytest.mark.django_db


def plans(person: Person) -> list[SupportPlan]:
    with unscoped("to look at what was written"):
        return list(SupportPlan.objects.filter(person=person).order_by("version"))


def items(plan: SupportPlan) -> dict[str, str]:
    with unscoped("to look at what was written"):
        return {item.service_id: f"{item.amount.normalize():f} {item.per}" for item in plan.items.all()}


def first_item(plan: SupportPlan) -> PlanItem:
    with unscoped("to look at what was written"):
        found: PlanItem = plan.items.order_by("id")[0]
        return found


def assessed() -> Person:
    the_catalogue()
    person = a_person()
    identified(person)
    an_assessment(person, needs={"d5": 2, "d6": 3, "d8": 2})
    return person


def draw_up(client: Client, person: Person, **other: Any) -> Any:
    said = {
        "own_words": "Savu istabu.",
        "outlook": "STAYS_HOME",
        "drawn_on": "2017-01-16",
        "review_on": "",
        "take_HOME_CARE": "on",
        "amount_HOME_CARE": "8",
        "per_HOME_CARE": "WEEK",
        **other,
    }
    return client.post(f"/people/{person.pk}/plan/new/", said, follow=True)


def test_proposals_are_shown_with_their_reason_and_none_is_taken_already() -> None:
    page = text_of(a_workers_browser().get(f"/people/{assessed().pk}/plan/new/"))
    assert "Because of the need “Life at home”: severe difficulty." in page
    assert 'name="take_HOME_CARE"' in page
    assert "checked" not in page.split('name="take_HOME_CARE"')[1].split(">")[0]


def test_draft_holds_what_was_taken_as_it_was_changed() -> None:
    person = assessed()
    page = text_of(draw_up(a_workers_browser(), person))
    (plan,) = plans(person)
    assert items(plan) == {"HOME_CARE": "8 WEEK"}
    assert "Support plan, version 1" in page
    assert "Life at home: severe" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outlook": ""}, "outlook"),
        ({"amount_HOME_CARE": ""}, "amount_HOME_CARE"),
        ({"amount_HOME_CARE": "-3"}, "amount_HOME_CARE"),
        ({"drawn_on": "2100-01-01"}, "drawn_on"),
    ],
)
def test_mistake_in_a_new_plan_is_told_at_its_field(wrong: dict[str, str], field: str) -> None:
    person = assessed()
    response = draw_up(a_workers_browser(), person, **wrong)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in text_of(response)
    assert plans(person) == []


def test_plan_without_an_assessment_is_refused() -> None:
    person = a_person()
    the_catalogue()
    response = draw_up(a_workers_browser(), person)
    assert response.status_code == 422
    assert "There is no completed assessment for this target group." in text_of(response)


def test_plan_page_is_not_there_without_a_plan() -> None:
    assert a_workers_browser().get(f"/people/{a_person().pk}/plan/").status_code == 404


def test_plan_page_leaves_a_mark() -> None:
    plan = a_draft(a_person())
    a_workers_browser().get(f"/people/{plan.person_id}/plan/")
    assert acts_named("audit.file_read")[-1].touched[0]["facts"]["page"] == "support_plan"


def below(plan: SupportPlan, address: str) -> str:
    return f"/people/{plan.person_id}/plan/{plan.pk}/{address}"


def test_service_is_added_changed_and_taken_out() -> None:
    plan, client = a_draft(a_person()), a_workers_browser()
    said = {"service": "CONSULTATION", "amount": "2,5", "per": "MONTH", "funding": "ESF", "priority": "3"}
    latvian = a_workers_browser(language="lv")
    assert latvian.post(below(plan, "items/"), said).status_code == 302
    url = f"/people/{plan.person_id}/plan/items/{first_item(plan).pk}/"
    changed = {"amount": "7", "per": "WEEK", "funding": "MUNICIPAL", "priority": "1"}
    assert client.post(url, changed).status_code == 302
    assert items(plan) == {"HOME_CARE": "7 WEEK", "WORKSHOP": "4 WEEK", "CONSULTATION": "2.5 MONTH"}
    assert client.post(url, {"remove": "1"}).status_code == 302
    assert items(plan) == {"WORKSHOP": "4 WEEK", "CONSULTATION": "2.5 MONTH"}


def test_more_respite_than_the_law_gives_is_refused_at_the_amount() -> None:
    child = a_person(group="CHILD_FT")
    plan = a_draft(child, group="CHILD_FT", items=())
    said = {"service": "RESPITE", "amount": "31", "per": "YEAR", "funding": "ESF", "priority": "3"}
    response = a_workers_browser().post(below(plan, "items/"), said)
    assert response.status_code == 422
    assert "Respite is 30 days a calendar year for a child" in text_of(response)


def test_words_and_outlook_of_a_draft_are_changed() -> None:
    plan = a_draft(a_person())
    said = {"own_words": "Tuvāk māsai.", "outlook": "MOVES_HOME", "review_on": "2018-02-01"}
    assert a_workers_browser().post(below(plan, "change/"), said).status_code == 302
    (changed,) = plans(plan.person)
    assert (changed.own_words, changed.outlook) == ("Tuvāk māsai.", "MOVES_HOME")


def test_yes_makes_the_plan_count() -> None:
    plan = a_draft(a_person())
    said = {"decision": "agreed", "agreed_by": "PERSON", "agreed_on": "2017-01-30"}
    page = text_of(a_workers_browser().post(below(plan, "agreement/"), said, follow=True))
    assert "The plan is agreed. From today it counts." in page
    assert plans(plan.person)[0].state == "AGREED"


def test_no_is_recorded_with_its_reason() -> None:
    plan = a_draft(a_person())
    said = {"decision": "refused", "reason": "Gribu palikt pie māsas.", "refused_on": "2017-01-30"}
    page = text_of(a_workers_browser().post(below(plan, "agreement/"), said, follow=True))
    assert "Gribu palikt pie māsas." in page
    assert plans(plan.person)[0].state == "REFUSED"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"decision": "refused", "reason": "", "refused_on": "2017-01-30"}, "reason"),
        ({"decision": "agreed", "agreed_by": "", "agreed_on": "2017-01-30"}, "agreed_by"),
    ],
)
def test_half_a_decision_is_none(said: dict[str, str], field: str) -> None:
    plan = a_draft(a_person())
    response = a_workers_browser().post(below(plan, "agreement/"), said)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in text_of(response)
    assert plans(plan.person)[0].state == "DRAFT"


def test_childs_own_yes_is_not_enough() -> None:
    child = a_person(born_on=_ten_years_ago(), group="CHILD_FT")
    plan = a_draft(child, group="CHILD_FT", items=(("RESPITE", "30", "YEAR"),))
    said = {"decision": "agreed", "agreed_by": "PERSON", "agreed_on": "2026-01-30"}
    response = a_workers_browser().post(below(plan, "agreement/"), said)
    assert response.status_code == 422
    assert "A person under 18 years is represented" in text_of(response)


def _ten_years_ago() -> date:
    return today().replace(year=today().year - 10, day=1)


def test_new_version_is_asked_about_then_made_beside_the_old_one() -> None:
    plan, client = agreed(a_draft(a_person())), a_workers_browser()
    asked = text_of(client.get(below(plan, "new-version/")))
    assert "Make version 2" in asked
    assert len(plans(plan.person)) == 1
    page = text_of(client.post(below(plan, "new-version/"), follow=True))
    assert [one.state for one in plans(plan.person)] == ["AGREED", "DRAFT"]
    assert "What changed since version 1" in page


def test_new_version_of_a_draft_is_refused_in_words() -> None:
    plan = a_draft(a_person())
    page = text_of(a_workers_browser().post(below(plan, "new-version/"), follow=True))
    assert "A new version follows an agreed or a refused plan." in page


def test_versions_are_compared_service_by_service() -> None:
    person = a_person()
    old = agreed(a_draft(person))
    new = a_draft(person, version=2, items=(("HOME_CARE", "8", "WEEK"), ("SOCIAL_MENTOR", "8", "MONTH")))
    page = text_of(a_workers_browser().get(below(new, "")))
    assert "Home care: 8 hours a week instead of 5 hours a week" in page
    assert "Social mentor, 8 hours a month" in page
    assert "Specialised workshop, 4 days a week" in page
    assert f'href="{below(old, "")}"' in page


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("lv", "Savu istabu Kuldīgā."), ("en", "Somebody comes to my home and helps me.")],
)
def test_easy_plan_speaks_in_the_first_person(language: str, sentence: str) -> None:
    plan = agreed(a_draft(a_person()))
    page = text_of(a_workers_browser(language=language).get(below(plan, "easy/")))
    assert sentence in page
    assert f'<html lang="{language}">' in page


def test_every_service_of_the_programme_has_its_plain_sentence_or_its_name() -> None:
    plan = a_draft(a_person(), items=(("SUPPORTED_WORK", "1", "MONTH"),))
    page = text_of(a_workers_browser().get(below(plan, "easy/")))
    assert "I get this help: Subsidised employment." in page


@pytest.mark.parametrize("address", ["plan.pdf", "easy.pdf"])
def test_plan_comes_on_paper_and_leaves_its_mark(address: str) -> None:
    plan = agreed(a_draft(a_person()))
    response = a_workers_browser().get(below(plan, address))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    name = {"plan.pdf": "support_plan_pdf", "easy.pdf": "support_plan_easy_pdf"}[address]
    assert acts_named("audit.file_read")[-1].touched[0]["facts"]["page"] == name


def test_agreed_plan_offers_no_change_and_a_refused_one_a_new_version() -> None:
    client = a_workers_browser()
    for plan in (agreed(a_draft(a_person())), refused(a_draft(a_person()))):
        page = text_of(client.get(below(plan, "")))
        assert "Add a service" not in page
        assert "Record yes or no" not in page
        assert "Review: make a new version" in page


def test_provider_reads_the_plan_and_changes_nothing() -> None:
    plan = a_draft(a_person())
    provider = an_organisation("PROVIDER", "Biedrība «Saule»")
    entrusted(plan.person, to=provider, capacity="PROVIDER")
    client = a_browser(Role.PROVIDER, at=provider)
    page = text_of(client.get(below(plan, "")))
    assert "Home care" in page
    assert "Add a service" not in page
    for address in ("items/", "change/", "agreement/", "new-version/"):
        assert client.post(below(plan, address)).status_code == 403
