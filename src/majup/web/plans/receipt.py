"""What is needed to repeat a computation: solver, seed, limits, hash of the problem."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.queries.plans import PlanHead
from majup.domains.runs.queries import RunStatus
from majup.web.plans.travel import travel_terms
from majup.web.plans.words import AIMS, OUTCOMES
from majup.web.shell import formats
from majup.web.shell.tones import Term

STOPPED_BY: dict[str, Promise] = {
    "proof": gettext_lazy("the proof"),
    "gap": gettext_lazy("the gap asked for"),
    "work": gettext_lazy("the limit of work"),
    "clock": gettext_lazy("the clock"),
    "cancelled": gettext_lazy("somebody who stopped it"),
}


def receipt_terms(head: PlanHead, run: RunStatus | None) -> tuple[Term, ...]:
    """The receipt as names and values; empty where the run left none."""
    if run is None or not run.receipt:
        return ()
    told = run.receipt
    terms = [
        Term(name=_("Outcome"), value=str(OUTCOMES.get(head.outcome, head.outcome))),
        Term(name=_("Aim not yet proved best"), value=str(AIMS.get(head.aim, "")) if head.gap else "–"),
        Term(name=_("Value and bound"), value=_value_and_bound(head)),
        Term(name=_("Computed"), value=formats.moment(run.ended_at)),
        Term(name=_("Took"), value=_seconds(told.get("seconds"))),
        Term(name=_("Time limit"), value=_seconds(told.get("limit_seconds"))),
        Term(name=_("Stopped by"), value=str(STOPPED_BY.get(str(told.get("stopped_by")), "–"))),
        Term(name=_("Solver"), value=f"{told.get('solver')} {told.get('solver_version')}"),
        Term(name=_("Engine"), value=str(told.get("engine_version"))),
        Term(name=_("Seed, threads"), value=f"{told.get('seed')}, {told.get('threads')}"),
        Term(name=_("Hash of the problem"), value=_in_groups(str(told.get("problem_sha256")))),
    ]
    return (*terms, *travel_terms(head))


def _in_groups(digest: str) -> str:
    """Eight signs at a time: people compare it by eye, and a narrow screen must be able to break it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _seconds(value: object) -> str:
    if not isinstance(value, int | float):
        return formats.DASH
    return _("%(seconds)s s") % {"seconds": formats.number(value, decimals=1)}


def _value_and_bound(head: PlanHead) -> str:
    if head.value is None:
        return formats.DASH
    return _("%(value)s, no plan can beat %(bound)s") % {
        "value": formats.number(head.value),
        "bound": formats.number(head.bound),
    }
