"""What is asked when somebody is identified, or applies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from majup.domains.people.rules.details import PersonDetails
from majup.kernel.clock import today
from majup.web.people import words
from majup.web.people.fields import choice_field, day_field, parishes_by_municipality

ABOUT_PERSON = 8
"""So many of the form's fields tell who the person is; the rest tells of the target group."""
DISABILITY_GROUPS = [("1", "I"), ("2", "II"), ("3", "III")]


class IdentificationForm(forms.Form):
    """For which target group somebody was found, when and on what basis."""

    group = choice_field(_("Target group"), words.choices(words.GROUPS))
    identified_on = day_field(_("Day of identification"))
    basis = forms.CharField(
        label=_("Basis"),
        max_length=200,
        help_text=_("The decision or document that shows the person belongs to the group."),
    )
    from_institution = forms.BooleanField(label=_("Lives in a state social care centre now"), required=False)

    field_order: Any = None


class NewPersonForm(IdentificationForm):
    """Who somebody is, and for which target group they were found."""

    given_name = forms.CharField(label=_("Given names"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    personal_code = forms.CharField(
        label=_("Personal code"),
        max_length=14,
        required=False,
        help_text=_("As on the document, 010190-12345. It is kept encrypted; nobody reads it here again."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    born_on = day_field(_("Born"))
    sex = choice_field(_("Sex"), words.choices(words.SEXES), as_radio=True)
    residence = forms.ChoiceField(label=_("Declared residence"))
    disability_group = choice_field(_("Disability group"), DISABILITY_GROUPS, required=False)
    communication = choice_field(
        _("How to speak with the person"), words.choices(words.COMMUNICATION), as_radio=True
    )

    field_order = (
        "given_name",
        "family_name",
        "personal_code",
        "born_on",
        "sex",
        "residence",
        "communication",
        "disability_group",
        "group",
        "identified_on",
        "basis",
        "from_institution",
    )

    def __init__(self, *args: Any, own_municipality: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        residence: Any = self.fields["residence"]
        residence.choices = parishes_by_municipality(first=own_municipality)

    @property
    def about_person(self) -> list[forms.BoundField]:
        """The fields on who the person is, in order."""
        return [self[name] for name in self.field_order[:ABOUT_PERSON]]

    @property
    def about_programme(self) -> list[forms.BoundField]:
        """The fields on the target group, in order."""
        return [self[name] for name in self.field_order[ABOUT_PERSON:]]

    def details(self) -> PersonDetails:
        """What was entered about the person, once the form is valid."""
        said = self.cleaned_data
        return PersonDetails(
            given_name=said["given_name"].strip(),
            family_name=said["family_name"].strip(),
            born_on=said["born_on"],
            sex=said["sex"],
            residence_id=int(said["residence"]),
            personal_code=said["personal_code"],
            disability_group=int(said["disability_group"]) if said["disability_group"] else None,
            communication=said["communication"],
        )


class ApplicationForm(forms.Form):
    """Who asked to take part, and when."""

    group = choice_field(_("Target group"), words.choices(words.GROUPS))
    applicant = choice_field(_("Signed by"), words.choices(words.APPLICANTS), as_radio=True)
    received_on = day_field(_("Received on"))


class WithdrawalForm(forms.Form):
    """When an application was withdrawn."""

    withdrawn_on = day_field(_("Withdrawn on"))


def today_as_text() -> str:
    """The day that a form offers first."""
    return today().isoformat()
