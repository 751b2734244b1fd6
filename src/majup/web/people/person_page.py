"""A person's file: who, where on the thread, what they want and need, what happened, who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.people import policies
from majup.domains.people.rules.eligibility import age_on
from majup.domains.support.queries import PlanRow
from majup.kernel.clock import today
from majup.kernel.viewer import Role
from majup.web.people import words
from majup.web.people.amounts import item_amount
from majup.web.people.happenings import branch_name, timeline
from majup.web.people.standing import NextStep, next_steps, steps
from majup.web.shell.chrome import ROLE_WORDS
from majup.web.shell.formats import day, number
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.tones import Event, Line, Link, Step, Tag, Term, Tone
from majup.workflows.open_person_file import PersonFile, open_person_file


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """The plan as the file shows it."""

    title: str
    state: Tag
    lines: tuple[Line, ...]
    url: str
    easy_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person's file, ready to be drawn."""

    title: str
    breadcrumbs: tuple[Link, ...]
    tag: Tag | None
    lead: str
    first_step: NextStep | None
    other_steps: tuple[NextStep, ...]
    steps: tuple[Step, ...]
    wish_title: str
    own_words: str
    wish: tuple[Term, ...]
    needs: tuple[Line, ...]
    needs_note: str
    events: tuple[Event, ...]
    plan: PlanCard | None
    no_plan: str
    answers: tuple[Term, ...]
    looks_summary: str
    looks: tuple[Line, ...]


@page(needs=policies.SEE_PEOPLE, nav="people")
def person(request: PageRequest, person_id: UUID) -> HttpResponse:
    """Open the file; that it was opened is recorded."""
    on = today()
    file = open_person_file(person_id=person_id, page="person", by=request.viewer, today=on)
    possible = next_steps(file, viewer=request.viewer, today=on)
    return render(request, "people/person.html", person_page(file, possible=possible, on=on))


def person_page(file: PersonFile, *, possible: Sequence[NextStep], on: date) -> PersonPage:
    """Put the file's records into words."""
    first = possible[0] if possible and possible[0].is_due else None
    return PersonPage(
        title=file.person.name,
        breadcrumbs=(Link(_("People"), reverse("people")), Link(file.person.record_no, "", current=True)),
        tag=head_tag(file),
        lead=head_line(file, on=on),
        first_step=first,
        other_steps=tuple(step for step in possible if step is not first),
        steps=steps(file),
        wish_title=_("What %(name)s wants") % {"name": file.person.given_name.split()[0]},
        own_words=file.plan.own_words if file.plan else "",
        wish=_wish(file.plan),
        needs=_needs(file),
        needs_note=_needs_note(file),
        events=timeline(file, due=first, today=on),
        plan=_plan_card(file, on=on),
        no_plan=_("No plan yet. It is written from a completed assessment."),
        answers=_answers(file, on=on),
        looks_summary=_looks_summary(file),
        looks=_looks(file),
    )


def head_tag(file: PersonFile) -> Tag | None:
    """Target group and disability group, as far as they are known."""
    told = [words.groups_in_words(file.person.groups)] if file.person.groups else []
    if file.person.disability_group:
        numeral = ("I", "II", "III")[file.person.disability_group - 1]
        told.append(_("disability group %(numeral)s") % {"numeral": numeral})
    return Tag(" · ".join(told), Tone.DONE) if told else None


def head_line(file: PersonFile, *, on: date) -> str:
    """Who this is, in one line."""
    person = file.person
    municipality = words.by_language(lv=person.municipality_lv, en=person.municipality_en)
    told = [_age(file, on=on), _home(file, on=on)]
    told.append(
        _("declared in %(parish)s, %(municipality)s")
        % {"parish": person.parish_lv, "municipality": municipality}
    )
    if person.communication != "SPEECH":
        told.append(words.in_words(words.COMMUNICATION, person.communication))
    return " · ".join(part for part in told if part)


def _age(file: PersonFile, *, on: date) -> str:
    born, died = file.person.born_on, file.person.died_on
    if died is not None:
        return _("born %(born)s, died %(died)s") % {"born": day(born), "died": day(died)}
    years = age_on(on, born_on=born)
    return ngettext("born %(year)s, %(age)s year", "born %(year)s, %(age)s years", years) % {
        "year": born.year,
        "age": years,
    }


def _home(file: PersonFile, *, on: date) -> str:
    """Where the person lives, where that is not simply at home."""
    stays = [
        s for s in file.residencies if s.valid_from <= on and (s.valid_until is None or s.valid_until > on)
    ]
    if stays:
        return _("lives in: %(branch)s") % {"branch": branch_name(stays[-1])}
    care = [c for c in file.care if c.valid_from <= on and (c.valid_until is None or c.valid_until > on)]
    return _("lives with: %(carer)s") % {"carer": words.in_words(words.CARERS, care[-1].kind)} if care else ""


def _wish(plan: PlanRow | None) -> tuple[Term, ...]:
    if plan is None:
        return ()
    terms = [Term(name=_("Outlook"), value=words.in_words(words.OUTLOOKS, plan.outlook))]
    if plan.agreed_on:
        by = words.in_words(words.AGREED_BY, plan.agreed_by)
        terms.append(Term(name=_("Agreed by"), value=f"{by}, {day(plan.agreed_on)}"))
    if plan.refused_on:
        terms.append(Term(name=_("Refused"), value=day(plan.refused_on)))
        terms.append(Term(name=_("Because"), value=plan.refusal_reason))
    if plan.review_on:
        terms.append(Term(name=_("Review"), value=day(plan.review_on)))
    return tuple(terms)


def _needs(file: PersonFile) -> tuple[Line, ...]:
    if file.assessment is None:
        return ()
    graver_first = sorted(file.assessment.needs, key=lambda need: -need.severity)
    found = [need for need in graver_first if need.severity > 0]
    lines = [Line(text=words.area(n.chapter), tag=words.severity_tag(n.severity)) for n in found]
    if file.assessment.care_level:
        lines.append(Line(text=_("Care level"), end=number(file.assessment.care_level)))
    return tuple(lines)


def _needs_note(file: PersonFile) -> str:
    if file.assessment is None:
        return _("Not assessed yet.")
    instrument = words.by_language(lv=file.assessment.instrument_lv, en=file.assessment.instrument_en)
    return _("%(instrument)s, version %(version)s, %(day)s.") % {
        "instrument": instrument,
        "version": file.assessment.instrument_version,
        "day": day(file.assessment.completed_on),
    }


def _plan_card(file: PersonFile, *, on: date) -> PlanCard | None:
    plan = file.plan
    if plan is None:
        return None
    received = {row.service for row in file.enrolments if row.valid_until is None or row.valid_until > on}
    return PlanCard(
        title=_("Support plan, version %(version)s") % {"version": plan.version},
        state=words.plan_state(plan.state),
        lines=tuple(
            Line(
                text=f"{words.by_language(lv=item.service_lv, en=item.service_en)}, {item_amount(item)}",
                tag=item_tag(plan, service=item.service, received=received),
            )
            for item in plan.items
        ),
        url=reverse("support_plan", args=[file.person.id]),
        easy_url=reverse("support_plan_easy", args=[file.person.id, plan.id]),
    )


def item_tag(plan: PlanRow, *, service: str, received: set[str]) -> Tag | None:
    """Whether a service of a plan is received, waits, or is only proposed."""
    if service in received:
        return Tag(_("receives it"), Tone.DONE)
    if plan.state == "AGREED":
        return Tag(_("waits for it"), Tone.WAIT)
    return Tag(_("proposed"), Tone.NEUTRAL) if plan.is_draft else None


def _answers(file: PersonFile, *, on: date) -> tuple[Term, ...]:
    return tuple(
        Term(
            name=words.in_words(words.CAPACITIES, row.capacity),
            value=words.by_language(lv=row.organisation_lv, en=row.organisation_en),
        )
        for row in file.responsibilities
        if row.valid_from <= on and (row.valid_until is None or row.valid_until > on)
    )


def _looks_summary(file: PersonFile) -> str:
    people = len({look.by_name for look in file.looks})
    return ngettext(
        "%(number)s person in 30 days. Who the file is about may have this list.",
        "%(number)s people in 30 days. Who the file is about may have this list.",
        people,
    ) % {"number": number(people)}


def _looks(file: PersonFile) -> tuple[Line, ...]:
    return tuple(
        Line(text=f"{look.by_name}, {ROLE_WORDS[Role(look.by_role)]}", end=day(look.on))
        for look in file.looks
    )
