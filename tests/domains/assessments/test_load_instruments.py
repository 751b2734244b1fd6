"""Loading our own instruments, and what they hold."""

from typing import Any

import pytest

from majup.domains.assessments.actions.load_instruments import load_instruments
from majup.domains.assessments.models import Instrument
from majup.domains.assessments.rules.chapters import CHAPTERS
from majup.kernel.errors import NotAllowed
from majup.kernel.viewer import SYSTEM, Role
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.audit import acts_named

pytestmark = pytest.mark.django_db
OURS = ("MAJUP-ADULT", "MAJUP-CHILD", "MAJUP-CHILD-CARE")


def questions(instrument: Instrument) -> list[dict[str, Any]]:
    groups = [item for item in instrument.questionnaire["item"] if item["type"] == "group"]
    return [question for group in groups for question in group["item"]]


def test_loading_twice_changes_nothing() -> None:
    first = load_instruments(by=a_viewer(Role.ADMINISTRATOR))
    stored = {row.code: (row.pk, row.questionnaire) for row in Instrument.objects.all()}
    assert load_instruments(by=SYSTEM) == first == len(stored) == 4
    assert {row.code: (row.pk, row.questionnaire) for row in Instrument.objects.all()} == stored
    assert len(acts_named("assessments.instruments_loaded")) == 2


def test_social_worker_may_not_load() -> None:
    with pytest.raises(NotAllowed):
        load_instruments(by=a_social_worker())
    assert not Instrument.objects.exists()


@pytest.mark.parametrize("code", OURS)
def test_instrument_asks_in_every_chapter_in_both_languages(code: str) -> None:
    load_instruments(by=SYSTEM)
    instrument = Instrument.objects.get(code=code)
    chapters = {item["linkId"] for item in instrument.questionnaire["item"]}
    assert set(CHAPTERS) <= chapters
    for question in questions(instrument):
        latvian, english = question["text"], question["_text"]["extension"][0]["extension"][1]["valueString"]
        assert latvian
        assert english
        assert latvian != english


def test_questions_for_an_age_are_enabled_by_the_age() -> None:
    load_instruments(by=SYSTEM)
    child = Instrument.objects.get(code="MAJUP-CHILD")
    bounded = [question for question in questions(child) if "enableWhen" in question]
    assert bounded
    assert {condition["question"] for question in bounded for condition in question["enableWhen"]} == {"age"}
    assert child.questionnaire["item"][0]["linkId"] == "age"


def test_only_the_child_in_care_is_asked_about_the_family() -> None:
    load_instruments(by=SYSTEM)
    with_family = {
        row.code
        for row in Instrument.objects.all()
        if "family" in {item["linkId"] for item in row.questionnaire["item"]}
    }
    assert with_family == {"MAJUP-CHILD-CARE"}


def test_copyrighted_scale_keeps_scores_and_no_question() -> None:
    load_instruments(by=SYSTEM)
    scale = Instrument.objects.get(code="SIS-A")
    assert questions(scale) == []
    assert {item["type"] for item in scale.questionnaire["item"]} == {"integer"}
    assert len(scale.questionnaire["item"]) == 7
