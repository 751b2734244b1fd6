"""The acts on a support plan: draw up, change, add and remove services, agree, refuse, make a new version."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.people.queries import PersonRow, identifications_of, person_row
from majup.domains.support import policies
from majup.domains.support.actions.add_plan_item import add_plan_item
from majup.domains.support.actions.change_plan_item import change_plan_item
from majup.domains.support.actions.change_support_plan import change_support_plan
from majup.domains.support.actions.draw_up_support_plan import draw_up_support_plan
from majup.domains.support.actions.remove_plan_item import remove_plan_item
from majup.domains.support.actions.renew_support_plan import renew_support_plan
from majup.domains.support.errors import PlanRefused
from majup.domains.support.queries import ItemRow, PlanRow, plan_row, plans_of, proposed_items, services_for
from majup.kernel.clock import today
from majup.kernel.errors import NotFound, Refused
from majup.web.people.form_page import FormPage, form_page
from majup.web.people.identify_forms import today_as_text
from majup.web.people.plan_forms import AmountForm, ContentForm, DrawUpForm, NewItemForm
from majup.web.people.refusals import NOT_ACCEPTED, put_into, sentence_of
from majup.web.people.words import by_language
from majup.web.shell.pages import PageRequest, page, render

FORM = "people/form.html"
FIELDS = {
    "plan_day_lies_ahead": "drawn_on",
    "outlook_unknown": "outlook",
    "amount_is_nothing": "amount",
    "respite_over_30_days": "amount",
    "amount_is_more_than_there_is": "amount",
    "service_is_for_another_group": "service",
    "service_named_twice": "service",
}


@page(needs=policies.DRAW_UP, nav="people")
def support_plan_new(request: PageRequest, person_id: UUID) -> HttpResponse:
    """Draw up a plan: the assessment proposes services with their reasons, the worker takes what fits."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    group = _group(request, person)
    proposed = proposed_items(person_id=person_id, group=group, viewer=request.viewer, on=today())
    form = DrawUpForm(request.POST or None, proposed=proposed, initial={"drawn_on": today_as_text()})
    if request.method == "POST" and form.is_valid():
        try:
            _drawn_up(request, form, person_id=person_id, group=group)
        except PlanRefused as refusal:
            put_into(form, refusal, fields=FIELDS)
        else:
            messages.success(
                request, _("The draft is there. Add what is missing, then record the agreement.")
            )
            return redirect("support_plan", person_id=person_id)
    shown = form_page(person, title=_("Draw up a support plan"), form=form, button=_("Make the draft"))
    return render(request, "people/plan_new.html", shown, status=_status(form))


def _drawn_up(request: PageRequest, form: DrawUpForm, *, person_id: UUID, group: str) -> UUID:
    said = form.cleaned_data
    return draw_up_support_plan(
        person_id=person_id,
        group=group,
        outlook=said["outlook"],
        own_words=said["own_words"],
        items=form.items(),
        drawn_on=said["drawn_on"],
        review_on=said["review_on"],
        by=request.viewer,
        today=today(),
    )


@page(needs=policies.CHANGE, nav="people")
def support_plan_change(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """Change the words, the outlook and the review of a draft."""
    person, plan = _person_and_plan(request, person_id, plan_id)
    form = ContentForm(request.POST or None, initial=ContentForm.values_of(plan))
    if request.method == "POST" and form.is_valid():
        try:
            change_support_plan(plan_id=plan_id, by=request.viewer, **form.cleaned_data)
        except PlanRefused as refusal:
            put_into(form, refusal, fields=FIELDS)
        else:
            messages.success(request, _("The draft is changed."))
            return redirect("support_plan", person_id=person_id)
    shown = form_page(person, title=_("Change the draft"), form=form, button=_("Save"))
    return render(request, FORM, shown, status=_status(form))


@page(needs=policies.CHANGE, nav="people")
def support_plan_item_add(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """Add a service to a draft."""
    person, plan = _person_and_plan(request, person_id, plan_id)
    taken = {item.service for item in plan.items}
    offered = tuple(row for row in services_for(plan.group) if row.code not in taken)
    form = NewItemForm(request.POST or None, services=offered)
    if request.method == "POST" and form.is_valid():
        try:
            add_plan_item(plan_id=plan_id, item=form.item(), by=request.viewer)
        except PlanRefused as refusal:
            put_into(form, refusal, fields=FIELDS)
        else:
            messages.success(request, _("The service is in the draft."))
            return redirect("support_plan", person_id=person_id)
    shown = form_page(person, title=_("Add a service"), form=form, button=_("Add"))
    return render(request, FORM, shown, status=_status(form))


@page(needs=policies.CHANGE, nav="people")
def support_plan_item(request: PageRequest, person_id: UUID, item_id: int) -> HttpResponse:
    """Change a service of a draft, or take it out (`remove`)."""
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    item = _item(request, person_id, item_id)
    removes = "remove" in request.POST
    form = AmountForm(None if removes else request.POST or None, initial=AmountForm.values_of(item))
    if removes or (request.method == "POST" and form.is_valid()):
        try:
            if removes:
                remove_plan_item(item_id=item_id, by=request.viewer)
            else:
                change_plan_item(item_id=item_id, by=request.viewer, **form.values())
        except PlanRefused as refusal:
            put_into(form, refusal, fields=FIELDS)
        else:
            messages.success(request, _("The draft is changed."))
            return redirect("support_plan", person_id=person_id)
    return render(request, "people/plan_item.html", _item_page(person, item, form), status=_status(form))


@page(needs=policies.DRAW_UP, nav="people")
def support_plan_renew(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """Make a new version as a draft; asks first, because two versions then stand side by side."""
    person, plan = _person_and_plan(request, person_id, plan_id)
    if request.method != "POST":
        shown = FormPage(
            title=_("Review the plan"),
            breadcrumbs=form_page(
                person, title=_("Review the plan"), form=ContentForm(), button=""
            ).breadcrumbs,
            lead=person.name,
            form=ContentForm(),
            button=_("Make version %(version)s") % {"version": plan.version + 1},
            back_url=reverse("support_plan", args=[person_id]),
        )
        return render(request, "people/plan_renew.html", shown)
    try:
        renew_support_plan(plan_id=plan_id, drawn_on=today(), by=request.viewer, today=today())
    except Refused as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(
            request, _("The new version is a draft. The old one stays in force until it is agreed.")
        )
    return redirect("support_plan", person_id=person_id)


def _item_page(person: PersonRow, item: ItemRow, form: AmountForm) -> FormPage:
    title = by_language(lv=item.service_lv, en=item.service_en)
    return form_page(person, title=title, form=form, button=_("Save"))


def _person_and_plan(request: PageRequest, person_id: UUID, plan_id: UUID) -> tuple[PersonRow, PlanRow]:
    person = person_row(person_id=person_id, viewer=request.viewer, on=today())
    plan = plan_row(plan_id=plan_id, viewer=request.viewer)
    if plan.person_id != person_id:
        raise NotFound
    return person, plan


def _item(request: PageRequest, person_id: UUID, item_id: int) -> ItemRow:
    plans = plans_of(person_id=person_id, viewer=request.viewer)
    found = next((item for plan in plans for item in plan.items if item.id == item_id), None)
    if found is None:
        raise NotFound
    return found


def _group(request: PageRequest, person: PersonRow) -> str:
    """The target group the plan is for: the one identified last, else the one the person belongs to."""
    found = identifications_of(person_id=person.id, viewer=request.viewer)
    return found[-1].group if found else "".join(person.groups[:1])


def _status(form: object) -> int:
    return NOT_ACCEPTED if getattr(form, "errors", None) else 200
