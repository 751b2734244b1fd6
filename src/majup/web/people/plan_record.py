"""A support plan as its pages show it: items with their reasons, agreement, versions, what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.assessments.queries import AssessmentRow
from majup.domains.support.queries import ItemRow, PlanRow
from majup.domains.support.rules.changes import Change, ItemFacts, item_changes
from majup.web.people import words
from majup.web.people.amounts import amount_in_words, item_amount
from majup.web.people.person_page import item_tag
from majup.web.shell.formats import day
from majup.web.shell.tones import Line, Tag, Term, Tone
from majup.workflows.open_person_file import PersonFile

_CHANGES = {Change.ADDED: Tone.DONE, Change.REMOVED: Tone.NOW, Change.CHANGED: Tone.WAIT}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One service of the plan. change_url is there for a draft that the viewer may change."""

    service: str
    amount: str
    reason: str
    purpose: str
    payer: str
    tag: Tag | None
    change_url: str


def item_lines(plan: PlanRow, *, file: PersonFile, on: date, may_change: bool) -> tuple[ItemLine, ...]:
    """The plan's services in order of how pressing they are."""
    received = {row.service for row in file.enrolments if row.valid_until is None or row.valid_until > on}
    needs = _severities(file.assessments, plan)
    return tuple(
        ItemLine(
            service=words.by_language(lv=item.service_lv, en=item.service_en),
            amount=item_amount(item),
            reason=_reason(item, needs),
            purpose=str(words.PRIORITIES[item.priority]),
            payer=words.in_words(words.FUNDING, item.funding),
            tag=item_tag(plan, service=item.service, received=received),
            change_url=_change_url(file, item) if may_change and plan.is_draft else "",
        )
        for item in plan.items
    )


def agreement_terms(plan: PlanRow, *, file: PersonFile) -> tuple[Term, ...]:
    """Who agreed or refused, when, and what follows."""
    terms = [Term(name=_("Drawn up"), value=day(plan.drawn_on))]
    written_from = next((row for row in file.assessments if row.id == plan.assessment_id), None)
    if written_from is not None:
        terms.append(Term(name=_("From the assessment"), value=day(written_from.completed_on)))
    if plan.agreed_on:
        by = words.in_words(words.AGREED_BY, plan.agreed_by)
        terms += [Term(name=_("Agreed"), value=day(plan.agreed_on)), Term(name=_("Agreed by"), value=by)]
    if plan.refused_on:
        terms += [
            Term(name=_("Refused"), value=day(plan.refused_on)),
            Term(name=_("Because"), value=plan.refusal_reason),
        ]
    if plan.replaced_on:
        terms.append(Term(name=_("Replaced"), value=day(plan.replaced_on)))
    if plan.review_on:
        terms.append(Term(name=_("Look again"), value=day(plan.review_on)))
    return tuple(terms)


def version_lines(plans: Sequence[PlanRow], *, shown: PlanRow, file: PersonFile) -> tuple[Line, ...]:
    """Every version for the same target group, the newest first; the one on the page has no link."""
    return tuple(
        Line(
            text=_("Version %(version)s, %(day)s") % {"version": plan.version, "day": day(plan.drawn_on)},
            tag=words.plan_state(plan.state),
            url=""
            if plan.id == shown.id
            else reverse("support_plan_version", args=[file.person.id, plan.id]),
        )
        for plan in plans
        if plan.group == shown.group
    )


def version_before(plans: Sequence[PlanRow], *, shown: PlanRow) -> PlanRow | None:
    """The version that stood before the one shown."""
    older = [plan for plan in plans if plan.group == shown.group and plan.version < shown.version]
    return max(older, key=lambda plan: plan.version, default=None)


def change_lines(older: PlanRow, newer: PlanRow) -> tuple[Line, ...]:
    """What differs between two versions, service by service; what stayed is not told."""
    names = {
        item.service: words.by_language(lv=item.service_lv, en=item.service_en)
        for item in (*older.items, *newer.items)
    }
    units = {item.service: item.unit for item in (*older.items, *newer.items)}
    lines = [
        Line(
            text=_told(found.older, found.newer, names[found.service], units[found.service]),
            tag=_tag(found.change),
        )
        for found in item_changes([i.facts for i in older.items], [i.facts for i in newer.items])
        if found.change is not Change.SAME
    ]
    if older.outlook != newer.outlook:
        lines.insert(0, Line(text=words.in_words(words.OUTLOOKS, newer.outlook), tag=_tag(Change.CHANGED)))
    return tuple(lines)


def _told(older: ItemFacts | None, newer: ItemFacts | None, service: str, unit: str) -> str:
    facts = {"service": service, "older": _amount(older, unit), "newer": _amount(newer, unit)}
    if older is None:
        return _("%(service)s, %(newer)s") % facts
    if newer is None:
        return _("%(service)s, %(older)s") % facts
    if facts["older"] == facts["newer"]:
        return _("%(service)s: another payer") % facts
    return _("%(service)s: %(newer)s instead of %(older)s") % facts


def _amount(item: ItemFacts | None, unit: str) -> str:
    return "" if item is None else amount_in_words(item.amount, unit=unit, per=item.per)


def _tag(change: Change) -> Tag:
    told = {Change.ADDED: _("added"), Change.REMOVED: _("taken out"), Change.CHANGED: _("changed")}
    return Tag(told[change], _CHANGES[change])


def _severities(assessments: Sequence[AssessmentRow], plan: PlanRow) -> dict[str, int]:
    written_from = next((row for row in assessments if row.id == plan.assessment_id), None)
    return {need.chapter: need.severity for need in written_from.needs} if written_from else {}


def _reason(item: ItemRow, needs: dict[str, int]) -> str:
    if not item.chapter:
        return ""
    if item.chapter not in needs:
        return words.area(item.chapter)
    return _("%(area)s: %(severity)s") % {
        "area": words.area(item.chapter),
        "severity": words.SEVERITIES[needs[item.chapter]],
    }


def _change_url(file: PersonFile, item: ItemRow) -> str:
    return reverse("support_plan_item", args=[file.person.id, item.id])
