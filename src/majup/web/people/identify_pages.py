"""Identifying somebody, receiving and withdrawing an application."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.people import policies
from majup.domains.people.actions.identify_known_person import identify_known_person
from majup.domains.people.actions.identify_person import identify_person
from majup.domains.people.actions.receive_application import receive_application
from majup.domains.people.actions.withdraw_application import withdraw_application
from majup.domains.people.errors import AlreadyKnown
from majup.domains.people.queries import PersonRow, applications_of, identifications_of, person_row
from majup.kernel.clock import today
from majup.kernel.errors import Conflict, NotFound, Refused
from majup.web.people.form_page import FormPage, form_page
from majup.web.people.identify_forms import (
    ApplicationForm,
    IdentificationForm,
    NewPersonForm,
    WithdrawalForm,
    today_as_text,
)
from majup.web.people.refusals import NOT_ACCEPTED, put_into
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.tones import Link

FORM = "people/form.html"
FIELDS = {
    "personal_code_wrong": "personal_code",
    "personal_code_tells_another_day": "personal_code",
    "born_after_identification": "born_on",
    "group_is_for_adults": "group",
    "group_is_for_children": "group",
    "already_identified": "group",
    "day_lies_ahead": "identified_on",
}


@page(needs=policies.IDENTIFY, nav="people")
def identify(request: PageRequest) -> HttpResponse:
    """Make a file for somebody who has none; where one is found, lead to it if it is the viewer's."""
    form = NewPersonForm(
        request.POST or None,
        own_municipality=request.viewer.municipality_id,
        initial={"identified_on": today_as_text(), "communication": "SPEECH"},
    )
    found_url = ""
    if request.method == "POST" and form.is_valid():
        try:
            person_id = _identified(request, form)
        except (Refused, Conflict) as refusal:
            put_into(form, refusal, fields=FIELDS)
            if isinstance(refusal, AlreadyKnown):
                found_url = reverse("person", args=[refusal.facts["person_id"]])
        else:
            messages.success(request, _("The person is identified. This is the new file."))
            return redirect("person", person_id=person_id)
    return render(
        request, "people/identify.html", _new_person_page(form, found_url=found_url), status=_status(form)
    )


def _identified(request: PageRequest, form: NewPersonForm) -> UUID:
    said = form.cleaned_data
    return identify_person(
        details=form.details(),
        group=said["group"],
        identified_on=said["identified_on"],
        basis=said["basis"],
        from_institution=said["from_institution"],
        by=request.viewer,
        today=today(),
    )


def _new_person_page(form: NewPersonForm, *, found_url: str) -> FormPage:
    title = _("Identify a person")
    return FormPage(
        title=title,
        breadcrumbs=(Link(_("People"), reverse("people")), Link(title, "", current=True)),
        lead=_("Somebody found for the programme who has no file yet."),
        form=form,
        button=_("Make the file"),
        back_url=reverse("people"),
        found_url=found_url,
    )


@page(needs=policies.IDENTIFY, nav="people")
def identify_again(request: PageRequest, person_id: UUID) -> HttpResponse:
    """Identify somebody whose file is there."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    first = {"identified_on": today_as_text(), "group": "".join(person.groups[:1])}
    form = IdentificationForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            identify_known_person(person_id=person_id, by=request.viewer, today=today(), **form.cleaned_data)
        except Refused as refusal:
            put_into(form, refusal, fields=FIELDS)
        else:
            messages.success(request, _("The identification is recorded."))
            return redirect("person", person_id=person_id)
    shown = form_page(
        person, title=_("Identify for the programme"), form=form, button=_("Record the identification")
    )
    return render(request, FORM, shown, status=_status(form))


@page(needs=policies.RECEIVE_APPLICATION, nav="people")
def application(request: PageRequest, person_id: UUID) -> HttpResponse:
    """Receive an application."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    first = {"received_on": today_as_text(), "group": _likely_group(request, person)}
    form = ApplicationForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            receive_application(person_id=person_id, by=request.viewer, today=today(), **form.cleaned_data)
        except Refused as refusal:
            put_into(form, refusal, fields={**FIELDS, "day_lies_ahead": "received_on"})
        else:
            messages.success(request, _("The application is recorded."))
            return redirect("person", person_id=person_id)
    shown = form_page(
        person, title=_("Receive the application"), form=form, button=_("Record the application")
    )
    return render(request, FORM, shown, status=_status(form))


@page(needs=policies.WITHDRAW_APPLICATION, nav="people")
def application_withdrawal(request: PageRequest, person_id: UUID, application_id: int) -> HttpResponse:
    """Withdraw an application; it stays in the record."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    applications = applications_of(person_id=person_id, viewer=request.viewer)
    if application_id not in {row.id for row in applications}:
        raise NotFound
    form = WithdrawalForm(request.POST or None, initial={"withdrawn_on": today_as_text()})
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_application(
                application_id=application_id, by=request.viewer, today=today(), **form.cleaned_data
            )
        except Refused as refusal:
            put_into(form, refusal, fields={"day_lies_ahead": "withdrawn_on"})
        else:
            messages.success(request, _("The application is withdrawn."))
            return redirect("person", person_id=person_id)
    shown = form_page(person, title=_("Withdraw the application"), form=form, button=_("Withdraw it"))
    return render(request, FORM, shown, status=_status(form))


def _likely_group(request: PageRequest, person: PersonRow) -> str:
    """The group somebody was identified for last, else the one they belong to."""
    found = identifications_of(person_id=person.id, viewer=request.viewer)
    return found[-1].group if found else "".join(person.groups[:1])


def _status(form: object) -> int:
    return NOT_ACCEPTED if getattr(form, "errors", None) else 200
