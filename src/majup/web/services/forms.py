"""What is asked at a site: a service to plan, the day of a step, the three questions.

The forms stand on one page, so the ids of each one's fields begin with a word of its own.
"""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from majup.domains.services.queries import ServiceTypeRow, SiteRow
from majup.domains.services.rules.institution_test import Answers
from majup.domains.services.rules.offer_states import State
from majup.web.services.words import by_language

IN_FAMILY = "IN_FAMILY"
"""What a family gives is given at no site."""
YES_NO = (("no", _("No")), ("yes", _("Yes")))


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def _hour(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


def _question(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)


class PlanForm(forms.Form):
    """Which service, how many places, from when."""

    service = forms.ChoiceField(label=_("Service"))
    places = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=_("Leave it open for a service that comes home."),
    )
    on = _day(_("Planned on"))

    def __init__(self, *args: Any, services: tuple[ServiceTypeRow, ...], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "plan-%s"} | kwargs)
        offered: Any = self.fields["service"]
        given = [row for row in services if row.delivery != IN_FAMILY]
        names = [(row.code, by_language(lv=row.name_lv, en=row.name_en)) for row in given]
        offered.choices = sorted(names, key=lambda choice: choice[1])


class StepForm(forms.Form):
    """The state that was reached, and on which day."""

    to = forms.ChoiceField(choices=[(state.value, state.value) for state in State], widget=forms.HiddenInput)
    on = _day(_("On"))


class QuestionsForm(forms.Form):
    """The three questions whether a place is an institution, with the reason for the answers."""

    is_isolated = _question(_("Are people kept apart from the wider community, or made to live together?"))
    lacks_control = _question(
        _("Do people lack control over their lives and over decisions that concern them?")
    )
    rules_prevail = _question(_("Do the rules of the place come before a person's own needs?"))
    reason = forms.CharField(
        label=_("What the answers rest on"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was seen and heard, without names."),
    )
    on = _day(_("Asked on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "question-%s"} | kwargs)

    def answers(self) -> Answers:
        """The three answers of a form that is valid."""
        said = self.cleaned_data
        return Answers(
            is_isolated=said["is_isolated"] == "yes",
            lacks_control=said["lacks_control"] == "yes",
            rules_prevail=said["rules_prevail"] == "yes",
        )


class DescriptionForm(forms.Form):
    """What the register asks about the place itself."""

    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    opens_at = _hour(_("Opens at"))
    closes_at = _hour(_("Closes at"))
    is_step_free = forms.ChoiceField(
        label=_("Does a wheelchair get in without a step?"),
        choices=(("", _("Not known")), *YES_NO),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "place-%s"} | kwargs)

    def step_free(self) -> bool | None:
        """The answer of a form that is valid; None where it is not known."""
        return {"yes": True, "no": False}.get(self.cleaned_data["is_step_free"])


def described(found: SiteRow) -> dict[str, Any]:
    """What the form of a site starts with."""
    known = {True: "yes", False: "no", None: ""}
    return {
        "address": found.address,
        "opens_at": found.opens_at,
        "closes_at": found.closes_at,
        "is_step_free": known[found.is_step_free],
    }


def starting(day: date) -> dict[str, str]:
    """The day every form of a site starts with."""
    return {"on": day.isoformat()}
