"""What the assessments domain refuses or warns of, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Refused


class AssessmentRefused(Refused):
    """The assessment cannot be started or completed like this."""


explain(
    "assessment_open", _("An assessment for this target group was started on %(day)s. Complete that one.")
)
explain("assessment_starts_ahead", _("The day lies ahead: only what has happened can be recorded."))
explain("instrument_is_for_another_group", _("This instrument is for another target group."))
explain("instrument_not_in_force", _("This instrument is in force only from %(day)s."))
explain("assessment_completed_already", _("This assessment was already completed on %(day)s."))
explain(
    "completed_before_started", _("An assessment cannot be completed before %(day)s, when it was started.")
)
explain(
    "team_is_too_narrow",
    _("An assessment is signed by at least two professions. Mark everybody who assessed."),
)
explain("profession_unknown", _("One of the professions is not on the list."))
explain("care_level_needed", _("This instrument proposes no care level. Choose the one the team decided."))
explain(
    "assessed_without_identification",
    _("The person was not identified for this target group. The assessment was recorded all the same."),
)
explain(
    "assessed_before_identification",
    _("The assessment lies before the day of identification. It was recorded all the same."),
)
