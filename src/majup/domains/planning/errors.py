"""What planning refuses, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Conflict, EngineFailed, Refused


class NothingToPlan(Refused):
    """There is no demand, or nowhere to build."""


class AlreadyComputing(Conflict):
    """A plan of this region is being computed now."""


class AnswerNotUnderstood(EngineFailed):
    """The engine's answer does not fit the problem it was given."""


class NoTravelTimes(Refused):
    """No travel times of the wished kind are in force."""


explain(
    "no_demand",
    _("No agreed support plan of this region asks for a service on %(as_of)s. Choose a later day."),
)
explain(
    "no_partners",
    _("No municipality of this region was in the partnership on %(as_of)s, so nothing can be built there."),
)
explain(
    "plan_is_being_computed",
    _("A plan of this region is being computed already. Wait for it to end, or stop it."),
)
explain(
    "no_travel_times_of_this_kind",
    _("No such travel times are in force. Compute or import some, or plan by road."),
)
explain("answer_not_understood", _("The planner's answer does not fit the question it was given."))
