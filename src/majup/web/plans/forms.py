"""The form that asks for a new variant of a plan."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from majup.domains.planning.policies import may_plan
from majup.domains.planning.queries.travel import travel_choices
from majup.domains.planning.rules.kinds import LEAST_SECONDS
from majup.domains.planning.rules.travel import TravelBy
from majup.domains.territory.queries import regions
from majup.kernel.viewer import Viewer
from majup.web.plans.travel import choice_words
from majup.web.plans.words import region_name

LONGEST_SECONDS = 600
"""From a page; the command line may ask for an hour."""


class PlanForm(forms.Form):
    """Which region, the demand of which day, by which travel times, how long it may take."""

    region = forms.TypedChoiceField(label=_("Region"), coerce=int)
    as_of = forms.DateField(
        label=_("Demand of the day"),
        required=False,
        help_text=_("The support plans agreed by this day. Left empty: by today."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    travel = forms.TypedChoiceField(
        label=_("Travel times"),
        required=False,
        coerce=TravelBy,
        empty_value=None,
        help_text=_("Ways there and back within opening hours are the ones people really have."),
    )
    seconds = forms.FloatField(
        label=_("Seconds it may take"),
        required=False,
        help_text=_("Left empty: 20 to 45 seconds, the more needs the longer."),
        min_value=LEAST_SECONDS,
        max_value=LONGEST_SECONDS,
    )

    def __init__(self, *args: Any, viewer: Viewer, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        mine = [row for row in regions() if may_plan(viewer, region_id=row.id)]
        self.fields["region"].choices = [(row.id, region_name(row)) for row in mine]  # type: ignore[attr-defined]  # a choice field
        in_force = [(by.value, choice_words(by, matrix)) for by, matrix in travel_choices().items()]
        self.fields["travel"].choices = in_force  # type: ignore[attr-defined]  # a choice field

    def clean_as_of(self) -> date | None:
        """Nobody knows what will be agreed."""
        day: date | None = self.cleaned_data["as_of"]
        if day is not None and day > self._today:
            raise forms.ValidationError(_("This day lies ahead. Choose today or an earlier day."))
        return day
