"""A support plan: what is in it and why, who agreed, the versions and what changed; on paper too."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.people import policies
from majup.domains.support import policies as writing
from majup.domains.support.queries import PlanRow, services_for
from majup.kernel.clock import today
from majup.kernel.errors import NotFound
from majup.kernel.viewer import Viewer
from majup.web.people import words
from majup.web.people.easy import EasySentence, easy_sentences
from majup.web.people.form_page import way_to
from majup.web.people.plan_forms import NewItemForm
from majup.web.people.plan_record import (
    ItemLine,
    agreement_terms,
    change_lines,
    item_lines,
    version_before,
    version_lines,
)
from majup.web.shell.formats import day
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.pdf import pdf_response
from majup.web.shell.tones import Line, Link, Tag, Term
from majup.workflows.open_person_file import PersonFile, open_person_file


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUrls:
    """Where the plan's buttons lead; empty for what this viewer or this state does not allow."""

    file: str
    agreement: str
    change: str
    renew: str
    add: str
    easy: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """One version of a support plan."""

    title: str
    breadcrumbs: tuple[Link, ...]
    lead: str
    state: Tag
    own_words: str
    outlook: str
    items: tuple[ItemLine, ...]
    terms: tuple[Term, ...]
    versions: tuple[Line, ...]
    changes_title: str
    changes: tuple[Line, ...]
    new_item: NewItemForm | None
    urls: PlanUrls
    name: str
    record_no: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyPage:
    """The plan in plain sentences, in the first person."""

    title: str
    breadcrumbs: tuple[Link, ...]
    name: str
    own_words: str
    sentences: tuple[EasySentence, ...]
    back_url: str
    pdf_url: str


@page(needs=policies.SEE_PEOPLE, nav="people")
def support_plan(request: PageRequest, person_id: UUID) -> HttpResponse:
    """The version a reader looks for: the draft under work, else the agreed one."""
    file = _opened(request, person_id, "support_plan")
    if file.plan is None:
        raise NotFound
    return render(request, "people/plan.html", plan_page(file, file.plan, viewer=request.viewer))


@page(needs=policies.SEE_PEOPLE, nav="people")
def support_plan_version(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """One version by its id, also one that was replaced."""
    file = _opened(request, person_id, "support_plan")
    return render(
        request, "people/plan.html", plan_page(file, version_of(file, plan_id), viewer=request.viewer)
    )


@page(needs=policies.SEE_PEOPLE, nav="people")
def support_plan_pdf(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """The version as a PDF with lines to sign on."""
    file = _opened(request, person_id, "support_plan_pdf")
    shown = plan_page(file, version_of(file, plan_id), viewer=request.viewer)
    return pdf_response(request, "people/plan_paper.html", shown, name="support-plan.pdf")


@page(needs=policies.SEE_PEOPLE, nav="people")
def support_plan_easy(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """The version in plain sentences, to read together and to print."""
    file = _opened(request, person_id, "support_plan_easy")
    return render(request, "people/plan_easy.html", easy_page(file, version_of(file, plan_id)))


@page(needs=policies.SEE_PEOPLE, nav="people")
def support_plan_easy_pdf(request: PageRequest, person_id: UUID, plan_id: UUID) -> HttpResponse:
    """The plain sentences as a PDF to take home."""
    file = _opened(request, person_id, "support_plan_easy_pdf")
    shown = easy_page(file, version_of(file, plan_id))
    return pdf_response(request, "people/plan_easy_paper.html", shown, name="my-plan.pdf")


def version_of(file: PersonFile, plan_id: UUID) -> PlanRow:
    """A version of this person's plans; raises NotFound for anybody else's."""
    found = next((plan for plan in file.plans if plan.id == plan_id), None)
    if found is None:
        raise NotFound
    return found


def plan_page(file: PersonFile, plan: PlanRow, *, viewer: Viewer) -> PlanPage:
    """Put one version into words."""
    on = today()
    may_change = writing.CHANGE.held_by(viewer)
    before = version_before(file.plans, shown=plan)
    return PlanPage(
        title=_("Support plan, version %(version)s") % {"version": plan.version},
        breadcrumbs=way_to(file.person.id, file.person.name, last=_("Support plan")),
        lead=_("%(name)s · %(group)s")
        % {"name": file.person.name, "group": words.in_words(words.GROUP_OF_ONE, plan.group)},
        state=words.plan_state(plan.state),
        own_words=plan.own_words,
        outlook=words.in_words(words.OUTLOOKS, plan.outlook),
        items=item_lines(plan, file=file, on=on, may_change=may_change),
        terms=agreement_terms(plan, file=file),
        versions=version_lines(file.plans, shown=plan, file=file),
        changes_title=_("What changed since version %(version)s") % {"version": before.version}
        if before
        else "",
        changes=change_lines(before, plan) if before else (),
        new_item=_new_item(plan) if plan.is_draft and may_change else None,
        urls=_urls(file, plan, viewer=viewer, on=on),
        name=file.person.name,
        record_no=file.person.record_no,
        as_of=day(on),
    )


def easy_page(file: PersonFile, plan: PlanRow) -> EasyPage:
    """Put one version into plain sentences."""
    back = reverse("support_plan_version", args=[file.person.id, plan.id])
    return EasyPage(
        title=_("My plan"),
        breadcrumbs=way_to(file.person.id, file.person.name, last=_("Easy-to-read plan")),
        name=file.person.name,
        own_words=plan.own_words,
        sentences=easy_sentences(plan),
        back_url=back,
        pdf_url=reverse("support_plan_easy_pdf", args=[file.person.id, plan.id]),
    )


def _opened(request: PageRequest, person_id: UUID, name: str) -> PersonFile:
    return open_person_file(person_id=person_id, page=name, by=request.viewer, today=today())


def _new_item(plan: PlanRow) -> NewItemForm:
    taken = {item.service for item in plan.items}
    return NewItemForm(services=tuple(row for row in services_for(plan.group) if row.code not in taken))


def _urls(file: PersonFile, plan: PlanRow, *, viewer: Viewer, on: date) -> PlanUrls:
    keys = [file.person.id, plan.id]

    def allowed(name: str, *, if_so: bool) -> str:
        return reverse(name, args=keys) if if_so else ""

    may_change = plan.is_draft and writing.CHANGE.held_by(viewer)
    may_renew = (
        plan.state in {"AGREED", "REFUSED"}
        and not any(other.is_draft for other in file.plans)
        and writing.DRAW_UP.held_by(viewer)
    )
    return PlanUrls(
        file=reverse("person", args=[file.person.id]),
        agreement=allowed(
            "support_plan_agreement", if_so=plan.is_draft and writing.RECORD_AGREEMENT.held_by(viewer)
        ),
        change=allowed("support_plan_change", if_so=may_change),
        renew=allowed("support_plan_renew", if_so=may_renew),
        add=allowed("support_plan_item_add", if_so=may_change),
        easy=reverse("support_plan_easy", args=keys),
        pdf=reverse("support_plan_pdf", args=keys),
    )
