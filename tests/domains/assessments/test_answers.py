"""Which questions are asked at an age, and what is wrong with answers. No database."""

from datetime import date
from typing import Any

import pytest

from majup.domains.assessments.rules.answers import AnswerFault, answer_faults, kept, sections
from majup.domains.assessments.rules.questionnaire import questionnaire
from majup.domains.assessments.rules.team import order_warnings, team_fault
from tests.situations.assessments import QUESTIONS

SMALL: dict[str, Any] = questionnaire(
    {"code": "T", "version": "1", "name_lv": "T", "name_en": "T", "sections": QUESTIONS}  # type: ignore[typeddict-item]  # plain dicts
)
SCORES: dict[str, Any] = questionnaire(
    {
        "code": "S",
        "version": "1",
        "name_lv": "S",
        "name_en": "S",
        "scores": [{"id": "index", "lv": "Indekss", "en": "Index"}],
    }
)
ADULT = {"d5.1": "2", "d5.2": 3, "d6.1": 0}


def test_adult_is_not_asked_about_school() -> None:
    asked = [question.link for section in sections(SMALL, age=30) for question in section.questions]
    assert asked == ["d5.1", "d5.2", "d6.1"]


def test_child_of_school_age_is_asked_about_school_in_both_languages() -> None:
    (school,) = sections(SMALL, age=10)[-1].questions
    assert (school.link, school.lv, school.en) == ("d8.1", "Mācīties skolā", "Learning at school")


def test_right_answers_have_no_fault_and_are_kept_as_numbers_with_the_age() -> None:
    assert answer_faults(SMALL, ADULT, age=30) == ()
    assert kept(SMALL, ADULT, age=30) == {"age": 30, "d5.1": 2, "d5.2": 3, "d6.1": 0}


def test_every_wrong_answer_is_named_at_once() -> None:
    faults = answer_faults(SMALL, {"d5.1": "5", "d5.2": "x"}, age=30)
    assert faults == (
        AnswerFault("d5.1", "not_a_choice"),
        AnswerFault("d5.2", "not_a_choice"),
        AnswerFault("d6.1", "missing"),
    )


def test_answers_to_what_is_not_asked_are_not_kept() -> None:
    assert "d8.1" not in kept(SMALL, {**ADULT, "d8.1": 4}, age=30)


def test_score_sheet_takes_a_number_beyond_the_qualifiers() -> None:
    assert answer_faults(SCORES, {"index": "112"}, age=30) == ()
    assert answer_faults(SCORES, {"index": "-1"}, age=30) == (AnswerFault("index", "not_a_choice"),)


@pytest.mark.parametrize(
    ("professions", "fault"),
    [
        (("SOCIAL_WORKER", "PSYCHOLOGIST"), ""),
        (("SOCIAL_WORKER",), "team_is_too_narrow"),
        (("SOCIAL_WORKER", "SOCIAL_WORKER"), "team_is_too_narrow"),
        (("SOCIAL_WORKER", "ASTROLOGER"), "profession_unknown"),
    ],
)
def test_assessment_is_signed_by_two_known_professions(professions: tuple[str, ...], fault: str) -> None:
    assert team_fault(professions) == fault


@pytest.mark.parametrize(
    ("identified_on", "warnings"),
    [
        (date(2016, 1, 1), ()),
        (date(2016, 2, 1), ()),
        (date(2016, 2, 2), ("assessed_before_identification",)),
        (None, ("assessed_without_identification",)),
    ],
)
def test_order_of_identification_and_assessment_only_warns(
    identified_on: date | None, warnings: tuple[str, ...]
) -> None:
    assert order_warnings(identified_on=identified_on, started_on=date(2016, 2, 1)) == warnings
