"""How answers become severities and a care level. Expected values are worked out by hand."""

from typing import Any

import pytest

from majup.domains.assessments.rules.questionnaire import Instrument, questionnaire
from majup.domains.assessments.rules.scoring import care_level, severities


def instrument() -> dict[str, Any]:
    spec: Instrument = {
        "code": "T",
        "version": "1",
        "name_lv": "T",
        "name_en": "T",
        "sections": {
            "d5": [{"lv": "a", "en": "a", "weight": 2}, {"lv": "b", "en": "b"}],
            "d7": [{"lv": "c", "en": "c"}, {"lv": "d", "en": "d"}],
        },
    }
    return questionnaire(spec)


def test_heavier_question_counts_twice() -> None:
    # (2·4 + 1·1) / 3 = 3
    assert severities(instrument(), {"d5.1": 4, "d5.2": 1}) == {"d5": 3}


def test_half_is_rounded_up() -> None:
    # (1 + 2) / 2 = 1.5
    assert severities(instrument(), {"d7.1": 1, "d7.2": 2}) == {"d7": 2}


def test_unanswered_question_does_not_count_as_no_difficulty() -> None:
    assert severities(instrument(), {"d7.2": 4}) == {"d7": 4}


def test_chapter_without_an_answer_has_no_severity() -> None:
    assert severities(instrument(), {}) == {}


@pytest.mark.parametrize(
    ("daily", "level"),
    [
        ((0, 0, 0, 0), 1),
        ((1, 1, 1, 1), 1),
        ((1, 1, 1, 2), 2),
        ((2, 2, 2, 3), 3),
        ((3, 3, 3, 4), 4),
        ((4, 4, 4, 4), 4),
    ],
)
def test_care_level_follows_the_mean_of_the_daily_chapters(daily: tuple[int, ...], level: int) -> None:
    # means 0, 1, 1.25, 2.25, 3.25, 4; levels begin at 1.2, 2.2 and 3.2
    found = dict(zip(("d3", "d4", "d5", "d6"), daily, strict=True))
    assert care_level(found | {"d8": 4, "d1": 4}) == level
