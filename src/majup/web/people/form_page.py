"""A page that is one form about one person: its record, shown by `people/form.html`."""

from dataclasses import dataclass
from uuid import UUID

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.people.queries import PersonRow
from majup.web.shell.tones import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """One form. `back_url` is where giving up leads; `found_url` a file that is there already."""

    title: str
    breadcrumbs: tuple[Link, ...]
    lead: str
    form: BaseForm
    button: str
    back_url: str
    note: str = ""
    found_url: str = ""


def form_page(
    person: PersonRow, *, title: str, form: BaseForm, button: str, lead: str = "", note: str = ""
) -> FormPage:
    """A form about a person, with the way back to the file."""
    return FormPage(
        title=title,
        breadcrumbs=way_to(person.id, person.name, last=title),
        lead=lead or person.name,
        form=form,
        button=button,
        back_url=reverse("person", args=[person.id]),
        note=note,
    )


def way_to(person_id: UUID, name: str, *, last: str) -> tuple[Link, ...]:
    """People › the person › this page."""
    return (
        Link(_("People"), reverse("people")),
        Link(name, reverse("person", args=[person_id])),
        Link(last, "", current=True),
    )
