"""Starting an assessment, answering it, and reading a completed one."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.assessments import policies
from majup.domains.assessments.actions.complete_assessment import complete_assessment
from majup.domains.assessments.actions.start_assessment import start_assessment
from majup.domains.assessments.errors import AssessmentRefused
from majup.domains.assessments.queries import (
    assessment_form,
    instruments_for,
    proposed_care_level,
    teams_for,
)
from majup.domains.people.queries import PersonRow, identifications_of, person_row
from majup.kernel.clock import today
from majup.kernel.errors import BadInput, NotFound, Refused
from majup.kernel.viewer import Viewer
from majup.web.people.assessment_forms import AnswersForm, StartForm, field_name
from majup.web.people.form_page import form_page, way_to
from majup.web.people.identify_forms import today_as_text
from majup.web.people.refusals import (
    NOT_ACCEPTED,
    put_complaints_into,
    put_into,
    sentence_of_code,
)
from majup.web.people.words import by_language
from majup.web.shell.pages import PageRequest, is_fragment_request, page, render
from majup.web.shell.tones import Link

START_FIELDS = {
    "assessment_starts_ahead": "started_on",
    "instrument_is_for_another_group": "instrument",
    "instrument_not_in_force": "instrument",
    "group_is_for_adults": "instrument",
    "group_is_for_children": "instrument",
}
ANSWER_FIELDS = {
    "assessment_starts_ahead": "completed_on",
    "completed_before_started": "completed_on",
    "team_is_too_narrow": "professions",
    "care_level_needed": "care_level",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPage:
    """An assessment under way: its questions, and the care level proposed so far."""

    title: str
    breadcrumbs: tuple[Link, ...]
    lead: str
    form: AnswersForm
    proposed: str
    answered: int
    asked: int
    back_url: str


@page(needs=policies.START, nav="people")
def assessment_new(request: PageRequest, person_id: UUID) -> HttpResponse:
    """Start an assessment; odd dates are told and recorded, not refused."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    instruments = instruments_for(_groups(person, request.viewer), on=today())
    teams = teams_for(request.viewer, on=today())
    first = {
        "started_on": today_as_text(),
        "instrument": str(instruments[0].id) if instruments else "",
        "team": str(teams[0].id) if teams else "",
    }
    form = StartForm(request.POST or None, instruments=instruments, teams=teams, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        chosen = next(row for row in instruments if str(row.id) == said["instrument"])
        try:
            started = start_assessment(
                person_id=person_id,
                group=chosen.group,
                instrument_id=chosen.id,
                team_id=UUID(said["team"]),
                started_on=said["started_on"],
                by=request.viewer,
                today=today(),
            )
        except Refused as refusal:
            put_into(form, refusal, fields=START_FIELDS)
        else:
            for warning in started.warnings:
                messages.warning(request, sentence_of_code(warning))
            return redirect("assessment", person_id=person_id, assessment_id=started.assessment_id)
    shown = form_page(person, title=_("Start an assessment"), form=form, button=_("Start"))
    return render(request, "people/form.html", shown, status=_status(form))


@page(needs=policies.COMPLETE, nav="people")
def assessment(request: PageRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """The questions of an assessment under way; `preview` only shows the care level they propose so far."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    try:
        asked = assessment_form(assessment_id=assessment_id, viewer=request.viewer, on=today())
    except AssessmentRefused:
        return _completed_already(request, person_id)
    if asked.person_id != person_id:
        raise NotFound
    first = {"completed_on": today_as_text()}
    wants_preview = "preview" in request.POST
    form = AnswersForm(request.POST or None, asked=asked, initial=first)
    if request.method == "POST" and not wants_preview and form.is_valid() and _completed(request, form):
        messages.success(request, _("The assessment is completed. The needs stand in the file."))
        return redirect("person", person_id=person_id)
    shown = _assessment_page(person, form, viewer=request.viewer)
    status = 200 if wants_preview else _status(form)
    return render(
        request, "people/assessment.html", shown, fragment="people/proposed_level.html", status=status
    )


def _completed_already(request: PageRequest, person_id: UUID) -> HttpResponse:
    """To the file, where the needs stand; a preview that came too late changes nothing on its page."""
    return (
        HttpResponse(status=204) if is_fragment_request(request) else redirect("person", person_id=person_id)
    )


def _completed(request: PageRequest, form: AnswersForm) -> bool:
    said = form.cleaned_data
    try:
        complete_assessment(
            assessment_id=form.asked.assessment_id,
            answers=form.answers,
            professions=said["professions"],
            completed_on=said["completed_on"],
            care_level=int(said["care_level"]) if said["care_level"] else None,
            by=request.viewer,
            today=today(),
        )
    except BadInput as refusal:
        put_complaints_into(form, refusal, fields={c.where: field_name(c.where) for c in refusal.complaints})
        return False
    except Refused as refusal:
        put_into(form, refusal, fields=ANSWER_FIELDS)
        return False
    return True


def _assessment_page(person: PersonRow, form: AnswersForm, *, viewer: Viewer) -> AssessmentPage:
    asked = form.asked
    title = _("Assessment of needs")
    proposed = proposed_care_level(
        assessment_id=asked.assessment_id, answers=form.answers, viewer=viewer, on=today()
    )
    return AssessmentPage(
        title=title,
        breadcrumbs=way_to(person.id, person.name, last=title),
        lead=_("%(name)s · %(instrument)s")
        % {"name": person.name, "instrument": by_language(lv=asked.instrument_lv, en=asked.instrument_en)},
        form=form,
        proposed=str(proposed or ""),
        answered=len(form.answers),
        asked=sum(len(section.questions) for section in asked.sections),
        back_url=reverse("person", args=[person.id]),
    )


def _groups(person: PersonRow, viewer: Viewer) -> tuple[str, ...]:
    """The groups somebody was identified for or belongs to: an assessment is for one of them."""
    found = [row.group for row in identifications_of(person_id=person.id, viewer=viewer)]
    return tuple(dict.fromkeys([*found, *person.groups]))


def _status(form: object) -> int:
    return NOT_ACCEPTED if getattr(form, "errors", None) else 200
