"""Complete an assessment: answers become needs, the team signs and decides the care level."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from majup.domains.assessments import policies
from majup.domains.assessments.errors import AssessmentRefused
from majup.domains.assessments.models import Assessment, Need
from majup.domains.assessments.rules import scoring
from majup.domains.assessments.rules.answers import AnswerFault, answer_faults, kept
from majup.domains.assessments.rules.team import team_fault
from majup.domains.people.rules.eligibility import age_on
from majup.kernel.act import act
from majup.kernel.errors import BadInput, Complaint, NotFound
from majup.kernel.viewer import Purpose, Viewer


def complete_assessment(
    *,
    assessment_id: UUID,
    answers: Mapping[str, object],
    professions: Collection[str],
    completed_on: date,
    care_level: int | None,
    by: Viewer,
    today: date,
) -> None:
    """Store the answers, the needs they tell by chapter, who signed, and the care level.

    care_level is the team's; None takes the proposed one (`rules.scoring`). Raises BadInput naming every
    question without a right answer, and AssessmentRefused for a narrow team or an impossible day.
    """
    with act("assessments.completed", by=by, needs=policies.COMPLETE) as record:
        assessment = _open_assessment(assessment_id, by=by)
        _check(assessment, professions=professions, completed_on=completed_on, today=today)
        questionnaire = assessment.instrument.questionnaire
        age = age_on(completed_on, born_on=assessment.person.born_on)
        faults = answer_faults(questionnaire, answers, age=age)
        if faults:
            raise BadInput([_complaint(fault) for fault in faults])
        assessment.answers = kept(questionnaire, answers, age=age)
        found = scoring.severities(questionnaire, assessment.answers)
        proposed = scoring.care_level(found) if found else None
        if (care_level or proposed) is None:
            raise AssessmentRefused("care_level_needed")
        assessment.care_level = care_level or proposed
        assessment.completed_on = completed_on
        assessment.professions = " ".join(sorted(set(professions)))
        assessment.save()
        Need.objects.bulk_create(
            Need(assessment=assessment, chapter=chapter, severity=severity)
            for chapter, severity in sorted(found.items())
        )
        record.about(assessment.person, assessment=assessment.pk, completed_on=completed_on, needs=len(found))


def _open_assessment(assessment_id: UUID, *, by: Viewer) -> Assessment:
    visible = Assessment.objects.visible_to(by, Purpose.CASEWORK).select_related("person", "instrument")
    assessment: Assessment | None = visible.filter(pk=assessment_id).first()
    if assessment is None:
        raise NotFound
    if assessment.completed_on is not None:
        raise AssessmentRefused("assessment_completed_already", day=assessment.completed_on)
    return assessment


def _check(assessment: Assessment, *, professions: Collection[str], completed_on: date, today: date) -> None:
    if completed_on > today:
        raise AssessmentRefused("assessment_starts_ahead")
    if completed_on < assessment.started_on:
        raise AssessmentRefused("completed_before_started", day=assessment.started_on)
    fault = team_fault(professions)
    if fault:
        raise AssessmentRefused(fault)


def _complaint(fault: AnswerFault) -> Complaint:
    told = {"missing": _("The question has no answer."), "not_a_choice": _("This answer is not a choice.")}
    return Complaint(where=fault.link, what=told[fault.fault], remedy=_("Choose one of the answers."))
