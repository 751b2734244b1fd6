"""Everything a plan says, read once for its page, its files and paper, and the rows made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from majup.domains.planning.queries.assumptions import assumptions_in_force
from majup.domains.planning.queries.contents import (
    BudgetLine,
    Named,
    OfferLine,
    PartLine,
    UnmetLine,
    WayLine,
    budgets_of,
    offers_of,
    parts_of,
    unmet_of,
    ways_of,
)
from majup.domains.planning.queries.plans import PlanHead
from majup.domains.planning.queries.tallies import (
    ReasonTally,
    ServiceTally,
    new_services_by_municipality,
    tally_by_service,
)
from majup.domains.planning.rules.assumptions import Assumed
from majup.domains.runs.queries import RunStatus, statuses_of
from majup.kernel.viewer import Viewer
from majup.web.plans.assumed import AssumedRow
from majup.web.plans.drawing import Shown, plan_map
from majup.web.plans.reasons import reason_in_sum
from majup.web.plans.sums import MunicipalityRow, municipality_rows
from majup.web.plans.travel import travel_words
from majup.web.plans.words import spoken
from majup.web.shell import formats
from majup.web.shell.maps import DrawnMap
from majup.web.shell.tones import Line, Tag, Tone

MOST_NAMED = 1
"""Municipalities named beside a reason; the table of unmet needs has the others."""
MOST_SERVICES = 4
"""Services named for a municipality, those with most places; the list of places has the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything a plan says, read once for page, files and paper."""

    head: PlanHead
    run: RunStatus | None
    offers: tuple[OfferLine, ...]
    ways: tuple[WayLine, ...]
    unmet: tuple[UnmetLine, ...]
    parts: tuple[PartLine, ...]
    budgets: tuple[BudgetLine, ...]


def contents_of(head: PlanHead, *, viewer: Viewer) -> Contents:
    """Read a plan. Six queries."""
    runs = statuses_of([head.run_id]) if head.run_id else {}
    return Contents(
        head=head,
        run=runs.get(head.run_id) if head.run_id else None,
        offers=offers_of(head.id, viewer=viewer),
        ways=ways_of(head.id, viewer=viewer),
        unmet=unmet_of(head.id, viewer=viewer),
        parts=parts_of(head.id, viewer=viewer),
        budgets=budgets_of(head.id, viewer=viewer),
    )


def drawing_of(contents: Contents, *, service: str = "", has_links: bool = False) -> DrawnMap:
    """The plan's map, for all services or one."""
    shown = Shown(
        head=contents.head,
        offers=contents.offers,
        ways=contents.ways,
        unmet=contents.unmet,
        parts=contents.parts,
        service=service,
    )
    plan_id = contents.head.id

    def place_url(offer: OfferLine) -> str:
        return reverse("plan_place", args=[plan_id, offer.id])

    return plan_map(shown, place_url=place_url if has_links else None)


def reason_lines(tallies: Sequence[ReasonTally]) -> tuple[Line, ...]:
    """How many, why, and where most of them live."""
    return tuple(
        Line(
            number=formats.number(tally.persons),
            text=reason_in_sum(tally),
            tag=Tag(_where(tally), Tone.NOW if tally.reason == "NO_MONEY" else Tone.WAIT),
        )
        for tally in tallies
    )


def part_rows(contents: Contents) -> list[MunicipalityRow]:
    """Rows of the table by municipality."""
    new = new_services_by_municipality(contents.offers)
    services = {key: _first_named(named) for key, named in new.items()}
    return municipality_rows(contents.parts, services)


def _first_named(services: Sequence[Named]) -> tuple[str, ...]:
    names = [spoken(one).lower() for one in services[:MOST_SERVICES]]
    more = len(services) - MOST_SERVICES
    return tuple(names) if more <= 0 else (*names, f"+ {formats.number(more)}")


def service_rows(contents: Contents) -> list[ServiceTally]:
    """Rows of the table by service."""
    return [*tally_by_service(contents.offers, contents.ways, contents.unmet)]


def assumption_rows(contents: Contents) -> list[AssumedRow]:
    """The assumptions of the day, of the whole programme and of the services the plan holds."""
    lines: list[OfferLine | WayLine | UnmetLine] = [*contents.offers, *contents.ways, *contents.unmet]
    names = {line.service.key: spoken(line.service) for line in lines}
    rows = assumptions_in_force(contents.head.demand_as_of).rows
    return [
        AssumedRow(service="", assumed=_travel_row(contents.head)),
        *(
            AssumedRow(service=names.get(row.subject, ""), assumed=row)
            for row in rows
            if not row.subject or row.subject in names
        ),
    ]


def _travel_row(head: PlanHead) -> Assumed:
    """The travel times as one of the assumptions: what, since when, on whose word."""
    matrix = head.travel_times
    since = (matrix.week_of or matrix.made_at.date()) if matrix else head.demand_as_of
    source = f"{matrix.name}: {matrix.source}" if matrix else _("straight line × 1.3 at 55 km/h")
    return Assumed(
        subject="",
        key="travel_times",
        value=travel_words(head),
        since=since,
        source_lv=source,
        source_en=source,
    )


def lead_of(head: PlanHead) -> str:
    """Whose demand it is, and how many services it plans."""
    people = ngettext(
        "%(count)s person with a support plan on %(day)s",
        "%(count)s people with a support plan on %(day)s",
        head.persons,
    ) % {"count": formats.number(head.persons), "day": formats.day(head.demand_as_of)}
    services = ngettext("%(count)s service", "%(count)s services", len(head.basis)) % {
        "count": formats.number(len(head.basis))
    }
    return " · ".join([people, services, travel_words(head)])


def _where(tally: ReasonTally) -> str:
    names = ", ".join(spoken(one) for one in tally.municipalities[:MOST_NAMED])
    more = len(tally.municipalities) - MOST_NAMED
    return names if more <= 0 else f"{names} + {formats.number(more)}"
