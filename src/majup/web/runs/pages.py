"""A long computation: how far it is, as a page and as the fragment that asks again; and how to stop it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.planning import policies
from majup.domains.planning.actions.cancel_plan import cancel_plan
from majup.domains.planning.queries.plans import PlanHead, plan_head_of_run
from majup.domains.runs.queries import RunStatus, statuses_of
from majup.kernel.clock import now
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer
from majup.web.plans.progress import plan_progress
from majup.web.plans.words import plan_title
from majup.web.shell.pages import PageRequest, is_fragment_request, page, render
from majup.web.shell.tones import Link, RunProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """A computation and the plan it makes."""

    title: str
    breadcrumbs: tuple[Link, ...]
    run: RunProgress
    plan_url: str
    is_done: bool


@page(needs=policies.SEE_PLANS, nav="plans")
def run(request: PageRequest, run_id: UUID) -> HttpResponse:
    """How far it is. When it has ended, the asking fragment sends the reader to the plan."""
    head, status = _found(run_id, viewer=request.viewer)
    shown = _page(head, status, viewer=request.viewer)
    response = render(request, "runs/run.html", shown, fragment="runs/progress.html")
    if status.has_ended and is_fragment_request(request):
        response["HX-Redirect"] = shown.plan_url
    return response


@page(needs=policies.CANCEL_PLAN, nav="plans")
def cancel(request: PageRequest, run_id: UUID) -> HttpResponse:
    """Ask the computation to stop, and look how it does."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    cancel_plan(run_id=run_id, by=request.viewer, at=now())
    return redirect("run", run_id)


def _found(run_id: UUID, *, viewer: Viewer) -> tuple[PlanHead, RunStatus]:
    head = plan_head_of_run(run_id, viewer=viewer)
    status = statuses_of([run_id]).get(run_id)
    if status is None:
        raise NotFound
    return head, status


def _page(head: PlanHead, status: RunStatus, *, viewer: Viewer) -> RunPage:
    title = plan_title(head)
    plan_url = reverse("plan", args=[head.id])
    return RunPage(
        title=_("Computation: %(plan)s") % {"plan": title},
        breadcrumbs=(
            Link(_("Plans"), reverse("plans")),
            Link(title, plan_url),
            Link(_("Computation"), current=True),
        ),
        run=plan_progress(head, status, viewer=viewer),
        plan_url=plan_url,
        is_done=status.has_ended,
    )
