"""Regional plans: all of them, one, one of its places, its files, and the request for a new variant."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from majup.domains.planning import policies
from majup.domains.planning.actions.request_plan import request_plan
from majup.domains.planning.queries.contents import offers_of, unmet_of, ways_of
from majup.domains.planning.queries.demand import day_of_newest_demand
from majup.domains.planning.queries.plans import PlanHead, plan_head, plans_by_region
from majup.domains.runs.queries import statuses_of
from majup.kernel.clock import now, today
from majup.kernel.error_texts import text_of
from majup.kernel.errors import Conflict, NotFound, Refused
from majup.web.plans.contents import contents_of
from majup.web.plans.files import FORMATS, plan_file
from majup.web.plans.forms import PlanForm
from majup.web.plans.place_page import place_page
from majup.web.plans.plan_page import (
    page_without_plan,
    places_table,
    plan_page,
    unmet_table,
)
from majup.web.plans.plans_page import plans_page
from majup.web.shell.pages import PageRequest, is_fragment_request, page, render
from majup.web.shell.table_shown import ShownTable


@dataclass(frozen=True, slots=True)
class TableOnly:
    """One table of a page, asked for by htmx."""

    table: ShownTable


@page(needs=policies.SEE_PLANS, nav="plans")
def plans(request: PageRequest) -> HttpResponse:
    """The five regions and their plans."""
    return _plans(request, PlanForm(viewer=request.viewer, today=today()))


@page(needs=policies.REQUEST_PLAN, nav="plans")
def request_new_plan(request: PageRequest) -> HttpResponse:
    """Ask for a new variant; then to its page, which shows how far it is."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = PlanForm(request.POST, viewer=request.viewer, today=today())
    if not form.is_valid():
        return _plans(request, form, status=422)
    wished = form.cleaned_data
    day = wished["as_of"] or day_of_newest_demand(today())
    try:
        asked = request_plan(
            region_id=wished["region"],
            as_of=day,
            seconds=wished["seconds"],
            travel_by=wished["travel"],
            by=request.viewer,
            at=now(),
        )
    except (Refused, Conflict) as refusal:
        form.add_error(None, text_of(refusal).sentence)
        return _plans(request, form, status=text_of(refusal).http_status)
    messages.success(request, _("The plan is being computed. This page shows how far it is."))
    return redirect("plan", asked.plan_id)


@page(needs=policies.SEE_PLANS, nav="plans")
def plan(request: PageRequest, plan_id: UUID) -> HttpResponse:
    """One plan: map, figures, reasons, tables; or how far its computation is."""
    head = plan_head(plan_id, viewer=request.viewer)
    if not head.has_plan:
        run = statuses_of([head.run_id]).get(head.run_id) if head.run_id else None
        shown = page_without_plan(head, run, viewer=request.viewer)
        return render(request, "plans/plan.html", shown)
    if is_fragment_request(request):
        return render(
            request, "plans/plan.html", _one_table(request, head), fragment="shell/fragments/table.html"
        )
    contents = contents_of(head, viewer=request.viewer)
    return render(request, "plans/plan.html", plan_page(request, contents, viewer=request.viewer))


@page(needs=policies.SEE_PLANS, nav="plans")
def plan_place(request: PageRequest, plan_id: UUID, offer_id: int) -> HttpResponse:
    """One place of a plan."""
    head = plan_head(plan_id, viewer=request.viewer)
    contents = contents_of(head, viewer=request.viewer)
    offer = next((one for one in contents.offers if one.id == offer_id), None)
    if offer is None:
        raise NotFound
    return render(request, "plans/place.html", place_page(request, contents, offer))


@page(needs=policies.SEE_PLANS, nav="plans")
def plan_export(request: PageRequest, plan_id: UUID) -> HttpResponse:
    """A plan as a file: `?format=` xlsx, csv or pdf."""
    head = plan_head(plan_id, viewer=request.viewer)
    kind = request.GET.get("format", "xlsx")
    if not head.has_plan or kind not in FORMATS:
        raise NotFound
    return plan_file(request, contents_of(head, viewer=request.viewer), kind=kind)


def _plans(request: PageRequest, form: PlanForm, *, status: int = 200) -> HttpResponse:
    found = plans_by_region(viewer=request.viewer)
    shown = plans_page(request, found, viewer=request.viewer, form=form)
    if is_fragment_request(request):
        return render(
            request, "plans/plans.html", TableOnly(shown.variants), fragment="shell/fragments/table.html"
        )
    return render(request, "plans/plans.html", shown, status=status)


def _one_table(request: HttpRequest, head: PlanHead) -> TableOnly:
    """The list whose head, filter or pager was used; htmx names it."""
    viewer = request.viewer  # type: ignore[attr-defined]  # set by web.access
    if request.headers.get("HX-Target") == "table-places":
        offers, ways = offers_of(head.id, viewer=viewer), ways_of(head.id, viewer=viewer)
        return TableOnly(places_table(request, head.id, offers, ways))
    return TableOnly(unmet_table(request, unmet_of(head.id, viewer=viewer)))
