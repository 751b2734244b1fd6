"""One site: what is given there, how far each service is, what the register asks, the three questions."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.services import policies, queries
from majup.domains.services.queries import OfferRow, SiteRow, demand_sentence, service_types, state_name
from majup.domains.services.rules.offer_states import BY_HAND, CHAIN, State, may_follow
from majup.domains.territory.queries import municipality_boundaries
from majup.kernel.clock import today
from majup.kernel.permission import Permission
from majup.kernel.viewer import Viewer
from majup.web.services.forms import DescriptionForm, PlanForm, QuestionsForm, StepForm, described, starting
from majup.web.services.reach_card import reach_lines
from majup.web.services.words import STEP_WORDS, by_language, state_tag, tone_of
from majup.web.shell import formats
from majup.web.shell.maps import Area, DrawnMap, MapDrawing, Place, draw
from majup.web.shell.pages import PageRequest, page, render
from majup.web.shell.tones import Line, Link, Step, StepState, Tag, Term, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step the viewer may take with a service: its button and its form."""

    label: str
    to: str
    is_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOffer:
    """One service of the site as a card."""

    title: str
    state: Tag
    facts: tuple[Term, ...]
    chain: tuple[Step, ...]
    checklist: tuple[Line, ...]
    steps: tuple[NextStep, ...]
    step_form: StepForm
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTest:
    """The three answers of a day."""

    verdict: Tag
    on: str
    answers: tuple[Term, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A site; a form is None where the viewer may not send it."""

    title: str
    lead: str
    breadcrumbs: tuple[Link, ...]
    facts: tuple[Term, ...]
    map: DrawnMap
    offers: tuple[ShownOffer, ...]
    ended: tuple[Line, ...]
    reach: tuple[Line, ...]
    tests: tuple[ShownTest, ...]
    questions_form: QuestionsForm | None
    test_url: str
    plan_form: PlanForm | None
    plan_url: str
    description_form: DescriptionForm | None
    description_url: str


@page(needs=policies.SEE_DIRECTORY, nav="services")
def site(request: PageRequest, site_id: UUID) -> HttpResponse:
    """A site, open to everyone signed in; its keepers may change it."""
    return show_site(request, site_id)


def show_site(
    request: HttpRequest,
    site_id: UUID,
    *,
    questions_form: QuestionsForm | None = None,
    plan_form: PlanForm | None = None,
    description_form: DescriptionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a site, with a form that was refused in the place of the empty one."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by web.access
    found = queries.site(site_id)
    start = starting(today())
    may_test = _may(viewer, policies.RECORD_INSTITUTION_TEST, found)
    may_plan = _may(viewer, policies.PLAN_OFFER, found)
    shown = SitePage(
        title=found.name,
        lead=_("%(provider)s, %(municipality)s")
        % {"provider": found.provider, "municipality": found.municipality},
        breadcrumbs=(Link(_("Services"), reverse("services")), Link(found.name, "", current=True)),
        facts=_facts(found),
        map=_map(found),
        offers=tuple(
            _offer(offer, found, viewer) for offer in found.offers if offer.state is not State.CLOSED
        ),
        ended=tuple(_ended(offer) for offer in found.offers if offer.state is State.CLOSED),
        reach=reach_lines(found, on=today()),
        tests=_tests(found),
        questions_form=(questions_form or QuestionsForm(initial=start)) if may_test else None,
        test_url=reverse("institution_test", args=[found.id]),
        plan_form=(plan_form or PlanForm(initial=start, services=service_types())) if may_plan else None,
        plan_url=reverse("plan_offer", args=[found.id]),
        description_form=(description_form or DescriptionForm(initial=described(found)))
        if _may(viewer, policies.DESCRIBE_SITE, found)
        else None,
        description_url=reverse("describe_site", args=[found.id]),
    )
    return render(request, "services/site.html", shown, status=status)


def _may(viewer: Viewer, needs: Permission, found: SiteRow) -> bool:
    is_keeper = policies.may_keep_site(viewer, provider_id=found.provider_id, region_id=found.region_id)
    return needs.held_by(viewer) and is_keeper


def _facts(found: SiteRow) -> tuple[Term, ...]:
    hours = formats.DASH
    if found.opens_at and found.closes_at:
        hours = f"{found.opens_at:%H:%M}–{found.closes_at:%H:%M}"
    return (
        Term(name=_("Provider"), value=found.provider),
        Term(name=_("Address"), value=found.address or formats.DASH),
        Term(name=_("Parish or town"), value=found.parish),
        Term(name=_("Municipality"), value=found.municipality),
        Term(name=_("Region"), value=found.region),
        Term(name=_("Opening hours"), value=hours),
        Term(name=_("Without a step"), value=formats.yes_no(found.is_step_free)),
    )


def _map(found: SiteRow) -> DrawnMap:
    inside: list[Area] = []
    outside: list[Area] = []
    for outline in municipality_boundaries(today()):
        name = by_language(lv=outline.name_lv, en=outline.name_en)
        shape = Area(name=name, polygons=outline.polygons, level=1)
        (inside if outline.unit_id == found.municipality_id else outside).append(shape)
    given = [offer for offer in found.offers if offer.state is not State.CLOSED]
    place = Place(
        lat=found.latitude,
        lon=found.longitude,
        number=sum(offer.places or 0 for offer in given),
        tone=tone_of(given[0].service.code) if given else Tone.NEUTRAL,
        label=found.parish,
        description=found.name,
    )
    title = _("Where it is")
    return draw(MapDrawing(title=title, areas=inside, neighbours=outside, places=[place]), width=520)


def _offer(offer: OfferRow, found: SiteRow, viewer: Viewer) -> ShownOffer:
    return ShownOffer(
        title=by_language(lv=offer.service.name_lv, en=offer.service.name_en),
        state=state_tag(offer.state),
        facts=_offer_facts(offer),
        chain=_chain(offer),
        checklist=_checklist(offer),
        steps=_next_steps(offer, found, viewer),
        step_form=StepForm(initial=starting(today()), auto_id=f"step-{offer.id}-%s"),
        url=reverse("move_offer", args=[found.id, offer.id]),
    )


def _offer_facts(offer: OfferRow) -> tuple[Term, ...]:
    facts = [Term(name=_("Since"), value=formats.day(offer.valid_from))]
    if offer.places is not None:
        facts.append(Term(name=_("Places"), value=formats.number(offer.places)))
    if offer.service.largest_group is not None:
        facts.append(Term(name=_("Norm: places at most"), value=formats.number(offer.service.largest_group)))
    return tuple(facts)


def _chain(offer: OfferRow) -> tuple[Step, ...]:
    """The chain with the days that are on record; what was reached without a day is done all the same."""
    days = {step.state: step.reached_on for step in offer.steps}
    if offer.registered_on is not None:
        days.setdefault(State.REGISTERED, offer.registered_on)
    reached = CHAIN.index(offer.state)
    return tuple(
        Step(label=state_name(state), state=_step_state(place, reached), on=days.get(state))
        for place, state in enumerate(CHAIN)
    )


def _step_state(place: int, reached: int) -> StepState:
    if place < reached or place == len(CHAIN) - 1 == reached:
        return StepState.DONE
    return StepState.NOW if place == reached else StepState.LATER


def _checklist(offer: OfferRow) -> tuple[Line, ...]:
    """What the register asks; nothing once it is registered."""
    if offer.state is State.REGISTERED:
        return ()
    done, open_ = Tag(_("in place"), Tone.DONE), Tag(_("missing"), Tone.NOW)
    return tuple(
        Line(text=demand_sentence(checked.demand), tag=done if checked.is_fulfilled else open_)
        for checked in offer.checklist
    )


def _next_steps(offer: OfferRow, found: SiteRow, viewer: Viewer) -> tuple[NextStep, ...]:
    needs = dict.fromkeys(BY_HAND, policies.ADVANCE_OFFER) | {
        State.REGISTERED: policies.REGISTER_OFFER,
        State.CLOSED: policies.CLOSE_OFFER,
    }
    return tuple(
        NextStep(label=str(STEP_WORDS[state]), to=state.value, is_end=state is State.CLOSED)
        for state in State
        if may_follow(state, after=offer.state) and _may(viewer, needs[state], found)
    )


def _ended(offer: OfferRow) -> Line:
    name = by_language(lv=offer.service.name_lv, en=offer.service.name_en)
    return Line(text=name, end=formats.period(offer.valid_from, offer.valid_until))


def _tests(found: SiteRow) -> tuple[ShownTest, ...]:
    institution, home = Tag(_("an institution"), Tone.NOW), Tag(_("no institution"), Tone.DONE)
    return tuple(
        ShownTest(
            verdict=institution if test.is_institution else home,
            on=formats.day(test.tested_on),
            answers=(
                Term(
                    name=_("Apart or made to live together"), value=formats.yes_no(test.answers.is_isolated)
                ),
                Term(
                    name=_("Lack of control over one's life"),
                    value=formats.yes_no(test.answers.lacks_control),
                ),
                Term(name=_("Rules before needs"), value=formats.yes_no(test.answers.rules_prevail)),
            ),
            reason=test.reason,
        )
        for test in found.tests
    )
