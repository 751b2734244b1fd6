"""What the assessments domain answers, and to whom."""

from datetime import date
from typing import Any

import pytest

from majup.domains.assessments import queries
from majup.domains.assessments.errors import AssessmentRefused
from majup.kernel.errors import NotFound
from tests.situations.accounts import a_social_worker
from tests.situations.assessments import an_assessment, an_instrument
from tests.situations.organisations import an_assessment_team
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db
ON = date(2016, 11, 21)


def test_assessments_of_a_person_take_two_queries(django_assert_num_queries: Any) -> None:
    person, worker = a_person(), a_social_worker()
    an_assessment(person, completed_on=date(2016, 5, 1), started_on=date(2016, 4, 1), needs={"d5": 1})
    an_assessment(person, needs={"d5": 3, "d6": 2})
    with django_assert_num_queries(2):
        first, second = queries.assessments_of(person_id=person.pk, viewer=worker)
    assert [(need.chapter, need.severity) for need in second.needs] == [("d5", 3), ("d6", 2)]
    assert first.needs[0].severity == 1


def test_latest_completed_passes_over_the_one_under_way() -> None:
    person, worker = a_person(), a_social_worker()
    done = an_assessment(person)
    an_assessment(person, completed_on=None, started_on=date(2017, 1, 1))
    found = queries.latest_completed(person_id=person.pk, group="ADULT_GRT", viewer=worker)
    assert found is not None
    assert found.id == done.pk
    assert queries.latest_completed(person_id=person.pk, group="CHILD_FT", viewer=worker) is None


def test_assessments_of_somebody_elses_person_are_none() -> None:
    person = a_person(municipality="Talsu novads")
    assessment = an_assessment(person)
    worker = a_social_worker("Kuldīgas novads")
    assert queries.assessments_of(person_id=person.pk, viewer=worker) == ()
    with pytest.raises(NotFound):
        queries.assessment_row(assessment_id=assessment.pk, viewer=worker)


def test_form_asks_by_the_age_on_the_day() -> None:
    assessment = an_assessment(a_person(), completed_on=None)
    form = queries.assessment_form(assessment_id=assessment.pk, viewer=a_social_worker(), on=ON)
    assert (form.age, [section.code for section in form.sections]) == (30, ["d5", "d6"])


def test_completed_assessment_has_no_form() -> None:
    assessment = an_assessment(a_person())
    with pytest.raises(AssessmentRefused, match="assessment_completed_already"):
        queries.assessment_form(assessment_id=assessment.pk, viewer=a_social_worker(), on=ON)


def test_somebody_elses_assessment_has_no_form_even_if_completed() -> None:
    assessment = an_assessment(a_person(municipality="Talsu novads"))
    with pytest.raises(NotFound):
        queries.assessment_form(assessment_id=assessment.pk, viewer=a_social_worker("Kuldīgas novads"), on=ON)


def test_care_level_is_proposed_once_every_answer_is_there() -> None:
    assessment, worker = an_assessment(a_person(), completed_on=None), a_social_worker()

    def proposed(answers: dict[str, object]) -> int | None:
        return queries.proposed_care_level(assessment_id=assessment.pk, answers=answers, viewer=worker, on=ON)

    assert proposed({"d5.1": "4"}) is None
    assert proposed({"d5.1": "4", "d5.2": "4", "d6.1": "4"}) == 2


def test_teams_offered_are_the_own_organisation_and_those_of_the_region() -> None:
    worker = a_social_worker()
    an_assessment_team("Kurzeme")
    an_assessment_team("Zemgale")
    assert [team.name_lv for team in queries.teams_for(worker, on=ON)] == [
        "Kuldīgas novads, sociālais dienests",
        "Kurzeme, izvērtēšanas komanda",
    ]


def test_instruments_offered_are_in_force_and_for_the_group() -> None:
    an_instrument()
    an_instrument(code="LATER", valid_from=date(2020, 1, 1))
    an_instrument("CHILD_FT")
    found = queries.instruments_for(("ADULT_GRT",), on=ON)
    assert [row.group for row in found] == ["ADULT_GRT"]
