"""What the record says of assessments and needs, within the reader's scope."""

from majup.domains.assessments.queries.assessments import (
    AssessmentRow,
    NeedRow,
    assessment_row,
    assessments_of,
    latest_completed,
)
from majup.domains.assessments.queries.forms import (
    AssessmentForm,
    InstrumentRow,
    TeamRow,
    assessment_form,
    instruments_for,
    proposed_care_level,
    teams_for,
)

__all__ = [
    "AssessmentForm",
    "AssessmentRow",
    "InstrumentRow",
    "NeedRow",
    "TeamRow",
    "assessment_form",
    "assessment_row",
    "assessments_of",
    "instruments_for",
    "latest_completed",
    "proposed_care_level",
    "teams_for",
]
