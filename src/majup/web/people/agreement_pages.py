"""The person's yes or no to a plan: both are decisions, both are recorded."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.people.queries import person_row
from majup.domains.people.rules.eligibility import is_of_age
from majup.domains.support import policies
from majup.domains.support.actions.agree_support_plan import agree_support_plan
from majup.domains.support.actions.refuse_support_plan import refuse_support_plan
from majup.domains.support.errors import PlanRefused
from majup.domains.support.queries import PlanRow, plan_row
from majup.kernel.clock import today
from majup.kernel.errors import NotFound
from majup.web.people import words
from majup.web.people.form_page import way_to
from majup.web.people.identify_forms import today_as_text
from majup.web.people.plan_forms import AgreementForm, RefusalForm
from majup.web.people.refusals import NOT_ACCEPTED, put_into
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.tones import Link

FIELDS = {
    "child_is_represented": "agreed_by",
    "who_agreed_is_missing": "agreed_by",
    "refusal_without_reason": "reason",
}
AGREES, REFUSES = "agreed", "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """Yes on the left, no on the right."""

    title: str
    breadcrumbs: tuple[Link, ...]
    lead: str
    own_words: str
    outlook: str
    easy_url: str
    back_url: str
    agreement: AgreementForm
    refusal: RefusalForm


@page(needs=policies.RECORD_AGREEMENT, nav="people")
def support_plan_agreement(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """Record the agreement or the refusal; `decision` says which of the two forms was sent."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    plan = plan_row(plan_id=plan_id, viewer=request.viewer)
    if plan.person_id != person_id:
        raise NotFound
    decision = request.POST.get("decision", "")
    by = "PERSON" if is_of_age(today(), born_on=person.born_on) else "REPRESENTATIVE"
    agreement = AgreementForm(
        request.POST if decision == AGREES else None,
        initial={"agreed_on": today_as_text(), "agreed_by": by},
    )
    refusal = RefusalForm(
        request.POST if decision == REFUSES else None, initial={"refused_on": today_as_text()}
    )
    if _recorded(request, plan, agreement=agreement, refusal=refusal):
        return redirect("support_plan_version", person_id=person_id, plan_id=plan_id)
    title = _("Yes or no to the plan")
    shown = AgreementPage(
        title=title,
        breadcrumbs=way_to(person.id, person.name, last=title),
        lead=_("%(name)s · version %(version)s") % {"name": person.name, "version": plan.version},
        own_words=plan.own_words,
        outlook=words.in_words(words.OUTLOOKS, plan.outlook),
        easy_url=reverse("support_plan_easy", args=[person_id, plan_id]),
        back_url=reverse("support_plan_version", args=[person_id, plan_id]),
        agreement=agreement,
        refusal=refusal,
    )
    status = NOT_ACCEPTED if agreement.errors or refusal.errors else 200
    return render(request, "people/plan_agreement.html", shown, status=status)


def _recorded(request: PageRequest, plan: PlanRow, *, agreement: AgreementForm, refusal: RefusalForm) -> bool:
    """True once one of the two is in the record; else the form says what is wrong."""
    form: BaseForm = agreement if agreement.is_bound else refusal
    if not form.is_bound or not form.is_valid():
        return False
    try:
        if form is agreement:
            agree_support_plan(plan_id=plan.id, by=request.viewer, today=today(), **form.cleaned_data)
            messages.success(request, _("The plan is agreed. From today it counts."))
        else:
            refuse_support_plan(plan_id=plan.id, by=request.viewer, today=today(), **form.cleaned_data)
            messages.success(request, _("The refusal is recorded. Nothing of the plan happens."))
    except PlanRefused as fault:
        put_into(form, fault, fields=FIELDS)
        return False
    return True
