"""Fields that several forms of people ask alike: days, and the parish of the declared residence."""

from collections.abc import Iterable
from typing import Any

from django import forms

from majup.domains.territory.queries import municipalities_on, parishes
from majup.kernel.clock import today
from majup.web.people.words import by_language
from majup.web.shell.collation import alphabetical

Words = Any
"""Text, or text that is translated when it is shown: the stubs have no public name for the two together."""
TYPED_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y.")


def day_field(label: Words, *, required: bool = True, hint: Words = "") -> forms.DateField:
    """A day: the browser's own calendar, or typed as 01.10.2017."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label, required=required, help_text=hint, input_formats=TYPED_DAYS, widget=widget
    )


def choice_field(
    label: Words,
    choices: Iterable[tuple[str, Words]],
    *,
    required: bool = True,
    as_radio: bool = False,
    hint: Words = "",
) -> forms.ChoiceField:
    """One of a few. A select begins with nothing chosen, so that nobody decides by leaving it."""
    offered = list(choices)
    if as_radio:
        return forms.ChoiceField(
            label=label, choices=offered, required=required, help_text=hint, widget=forms.RadioSelect
        )
    return forms.ChoiceField(label=label, choices=[("", "—"), *offered], required=required, help_text=hint)


def parishes_by_municipality(*, first: int | None) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Every parish under its municipality, the reader's own municipality first. Three queries."""
    inside: dict[int, list[tuple[str, str]]] = {}
    for parish in parishes():
        inside.setdefault(parish.municipality_id, []).append((str(parish.id), parish.name_lv))
    named = [(m.id, by_language(lv=m.name_lv, en=m.name_en)) for m in municipalities_on(today())]
    ordered = sorted(named, key=lambda one: (one[0] != first, alphabetical(one[1])))
    groups: list[tuple[str, str | list[tuple[str, str]]]] = [("", "—")]
    for key, name in ordered:
        if key in inside:
            groups.append((name, sorted(inside[key], key=lambda one: alphabetical(one[1]))))
    return groups
