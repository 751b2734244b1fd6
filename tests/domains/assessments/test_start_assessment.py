"""Starting an assessment."""

from datetime import date
from typing import Any

import pytest

from majup.domains.assessments.actions.start_assessment import AssessmentStarted, start_assessment
from majup.domains.assessments.errors import AssessmentRefused
from majup.domains.assessments.models import Assessment
from majup.domains.people.models import Person
from majup.kernel.errors import NotAllowed, NotFound
from majup.kernel.scope import unscoped
from majup.kernel.viewer import Purpose, Role, Viewer
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.assessments import an_assessment, an_instrument
from tests.situations.audit import acts_named, number_of_acts
from tests.situations.organisations import an_assessment_team
from tests.situations.people import a_person, identified

pytestmark = pytest.mark.django_db
TODAY = date(2016, 12, 1)


def start(person: Person, by: Viewer, **other: Any) -> AssessmentStarted:
    given: dict[str, Any] = {
        "group": "ADULT_GRT",
        "instrument_id": an_instrument().pk,
        "team_id": an_assessment_team().pk,
        "started_on": date(2016, 11, 1),
    }
    return start_assessment(person_id=person.pk, by=by, today=TODAY, **{**given, **other})


def test_started_assessment_takes_region_and_origin_from_the_identification() -> None:
    person = a_person()
    found = identified(person, from_institution=True)
    started = start(person, a_social_worker())
    with unscoped("to look at what was written"):
        assessment = Assessment.objects.get(pk=started.assessment_id)
    assert (assessment.region_id, assessment.from_institution) == (found.region_id, True)
    assert (assessment.completed_on, started.warnings) == (None, ())


def test_team_sees_the_file_once_it_assesses() -> None:
    person, team = a_person(), an_assessment_team()
    assessor = a_viewer(Role.ASSESSOR, at=team)
    start(person, a_social_worker(), team_id=team.pk)
    assert Person.objects.visible_to(assessor, Purpose.CASEWORK).filter(pk=person.pk).exists()


def test_assessment_without_identification_is_recorded_with_a_warning() -> None:
    started = start(a_person(), a_social_worker())
    assert started.warnings == ("assessed_without_identification",)
    facts = acts_named("assessments.started")[-1].touched[0]["facts"]
    assert facts["warnings"] == "assessed_without_identification"


def test_assessment_before_the_identification_is_recorded_with_a_warning() -> None:
    person = a_person()
    identified(person, on=date(2016, 11, 5))
    assert start(person, a_social_worker()).warnings == ("assessed_before_identification",)


def test_second_open_assessment_is_refused_whole() -> None:
    person = a_person()
    an_assessment(person, completed_on=None)
    before = number_of_acts()
    with pytest.raises(AssessmentRefused, match="assessment_open"):
        start(person, a_social_worker())
    assert number_of_acts() == before


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"started_on": date(2016, 12, 2)}, "assessment_starts_ahead"),
        ({"group": "CHILD_FT"}, "instrument_is_for_another_group"),
    ],
)
def test_impossible_assessment_is_refused(other: dict[str, Any], code: str) -> None:
    with pytest.raises(AssessmentRefused, match=code):
        start(a_person(), a_social_worker(), **other)


def test_somebody_who_outgrew_the_group_is_not_assessed_for_it() -> None:
    person = a_person(born_on=date(1998, 10, 31), group="CHILD_FT")
    with pytest.raises(AssessmentRefused, match="group_is_for_children"):
        start(person, a_social_worker(), group="CHILD_FT", instrument_id=an_instrument("CHILD_FT").pk)


def test_instrument_not_yet_in_force_is_refused() -> None:
    later = an_instrument(code="LATER", valid_from=date(2016, 11, 2))
    with pytest.raises(AssessmentRefused, match="instrument_not_in_force"):
        start(a_person(), a_social_worker(), instrument_id=later.pk)


def test_somebody_elses_person_and_an_unknown_instrument_are_not_found() -> None:
    with pytest.raises(NotFound):
        start(a_person(municipality="Talsu novads"), a_social_worker("Kuldīgas novads"))
    with pytest.raises(NotFound):
        start(a_person(), a_social_worker(), instrument_id=999_999)


def test_institution_may_not_start_an_assessment() -> None:
    with pytest.raises(NotAllowed):
        start(a_person(), a_viewer(Role.INSTITUTION))
