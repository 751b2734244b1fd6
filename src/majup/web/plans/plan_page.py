"""The page of one plan: the map, four figures, why needs stay unmet, the tables, the receipt."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from majup.domains.planning.policies import may_plan
from majup.domains.planning.queries.contents import OfferLine, UnmetLine, WayLine
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.planning.queries.tallies import tally_by_reason
from majup.domains.runs.queries import RunStatus
from majup.kernel.viewer import Viewer
from majup.web.plans.assumed import ASSUMED
from majup.web.plans.contents import (
    Contents,
    assumption_rows,
    drawing_of,
    lead_of,
    part_rows,
    reason_lines,
    service_rows,
)
from majup.web.plans.figures import plan_figures
from majup.web.plans.lists import PLACES, UNMET, PlaceRow, place_choices, unmet_choices
from majup.web.plans.progress import plan_progress
from majup.web.plans.receipt import receipt_terms
from majup.web.plans.sums import BUDGETS, PARTS, SERVICES
from majup.web.plans.travel import how_people_come
from majup.web.plans.words import plan_title, spoken, state_tag
from majup.web.shell import formats
from majup.web.shell.maps import DrawnMap
from majup.web.shell.table_query import SIZES, TableQuery
from majup.web.shell.table_shown import ShownTable
from majup.web.shell.tones import Figure, Line, Link, RunProgress, Tag, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """What the template of a plan shows; without a plan only the head, the run and what to do."""

    title: str
    breadcrumbs: tuple[Link, ...]
    lead: str
    tag: Tag
    region_id: int
    may_compute: bool
    run: RunProgress | None = None
    trouble: str = ""
    relaxation: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    drawing: DrawnMap | None = None
    services: tuple[tuple[str, str], ...] = ()
    service: str = ""
    reasons: tuple[Line, ...] = ()
    municipalities: ShownTable | None = None
    by_service: ShownTable | None = None
    money: ShownTable | None = None
    unmet: ShownTable | None = None
    places: ShownTable | None = None
    assumptions: ShownTable | None = None
    receipt: tuple[Term, ...] = ()
    exports: tuple[Link, ...] = ()


def plan_page(request: HttpRequest, contents: Contents, *, viewer: Viewer) -> PlanPage:
    """The page of a plan that is there."""
    head = contents.head
    services = _services(contents)
    service = next((key for key, _name in services if key == request.GET.get("service")), "")
    return replace(
        _top(head, viewer=viewer),
        figures=plan_figures(head),
        drawing=drawing_of(contents, service=service, has_links=True),
        services=services,
        service=service,
        reasons=reason_lines(tally_by_reason(contents.unmet)),
        municipalities=PARTS.show(
            PARTS.arrange(part_rows(contents), query=PARTS.read(request)), query=PARTS.read(request)
        ),
        by_service=SERVICES.show(service_rows(contents), query=SERVICES.read(request)),
        money=BUDGETS.show(contents.budgets, query=BUDGETS.read(request)),
        unmet=unmet_table(request, contents.unmet),
        places=places_table(request, head.id, contents.offers, contents.ways),
        assumptions=ASSUMED.show(assumption_rows(contents), query=ASSUMED.read(request)),
        receipt=receipt_terms(head, contents.run),
        exports=_exports(head),
    )


def page_without_plan(head: PlanHead, run: RunStatus | None, *, viewer: Viewer) -> PlanPage:
    """The page of a plan that is being computed, or came to nothing."""
    return replace(
        _top(head, viewer=viewer),
        run=plan_progress(head, run, viewer=viewer) if head.is_computing and run else None,
        trouble="" if head.is_computing else _trouble(head, run),
        relaxation=tuple(_relaxed(row) for row in head.relaxation),
        receipt=receipt_terms(head, run) if run and run.receipt else (),
    )


def unmet_table(request: HttpRequest, unmet: tuple[UnmetLine, ...]) -> ShownTable:
    """The unmet needs as asked: filtered, in order, one page of them."""
    query = _short(UNMET.read(request, choices=unmet_choices(unmet)), request)
    wanted = {key: query.text(key) for key in ("service", "municipality", "reason")}
    rows = [
        row
        for row in unmet
        if wanted["service"] in ("", row.service.key)
        and wanted["municipality"] in ("", row.municipality.key)
        and wanted["reason"] in ("", row.reason)
    ]
    return UNMET.show_all(rows, query=query)


def places_table(
    request: HttpRequest, plan_id: UUID, offers: tuple[OfferLine, ...], ways: tuple[WayLine, ...]
) -> ShownTable:
    """The places as asked: filtered, in order, one page of them."""
    query = _short(PLACES.read(request, choices=place_choices(offers)), request)
    service = query.text("service")
    how = how_people_come(ways)
    rows = [
        PlaceRow(plan_id=plan_id, offer=offer, how=how.get(offer.id, ""))
        for offer in offers
        if service in ("", offer.service.key)
    ]
    return PLACES.show_all(rows, query=query)


def _short(query: TableQuery, request: HttpRequest) -> TableQuery:
    """Two lists share the page, so each shows few rows unless asked for more."""
    return query if f"{query.prefix}size" in request.GET else replace(query, size=SIZES[0])


def _top(head: PlanHead, *, viewer: Viewer) -> PlanPage:
    return PlanPage(
        title=plan_title(head),
        breadcrumbs=(Link(_("Plans"), reverse("plans")), Link(plan_title(head), current=True)),
        lead=lead_of(head),
        tag=state_tag(head.state),
        region_id=head.region.id,
        may_compute=may_plan(viewer, region_id=head.region.id) and not head.is_computing,
    )


def _services(contents: Contents) -> tuple[tuple[str, str], ...]:
    named = {offer.service.key: spoken(offer.service) for offer in contents.offers}
    named |= {row.service.key: spoken(row.service) for row in contents.unmet}
    return tuple(sorted(named.items(), key=lambda item: item[1]))


def _exports(head: PlanHead) -> tuple[Link, ...]:
    url = reverse("plan_export", args=[head.id])
    return tuple(Link(kind.upper(), f"{url}?format={kind}") for kind in ("xlsx", "csv", "pdf"))


def _trouble(head: PlanHead, run: RunStatus | None) -> str:
    match head.state, head.outcome:
        case "NO_ANSWER", "IMPOSSIBLE":
            return _("No plan fulfils every condition. This would have to give way:")
        case "NO_ANSWER", _other:
            return _("No plan was found in the time given. Compute again with more time.")
        case "CANCELLED", _other:
            return _("The computation was stopped before it ended. Nothing of it was kept.")
        case _any, _other:
            fault = run.fault if run else ""
            return _(
                "The computation failed (%(fault)s). Compute again; if it fails again, ask the administrator."
            ) % {"fault": fault or "?"}


def _relaxed(row: dict[str, object]) -> str:
    return _("%(what)s of %(subject)s: %(amount)s %(unit)s more") % {
        "what": row["constraint"],
        "subject": row["subject"],
        "amount": formats.number(float(str(row["amount"])), decimals=0),
        "unit": row["unit"],
    }
