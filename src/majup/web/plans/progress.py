"""How far a plan's computation is, in the shape the shell's component takes."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from majup.domains.planning import policies
from majup.domains.planning.policies import may_plan
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.runs.queries import RunStatus
from majup.kernel.viewer import Viewer
from majup.web.shell import formats
from majup.web.shell.tones import RunProgress, Tag, Tone

STATES: dict[str, tuple[Promise, Tone]] = {
    "REQUESTED": (pgettext_lazy("run", "waits"), Tone.WAIT),
    "RUNNING": (pgettext_lazy("run", "computes"), Tone.WAIT),
    "DONE": (pgettext_lazy("run", "done"), Tone.DONE),
    "FAILED": (pgettext_lazy("run", "failed"), Tone.NOW),
    "CANCELLED": (pgettext_lazy("run", "stopped"), Tone.NEUTRAL),
    "LOST": (pgettext_lazy("run", "broken off"), Tone.NOW),
}
STAGES: dict[str, Promise] = {
    "": gettext_lazy("The computation begins."),
    "start": gettext_lazy("The computation begins."),
    "NEEDS_MET": gettext_lazy("First aim: to meet as many needs as possible."),
    "PUBLIC_COST": gettext_lazy("Second aim: the least public cost, with as many needs met."),
    "PERSON_MINUTES": gettext_lazy("Third aim: the shortest ways, with the same needs met and cost."),
    "whole_persons": gettext_lazy("Whole people are placed."),
    "explain": gettext_lazy("The reasons are worked out."),
}


def plan_progress(head: PlanHead, run: RunStatus, *, viewer: Viewer) -> RunProgress:
    """The progress of one run; asked again while it goes on, and stoppable by those who may plan."""
    word, tone = STATES[run.state]
    goes_on = not run.has_ended
    may_stop = policies.CANCEL_PLAN.held_by(viewer) and may_plan(viewer, region_id=head.region.id)
    return RunProgress(
        state=Tag(str(word), tone),
        message=_message(run),
        share=run.share if goes_on else None,
        poll_url=reverse("run", args=[run.id]) if goes_on else "",
        cancel_url=reverse("run_cancel", args=[run.id])
        if goes_on and may_stop and not run.is_cancel_asked
        else "",
        details=_details(run),
    )


def _message(run: RunStatus) -> str:
    if run.is_cancel_asked and not run.has_ended:
        return _("Stopping, as asked.")
    match run.state:
        case "REQUESTED":
            return _("Waits for a worker.")
        case "RUNNING":
            return str(STAGES.get(run.stage, STAGES["start"]))
        case "DONE":
            return _("The plan is ready.")
        case "CANCELLED":
            return _("The computation was stopped.")
        case "LOST":
            return _("The worker broke down twice over this computation.")
        case _other:
            return _("The computation failed.")


def _details(run: RunStatus) -> tuple[str, ...]:
    lines = []
    if run.started_at is not None:
        lines.append(_("Begun %(moment)s.") % {"moment": formats.moment(run.started_at)})
    if run.gap is not None and not run.has_ended:
        lines.append(_("Proven gap of this aim: %(gap)s.") % {"gap": formats.percent(run.gap)})
    return tuple(lines)
