"""What a keeper does at a site: plan a service, take it a step further, answer the three questions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from majup.domains.services import policies
from majup.domains.services.actions.advance_offer import advance_offer
from majup.domains.services.actions.close_offer import close_offer
from majup.domains.services.actions.describe_site import describe_site
from majup.domains.services.actions.plan_offer import plan_offer
from majup.domains.services.actions.record_institution_test import record_institution_test
from majup.domains.services.actions.register_offer import register_offer
from majup.domains.services.queries import service_types
from majup.domains.services.rules.offer_states import State
from majup.kernel.error_texts import text_of
from majup.kernel.errors import Conflict, Refused
from majup.web.services.forms import DescriptionForm, PlanForm, QuestionsForm, StepForm
from majup.web.services.site_page import show_site
from majup.web.shell.pages import PageRequest, page


@page(needs=policies.PLAN_OFFER, nav="services")
def plan_at_site(request: PageRequest, site_id: UUID) -> HttpResponse:
    """Plan a service here."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = PlanForm(request.POST, services=service_types())
    if not form.is_valid():
        return show_site(request, site_id, plan_form=form, status=422)
    wished = form.cleaned_data
    try:
        plan_offer(
            site_id=site_id,
            service=wished["service"],
            places=wished["places"],
            by=request.viewer,
            on=wished["on"],
        )
    except (Refused, Conflict) as refusal:
        form.add_error(None, text_of(refusal).sentence)
        return show_site(request, site_id, plan_form=form, status=text_of(refusal).http_status)
    messages.success(request, _("The service is planned here."))
    return redirect("site", site_id)


@page(needs=policies.SEE_DIRECTORY, nav="services")
def move_offer(request: PageRequest, site_id: UUID, offer_id: UUID) -> HttpResponse:
    """Take a service a step further. Each step's own permission is asked by its action."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the day on which it happened."))
        return redirect("site", site_id)
    to, on = State(form.cleaned_data["to"]), form.cleaned_data["on"]
    try:
        if to is State.REGISTERED:
            register_offer(offer_id=offer_id, by=request.viewer, on=on)
        elif to is State.CLOSED:
            close_offer(offer_id=offer_id, by=request.viewer, on=on)
        else:
            advance_offer(offer_id=offer_id, to=to, by=request.viewer, on=on)
    except (Refused, Conflict) as refusal:
        messages.error(request, text_of(refusal).sentence)
    else:
        messages.success(request, _("The step is on record."))
    return redirect("site", site_id)


@page(needs=policies.DESCRIBE_SITE, nav="services")
def describe(request: PageRequest, site_id: UUID) -> HttpResponse:
    """Write down address, hours and steps: what the register asks about the place itself."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = DescriptionForm(request.POST)
    if not form.is_valid():
        return show_site(request, site_id, description_form=form, status=422)
    said = form.cleaned_data
    try:
        describe_site(
            site_id=site_id,
            address=said["address"],
            opens_at=said["opens_at"],
            closes_at=said["closes_at"],
            is_step_free=form.step_free(),
            by=request.viewer,
        )
    except Refused as refusal:
        form.add_error(None, text_of(refusal).sentence)
        return show_site(request, site_id, description_form=form, status=text_of(refusal).http_status)
    messages.success(request, _("The description is on record."))
    return redirect("site", site_id)


@page(needs=policies.RECORD_INSTITUTION_TEST, nav="services")
def answer_questions(request: PageRequest, site_id: UUID) -> HttpResponse:
    """Answer the three questions whether the place is an institution (R053)."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = QuestionsForm(request.POST)
    if not form.is_valid():
        return show_site(request, site_id, questions_form=form, status=422)
    said = form.cleaned_data
    try:
        record_institution_test(
            site_id=site_id, answers=form.answers(), reason=said["reason"], by=request.viewer, on=said["on"]
        )
    except (Refused, Conflict) as refusal:
        form.add_error(None, text_of(refusal).sentence)
        return show_site(request, site_id, questions_form=form, status=text_of(refusal).http_status)
    messages.success(request, _("The answers are on record."))
    return redirect("site", site_id)
