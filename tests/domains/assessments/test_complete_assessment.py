"""Completing an assessment."""

from datetime import date
from typing import Any

import pytest

from majup.domains.assessments.actions.complete_assessment import complete_assessment
from majup.domains.assessments.errors import AssessmentRefused
from majup.domains.assessments.models import Assessment, Need
from majup.kernel.errors import BadInput, NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.assessments import a_score_sheet, an_assessment
from tests.situations.audit import acts_named, number_of_acts, said
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db
TODAY = date(2016, 12, 1)
ANSWERS = {"d5.1": "1", "d5.2": "3", "d6.1": "4"}


def open_assessment(**other: Any) -> Assessment:
    return an_assessment(a_person(**other), completed_on=None)


def complete(assessment: Assessment, by: Viewer, **other: Any) -> Assessment:
    given: dict[str, Any] = {
        "answers": ANSWERS,
        "professions": ["SOCIAL_WORKER", "PSYCHOLOGIST"],
        "completed_on": date(2016, 11, 21),
        "care_level": None,
    }
    complete_assessment(assessment_id=assessment.pk, by=by, today=TODAY, **{**given, **other})
    return stored(assessment)


def stored(assessment: Assessment) -> Assessment:
    with unscoped("to look at what was written"):
        return Assessment.objects.get(pk=assessment.pk)


def needs_of(assessment: Assessment) -> dict[str, int]:
    with unscoped("to look at what was written"):
        return dict(Need.objects.filter(assessment=assessment).values_list("chapter", "severity"))


def test_answers_become_needs_by_their_weights() -> None:
    done = complete(open_assessment(), a_social_worker())
    # d5: (1·1 + 2·3) / 3 = 2.33, rounded 2; d6: 4.
    assert needs_of(done) == {"d5": 2, "d6": 4}
    assert done.answers == {"age": 30, "d5.1": 1, "d5.2": 3, "d6.1": 4}
    assert done.professions == "PSYCHOLOGIST SOCIAL_WORKER"


def test_care_level_is_proposed_by_the_rule_and_decided_by_the_team() -> None:
    # Daily chapters d3 to d6: (0 + 0 + 2 + 4) / 4 = 1.5, which is level 2.
    assert complete(open_assessment(), a_social_worker()).care_level == 2
    assert complete(open_assessment(), a_social_worker(), care_level=3).care_level == 3


def test_every_missing_answer_is_named_and_nothing_is_kept() -> None:
    assessment, before = open_assessment(), number_of_acts()
    with pytest.raises(BadInput) as refusal:
        complete(assessment, a_social_worker(), answers={"d5.1": "9"})
    assert [complaint.where for complaint in refusal.value.complaints] == ["d5.1", "d5.2", "d6.1"]
    assert (stored(assessment).completed_on, needs_of(assessment)) == (None, {})
    assert number_of_acts() == before


def test_score_sheet_needs_the_teams_care_level() -> None:
    sheet = an_assessment(a_person(), completed_on=None, instrument=a_score_sheet())
    with pytest.raises(AssessmentRefused, match="care_level_needed"):
        complete(sheet, a_social_worker(), answers={"index": "112"})
    assert complete(sheet, a_social_worker(), answers={"index": "112"}, care_level=3).care_level == 3
    assert needs_of(sheet) == {}


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"professions": ["SOCIAL_WORKER"]}, "team_is_too_narrow"),
        ({"completed_on": date(2016, 10, 31)}, "completed_before_started"),
        ({"completed_on": date(2016, 12, 2)}, "assessment_starts_ahead"),
    ],
)
def test_impossible_completion_is_refused(other: dict[str, Any], code: str) -> None:
    with pytest.raises(AssessmentRefused, match=code):
        complete(open_assessment(), a_social_worker(), **other)


def test_completed_assessment_is_not_completed_again() -> None:
    with pytest.raises(AssessmentRefused, match="assessment_completed_already"):
        complete(an_assessment(a_person()), a_social_worker())


def test_somebody_elses_assessment_is_not_found() -> None:
    with pytest.raises(NotFound):
        complete(open_assessment(municipality="Talsu novads"), a_social_worker("Kuldīgas novads"))


def test_provider_may_not_complete_an_assessment() -> None:
    with pytest.raises(NotAllowed):
        complete(open_assessment(), a_viewer(Role.PROVIDER))


def test_audit_counts_the_needs_and_tells_none() -> None:
    complete(open_assessment(), a_social_worker())
    assert acts_named("assessments.completed")[-1].touched[0]["facts"]["needs"] == 2
    assert "d6" not in said("assessments.completed").split()
