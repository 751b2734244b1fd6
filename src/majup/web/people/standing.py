"""Where a person stands and what can be done next: the golden thread's steps and the buttons of the file."""

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


def _possible(file: PersonFile, *, today: date) -> list[tuple[Permission, NextStep]]:
    """Every act that the state of the file allows, with the permission it takes."""
    found: list[tuple[Permission, NextStep]] = []

    def offer(needs: Permission, label: str, url_name: str, *keys: object, because: str = "") -> None:
        found.append((needs, NextStep(label, reverse(url_name, args=[file.person.id, *keys]), because)))

    plan, under_way, assessed = file.plan, file.open_assessment, file.assessment is not None
    applied = any(row.withdrawn_on is None for row in file.applications)
    identified = bool(file.identifications)
    if not identified:
        because = _("The programme has not identified this person.")
        offer(files.IDENTIFY, _("Identify for the programme"), "identify_again", because=because)
    if plan is not None and plan.is_draft:
        because = _("The support plan waits for a yes or a no.")
        offer(
            planning.RECORD_AGREEMENT,
            _("Record yes or no"),
            "support_plan_agreement",
            plan.id,
            because=because,
        )
    if under_way is not None:
        because = _("An assessment was started on %(day)s.") % {"day": day(under_way.started_on)}
        offer(assessing.COMPLETE, _("Complete the assessment"), "assessment", under_way.id, because=because)
    if assessed and (plan is None or plan.state == "REFUSED"):
        because = _("The needs are assessed; there is no plan that the person agrees to.")
        offer(planning.DRAW_UP, _("Draw up a support plan"), "support_plan_new", because=because)
    if plan is not None and plan.state == "AGREED":
        offer(
            planning.DRAW_UP,
            _("Review the plan"),
            "support_plan_renew",
            plan.id,
            because=_overdue(plan, today),
        )
    if identified and not applied:
        because = "" if assessed else _("Identified, but has not applied.")
        offer(files.RECEIVE_APPLICATION, _("Receive the application"), "application", because=because)
    asking = [row for row in file.applications if row.withdrawn_on is None]
    if asking and plan is None:
        offer(
            files.WITHDRAW_APPLICATION, _("Withdraw the application"), "application_withdrawal", asking[-1].id
        )
    if identified and under_way is None:
        because = _("The needs are not assessed yet.") if applied and not assessed else ""
        offer(assessing.START, _("Start an assessment"), "assessment_new", because=because)
    return found


def _overdue(plan: PlanRow, today: date) -> str:
    if plan.review_on is None or plan.review_on > today:
        return ""
    return _("The plan was to be looked at again on %(day)s.") % {"day": day(plan.review_on)}
