"""Starting, answering and completing an assessment, on pages."""

from typing import Any

import pytest
from django.test import Client

from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Person
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role
from tests.situations.assessments import an_assessment, an_instrument
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.organisations import an_assessment_team
from tests.situations.people import a_person, entrusted, identified

pytestmark = pytest.mark.django_db
ANSWERS = {"q_d5_1": "1", "q_d5_2": "3", "q_d6_1": "4"}


def assessment_of(person: Person) -> Assessment:
    with unscoped("to look at what was written"):
        return Assessment.objects.get(person=person)


def start(client: Client, person: Person, **other: Any) -> Any:
    said = {
        "instrument": an_instrument().pk,
        "team": an_assessment_team().pk,
        "started_on": "2016-11-01",
        **other,
    }
    return client.post(f"/people/{person.pk}/assessments/new/", said, follow=True)


def under_way() -> tuple[Assessment, str]:
    assessment = an_assessment(a_person(), completed_on=None)
    return assessment, f"/people/{assessment.person_id}/assessments/{assessment.pk}/"


def signed(**other: Any) -> dict[str, Any]:
    return {
        **ANSWERS,
        "professions": ["SOCIAL_WORKER", "PSYCHOLOGIST"],
        "completed_on": "2016-11-21",
        "care_level": "",
        **other,
    }


def test_started_assessment_shows_its_questions() -> None:
    person = a_person()
    identified(person)
    page = text_of(start(a_workers_browser(), person))
    assert "Washing" in page
    assert "Learning at school" not in page
    assert assessment_of(person).completed_on is None


def test_assessment_without_identification_is_started_with_a_warning() -> None:
    page = text_of(start(a_workers_browser(), a_person()))
    assert "The person was not identified for this target group." in page
    assert 'class="notice notice-wait"' in page


def test_start_in_the_future_is_refused_at_its_day() -> None:
    response = start(a_workers_browser(), a_person(), started_on="2100-01-01")
    assert response.status_code == 422
    assert 'id="id_started_on_error"' in text_of(response)


def test_team_of_another_region_is_no_choice() -> None:
    response = start(a_workers_browser(), a_person(), team=an_assessment_team("Zemgale").pk)
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("language", "words"),
    [("lv", ("Nomazgāties", "nelielas grūtības")), ("en", ("Washing", "mild difficulty"))],
)
def test_questions_and_answers_speak_both_languages(language: str, words: tuple[str, str]) -> None:
    _, url = under_way()
    page = text_of(a_workers_browser(language=language).get(url))
    assert all(word in page for word in words)


def test_proposed_level_comes_as_a_fragment_and_as_a_page_and_changes_nothing() -> None:
    assessment, url = under_way()
    client = a_workers_browser()
    fragment = text_of(client.post(url, {**ANSWERS, "preview": "1"}, headers={"HX-Request": "true"}))
    assert "<html" not in fragment
    assert '<p class="figure-value">2</p>' in fragment
    whole = text_of(client.post(url, {**ANSWERS, "preview": "1"}))
    assert "<html" in whole
    assert '<p class="figure-value">2</p>' in whole
    assert assessment_of(assessment.person).completed_on is None


def test_no_level_is_proposed_while_an_answer_is_missing() -> None:
    _, url = under_way()
    page = text_of(a_workers_browser().post(url, {"q_d5_1": "1", "preview": "1"}))
    assert '<p class="figure-value">–</p>' in page
    assert "1 of 3 questions is answered." in page


def test_completed_assessment_stands_in_the_file() -> None:
    assessment, url = under_way()
    response = a_workers_browser().post(url, signed(), follow=True)
    page = text_of(response)
    assert "The assessment is completed." in page
    assert "Needs assessed by a team (psychologist, social worker). Care level 2." in page
    assert assessment_of(assessment.person).answers["d5.2"] == 3


def test_team_may_decide_another_level_than_the_proposed_one() -> None:
    assessment, url = under_way()
    a_workers_browser().post(url, signed(care_level="4"))
    assert assessment_of(assessment.person).care_level == 4


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"q_d5_2": ""}, "q_d5_2"),
        ({"q_d5_2": "7"}, "q_d5_2"),
        ({"professions": ["SOCIAL_WORKER"]}, "professions"),
        ({"completed_on": "2016-10-31"}, "completed_on"),
    ],
)
def test_mistake_is_told_at_its_question_and_answers_stay(wrong: dict[str, Any], field: str) -> None:
    assessment, url = under_way()
    response = a_workers_browser().post(url, signed(**wrong))
    page = text_of(response)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert page.count("checked") >= 3
    assert assessment_of(assessment.person).completed_on is None


def test_completed_assessment_leads_to_the_file_and_a_late_preview_to_nothing() -> None:
    assessment = an_assessment(a_person())
    url = f"/people/{assessment.person_id}/assessments/{assessment.pk}/"
    client = a_workers_browser()
    assert client.get(url).headers["Location"] == f"/people/{assessment.person_id}/"
    late = client.post(url, {**ANSWERS, "preview": "1"}, headers={"HX-Request": "true"})
    assert (late.status_code, late.content) == (204, b"")


def test_assessor_of_the_team_completes_it() -> None:
    assessment, url = under_way()
    team = an_assessment_team()
    entrusted(assessment.person, to=team, capacity="ASSESSMENT_TEAM")
    assert a_browser(Role.ASSESSOR, at=team).post(url, signed()).status_code == 302


def test_institution_may_not_assess() -> None:
    _, url = under_way()
    assert a_browser(Role.INSTITUTION).get(url).status_code == 403
