"""What the support domain refuses, and the sentences for it."""

from majup.kernel.error_texts import _, explain
from majup.kernel.errors import Refused


class PlanRefused(Refused):
    """The support plan cannot be drawn up, changed, agreed or refused like this."""


explain(
    "plan_needs_assessment",
    _("There is no completed assessment for this target group. A plan is written from an assessment."),
)
explain("plan_draft_exists", _("There is a draft already, version %(version)s. Go on with that one."))
explain(
    "plan_agreed_exists", _("There is an agreed plan, version %(version)s. Make a new version of it instead.")
)
explain("plan_is_no_draft", _("Only a draft can be changed, agreed or refused. Make a new version of it."))
explain("plan_is_not_agreed", _("A new version follows an agreed or a refused plan. This one is neither."))
explain(
    "plan_without_items",
    _("The plan has no services yet. Add what the person needs, or that they stay in the institution."),
)
explain(
    "child_is_represented",
    _("A person under 18 years is represented: record the agreement of the legal representative."),
)
explain("who_agreed_is_missing", _("Say who agreed: the person, or the legal representative."))
explain("refusal_without_reason", _("Write down why the plan is refused, best in the person's own words."))
explain("plan_day_lies_ahead", _("The day lies ahead: only what has happened can be recorded."))
explain("before_it_was_drawn", _("The day lies before the one on which the plan was drawn up."))
explain("outlook_unknown", _("Choose where the person is going to live."))
explain("item_word_unknown", _("The period, the payer or the priority of the service is not on its list."))
explain("service_unknown", _("There is no such service in the catalogue."))
explain("service_is_for_another_group", _("This service is for another target group."))
explain("service_named_twice", _("The plan names this service already. Change that line instead."))
explain("amount_is_nothing", _("Enter an amount above nought."))
explain("respite_over_30_days", _("Respite is 30 days a calendar year for a child, no more."))
explain("amount_is_more_than_there_is", _("The amount is more than there are days or hours."))
