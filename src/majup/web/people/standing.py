"""Where a person stands and what can be done next: the golden thread's steps and the buttons of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.assessments import policies as assessing
from majup.domains.people import policies as files
from majup.domains.support import policies as planning
from majup.domains.support.queries import PlanRow
from majup.kernel.permission import Permission
from majup.kernel.viewer import Viewer
from majup.web.people.words import POINTS
from majup.web.shell.formats import day
from majup.web.shell.tones import Step, StepState
from majup.workflows.golden_thread import Point, ThreadPoint
from majup.workflows.open_person_file import PersonFile


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something the viewer may do for the person; where it is due now, `reason` says why."""

    label: str
    url: str
    reason: str = ""

    @property
    def is_due(self) -> bool:
        """True for what waits to be done now."""
        return bool(self.reason)


def steps(file: PersonFile) -> tuple[Step, ...]:
    """The golden thread as the page draws it."""
    return tuple(_step(point, file) for point in file.thread)


def next_steps(file: PersonFile, *, viewer: Viewer, today: date) -> tuple[NextStep, ...]:
    """What this viewer may do here, the one thing that is due first. Nothing for somebody who died."""
    if file.person.died_on is not None:
        return ()
    found = [step for needs, step in _possible(file, today=today) if needs.held_by(viewer)]
    return tuple(sorted(found, key=lambda step: not step.is_due))


def _step(point: ThreadPoint, file: PersonFile) -> Step:
    state = StepState.DONE if point.on else StepState.NOW if point.is_next else StepState.LATER
    note = _note(point.point, file) if state is StepState.NOW else ""
    return Step(label=str(POINTS[point.point]), state=state, on=point.on, note=note)


def _note(point: Point, file: PersonFile) -> str:
    """What stands in the way of the next point."""
    if point is Point.ASSESSED and file.open_assessment is not None:
        return _("under way since %(day)s") % {"day": day(file.open_assessment.started_on)}
    if point is Point.PLANNED and file.plan is not None:
        return _("waits for agreement") if file.plan.is_draft else _("refused: talk again")
    if point is Point.FOLLOWED and file.plan is not None and file.plan.review_on is not None:
        return _("review on %(day)s") % {"day": day(file.plan.review_on)}
    return _("not yet")


Offer = tuple[Permission, NextStep]


def _possible(file: PersonFile, *, today: date) -> list[Offer]:
    """Every act that the state of the file allows, with the permission it takes."""
    return [*_with_plan(file, today=today), *_with_assessment(file), *_with_application(file)]


def _with_plan(file: PersonFile, *, today: date) -> Iterator[Offer]:
    plan = file.plan
    if plan is not None and plan.is_draft:
        because = _("The support plan waits for a yes or a no.")
        url = _url(file, "support_plan_agreement", plan.id)
        yield planning.RECORD_AGREEMENT, NextStep(_("Record yes or no"), url, because)
    if file.assessment is not None and (plan is None or plan.state == "REFUSED"):
        because = _("The needs are assessed; there is no plan that the person agrees to.")
        url = _url(file, "support_plan_new")
        yield planning.DRAW_UP, NextStep(_("Draw up a support plan"), url, because)
    if plan is not None and plan.state == "AGREED":
        url = _url(file, "support_plan_renew", plan.id)
        yield planning.DRAW_UP, NextStep(_("Review the plan"), url, _overdue(plan, today))


def _with_assessment(file: PersonFile) -> Iterator[Offer]:
    under_way = file.open_assessment
    if under_way is not None:
        because = _("An assessment was started on %(day)s.") % {"day": day(under_way.started_on)}
        url = _url(file, "assessment", under_way.id)
        yield assessing.COMPLETE, NextStep(_("Complete the assessment"), url, because)
    elif file.identifications:
        waits = file.applied and file.assessment is None
        because = _("The needs are not assessed yet.") if waits else ""
        yield assessing.START, NextStep(_("Start an assessment"), _url(file, "assessment_new"), because)


def _with_application(file: PersonFile) -> Iterator[Offer]:
    if not file.identifications:
        yield files.IDENTIFY, NextStep(_("Identify for the programme"), _url(file, "identify_again"))
    elif not file.applied:
        because = "" if file.assessment else _("Identified, but has not applied.")
        url = _url(file, "application")
        yield files.RECEIVE_APPLICATION, NextStep(_("Receive the application"), url, because)
    elif file.plan is None:
        asking = [row for row in file.applications if row.withdrawn_on is None]
        url = _url(file, "application_withdrawal", asking[-1].id)
        yield files.WITHDRAW_APPLICATION, NextStep(_("Withdraw the application"), url)


def _url(file: PersonFile, name: str, *keys: object) -> str:
    return reverse(name, args=[file.person.id, *keys])


def _overdue(plan: PlanRow, today: date) -> str:
    if plan.review_on is None or plan.review_on > today:
        return ""
    return _("The plan was to be looked at again on %(day)s.") % {"day": day(plan.review_on)}
