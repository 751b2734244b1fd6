"""What the people domain refuses, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict, Refused


class AlreadyKnown(Conflict):
    """The viewer's own list holds this person; the fact `person_id` says which file to open."""


class KnownElsewhere(Conflict):
    """Somebody has this personal code, but not within the viewer's scope: whose it is stays unsaid."""


class IdentificationRefused(Refused):
    """The person cannot be identified like this."""


class ApplicationRefused(Refused):
    """The application cannot be received or withdrawn like this."""


explain(
    "person_already_known",
    _("This person already has a file with you. Open it instead of making a second one."),
)
explain(
    "person_known_elsewhere",
    _(
        "This personal code already stands in a file that is not with your organisation. "
        "Ask your administrator for the transfer of the file; no second one was made."
    ),
)
explain(
    "personal_code_wrong",
    _("This is not a personal code: check the digits, or leave it empty until you know it."),
)
explain(
    "personal_code_tells_another_day",
    _("The birth date in the personal code is not the one you entered. One of the two is wrong."),
)
explain("born_after_identification", _("The birth date lies after the day of identification."))
explain("group_is_for_adults", _("This target group is for people of 18 years and more."))
explain("group_is_for_children", _("This target group is for people under 18 years."))
explain("already_identified", _("The person was already identified for this target group on %(day)s."))
explain("day_lies_ahead", _("The day lies ahead: only what has happened can be recorded."))
explain(
    "application_received_already",
    _("An application for this target group was already received on this day."),
)
explain("application_stands", _("There is an application for this target group already, of %(day)s."))
explain("application_withdrawn_already", _("This application was already withdrawn on %(day)s."))
explain(
    "withdrawn_before_received", _("An application cannot be withdrawn before %(day)s, when it was received.")
)
