"""The timeline of a file: every record as one sentence on its day, the newest first."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from majup.domains.assessments.queries import AssessmentRow
from majup.domains.institutions.queries import ResidencyRow
from majup.domains.support.queries import EnrolmentRow, PlanRow
from majup.web.people import words
from majup.web.people.amounts import item_amount
from majup.web.people.standing import NextStep
from majup.web.shell.tones import Event, Tone
from majup.workflows.open_person_file import PersonFile


def timeline(file: PersonFile, *, due: NextStep | None, today: date) -> tuple[Event, ...]:
    """What is due today, then everything that happened."""
    events = [*_people(file), *_assessments(file), *_plans(file), *_homes(file), *_services(file)]
    # Of one day, what comes later on the thread is told above what comes before it.
    past = sorted(events, key=lambda event: event.on or today)[::-1]
    if due is None:
        return tuple(past)
    now = Event(on=None, when=_("today"), lead=due.reason, text=due.label, url=due.url, tone=Tone.NOW)
    return (now, *past)


def _people(file: PersonFile) -> Iterator[Event]:
    for found in file.identifications:
        by = words.by_language(lv=found.organisation_lv, en=found.organisation_en)
        text = _("Identified, living in a state care centre.") if found.from_institution else _("Identified.")
        if found.remark:
            text = _("%(what)s %(remark)s") % {"what": text, "remark": found.remark}
        yield Event(on=found.identified_on, text=text, by=by)
    for asked in file.applications:
        by = words.by_language(lv=asked.received_by_lv, en=asked.received_by_en)
        signed = words.in_words(words.APPLICANTS, asked.applicant)
        text = _("Application received. Signed by: %(who)s.") % {"who": signed}
        yield Event(on=asked.received_on, text=text, by=by)
        if asked.withdrawn_on:
            yield Event(on=asked.withdrawn_on, text=_("Application withdrawn."), tone=Tone.WAIT)
    if file.person.died_on:
        yield Event(on=file.person.died_on, text=_("Died."), tone=Tone.NEUTRAL)


def _assessments(file: PersonFile) -> Iterator[Event]:
    for row in file.assessments:
        team = words.by_language(lv=row.team_lv, en=row.team_en)
        if row.completed_on is None:
            yield Event(on=row.started_on, text=_("Assessment started."), by=team, tone=Tone.WAIT)
        else:
            yield Event(on=row.completed_on, text=_assessed(row), by=team)


def _assessed(row: AssessmentRow) -> str:
    who = ", ".join(words.in_words(words.PROFESSIONS, code.upper()) for code in row.professions)
    facts = {"who": who, "level": row.care_level}
    if who and row.care_level:
        return _("Needs assessed by a team (%(who)s). Care level %(level)s.") % facts
    if row.care_level:
        return _("Needs assessed. Care level %(level)s.") % facts
    return _("Needs assessed.")


def _plans(file: PersonFile) -> Iterator[Event]:
    for plan in file.plans:
        facts = {"version": plan.version, "services": _services_of(plan)}
        if plan.agreed_on:
            yield Event(
                on=plan.agreed_on,
                lead=_("Support plan agreed, version %(version)s.") % facts,
                text=_("%(services)s.") % facts if plan.items else _("No services in it."),
            )
        if plan.refused_on:
            yield Event(
                on=plan.refused_on,
                lead=_("Support plan refused, version %(version)s.") % facts,
                text=_("“%(reason)s”") % {"reason": plan.refusal_reason},
                tone=Tone.NOW,
            )
        if plan.is_draft:
            text = _("Support plan drawn up, version %(version)s.") % facts
            yield Event(on=plan.drawn_on, text=text, tone=Tone.WAIT)


def _services_of(plan: PlanRow) -> str:
    told = [
        f"{words.by_language(lv=item.service_lv, en=item.service_en)} {item_amount(item)}"
        for item in plan.items
    ]
    return "; ".join(told)


def _homes(file: PersonFile) -> Iterator[Event]:
    for stay in file.residencies:
        facts = {"branch": branch_name(stay)}
        yield Event(on=stay.valid_from, text=_("Came to live in an institution: %(branch)s.") % facts)
        if stay.valid_until:
            yield Event(on=stay.valid_until, text=_("Left the institution: %(branch)s.") % facts)
    for care in file.care:
        facts = {"branch": words.in_words(words.CARERS, care.kind)}
        yield Event(on=care.valid_from, text=_("Came to live in a family: %(branch)s.") % facts)
        if care.valid_until:
            yield Event(on=care.valid_until, text=_("Left the family: %(branch)s.") % facts)


def branch_name(stay: ResidencyRow) -> str:
    """An institution with its branch, where the branch has a name of its own."""
    institution = words.by_language(lv=stay.institution_lv, en=stay.institution_en)
    return institution if stay.branch == stay.institution_lv else f"{institution}, {stay.branch}"


def _services(file: PersonFile) -> Iterator[Event]:
    for row in file.enrolments:
        facts = _service_facts(row)
        yield Event(on=row.valid_from, text=_("%(service)s began: %(site)s.") % facts)
        if row.valid_until:
            yield Event(on=row.valid_until, text=_("%(service)s ended: %(site)s.") % facts)


def _service_facts(row: EnrolmentRow) -> dict[str, str]:
    return {
        "service": words.by_language(lv=row.service_lv, en=row.service_en),
        "site": row.site,
    }
