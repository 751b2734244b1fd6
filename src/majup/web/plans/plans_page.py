"""The page of all plans: the five regions, what stands for each, and how to compute a new variant."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.policies import may_plan
from majup.domains.planning.queries.plans import PlanHead, RegionPlans
from majup.domains.planning.rules.borders import DI_BORDERS_ON
from majup.domains.territory.queries import region_boundaries
from majup.kernel.viewer import Viewer
from majup.web.plans.forms import PlanForm
from majup.web.plans.travel import travel_words
from majup.web.plans.words import region_name, state_tag
from majup.web.shell import formats
from majup.web.shell.maps import Area, DrawnMap, MapDrawing, draw
from majup.web.shell.table_shown import ShownTable
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Tag, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansPage:
    """The regions on a map and in a table, the older variants, and the form for those who may plan."""

    title: str
    lead: str
    drawing: DrawnMap
    regions: ShownTable
    variants: ShownTable
    form: PlanForm | None
    is_empty: bool
    computing: tuple[PlanHead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A region with its newest plan, if there is one."""

    name: str
    newest: PlanHead | None
    computing: PlanHead | None

    @property
    def url(self) -> str | None:
        """The newest plan, or the one under way."""
        head = self.newest or self.computing
        return reverse("plan", args=[head.id]) if head else None

    @property
    def state(self) -> Tag:
        """What stands for the region, in a word."""
        if self.computing:
            return state_tag(self.computing.state)
        return state_tag(self.newest.state) if self.newest else Tag(_("no plan yet"), Tone.WAIT)

    @property
    def spent_share(self) -> float | None:
        """Investment of the envelope."""
        if self.newest is None or not self.newest.budget_eur or self.newest.capital_eur is None:
            return None
        return float(self.newest.capital_eur / self.newest.budget_eur)


REGIONS: Table[RegionRow] = Table(
    name="regions",
    caption=gettext_lazy("The newest plan of each region"),
    sortable=False,
    exports=False,
    columns=(
        Column(
            key="region", label=gettext_lazy("Region"), value=lambda row: row.name, url=lambda row: row.url
        ),
        Column(key="state", label=gettext_lazy("State"), value=lambda row: row.state, kind=Kind.PILL),
        Column(
            key="people",
            label=gettext_lazy("People with a support plan"),
            value=lambda row: row.newest.persons if row.newest else None,
            kind=Kind.NUMBER,
        ),
        Column(
            key="met",
            label=gettext_lazy("Needs met"),
            value=lambda row: row.newest.share_met if row.newest else None,
            kind=Kind.PERCENT,
            share=lambda row: row.newest.share_met if row.newest else None,
        ),
        Column(
            key="capital",
            label=gettext_lazy("Investment"),
            value=lambda row: row.newest.capital_eur if row.newest else None,
            kind=Kind.MONEY,
            share=lambda row: row.spent_share,
        ),
        Column(
            key="budget",
            label=gettext_lazy("ERAF envelope"),
            value=lambda row: row.newest.budget_eur if row.newest else None,
            kind=Kind.MONEY,
        ),
        Column(
            key="way",
            label=gettext_lazy("Mean way"),
            value=lambda row: row.newest.mean_minutes if row.newest else None,
            kind=Kind.MINUTES,
        ),
        Column(
            key="gap",
            label=gettext_lazy("Proven gap"),
            value=lambda row: row.newest.gap if row.newest else None,
            kind=Kind.PERCENT,
        ),
    ),
)

VARIANTS: Table[PlanHead] = Table(
    name="variants",
    caption=gettext_lazy("All variants"),
    sort="-made",
    exports=False,
    empty_title=gettext_lazy("There is no plan yet."),
    empty_text=gettext_lazy("Choose a region and compute its first variant."),
    columns=(
        Column(
            key="region",
            label=gettext_lazy("Region"),
            value=lambda row: region_name(row.region),
            url=lambda row: reverse("plan", args=[row.id]),
        ),
        Column(key="variant", label=gettext_lazy("Variant"), value=lambda row: row.variant, kind=Kind.NUMBER),
        Column(
            key="state", label=gettext_lazy("State"), value=lambda row: state_tag(row.state), kind=Kind.PILL
        ),
        Column(
            key="demand", label=gettext_lazy("Demand of"), value=lambda row: row.demand_as_of, kind=Kind.DATE
        ),
        Column(key="made", label=gettext_lazy("Made"), value=lambda row: row.made_at, kind=Kind.MOMENT),
        Column(key="travel", label=gettext_lazy("Travel times"), value=travel_words),
        Column(
            key="met",
            label=gettext_lazy("Needs met"),
            value=lambda row: row.share_met,
            kind=Kind.PERCENT,
            share=lambda row: row.share_met,
        ),
        Column(
            key="capital",
            label=gettext_lazy("Investment"),
            value=lambda row: row.capital_eur,
            kind=Kind.MONEY,
        ),
    ),
)


def plans_page(
    request: HttpRequest, found: Sequence[RegionPlans], *, viewer: Viewer, form: PlanForm
) -> PlansPage:
    """Put the page together; the form is there only for those who may plan some region."""
    rows = [
        RegionRow(name=region_name(one.region), newest=one.newest, computing=one.computing) for one in found
    ]
    plans = [plan for one in found for plan in one.plans]
    may = any(may_plan(viewer, region_id=one.region.id) for one in found)
    return PlansPage(
        title=_("Regional plans"),
        lead=_("Which service where, how big and for whom: from the support plans of each region."),
        drawing=_map(found),
        regions=REGIONS.show(rows, query=REGIONS.read(request)),
        variants=VARIANTS.show_all(plans, query=VARIANTS.read(request)),
        form=form if may else None,
        is_empty=not plans,
        computing=tuple(one.computing for one in found if one.computing),
    )


def _map(found: Sequence[RegionPlans]) -> DrawnMap:
    newest = {one.region.id: one.newest for one in found}
    outlines = region_boundaries(DI_BORDERS_ON)
    is_english = formats.language_now() == "en"
    return draw(
        MapDrawing(
            title=_("The regions and their newest plans"),
            description=_("The darker a region, the more of its needs the newest plan meets."),
            areas=[
                Area(
                    name=outline.name_en if is_english else outline.name_lv,
                    polygons=outline.polygons,
                    level=_level(newest.get(outline.unit_id)),
                    note=_note(newest.get(outline.unit_id)),
                    url=_url(newest.get(outline.unit_id)),
                    label=True,
                )
                for outline in outlines
            ],
            legend_note=_("the darker, the more needs met"),
        ),
        width=720,
    )


def _level(head: PlanHead | None) -> int:
    if head is None or head.share_met is None:
        return 1
    return 2 + sum(head.share_met >= limit for limit in (0.8, 0.9, 0.95))


def _note(head: PlanHead | None) -> str:
    if head is None:
        return _("no plan yet")
    return _("%(share)s of needs met") % {"share": formats.percent(head.share_met)}


def _url(head: PlanHead | None) -> str:
    return reverse("plan", args=[head.id]) if head else ""
