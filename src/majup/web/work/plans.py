"""Cards of regional plans: one region's newest plan, all five side by side, and what is being computed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.planning.queries.plans import PlanHead, RegionPlans
from majup.web.plans.words import plan_title, region_name, state_tag
from majup.web.shell.formats import minutes, moment, money_short, number, percent
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Figure, Line, Link, Term
from majup.web.work.blocks import Asking, Block
from majup.web.work.links import address


def _url(row: RegionPlans) -> str | None:
    head = row.newest or row.computing
    return address("plan", head.id) if head else None


PLANS: Table[RegionPlans] = Table(
    name="region-plans",
    caption=gettext_lazy("The newest plan of each region"),
    sortable=False,
    exports=False,
    columns=(
        Column(
            key="region", label=gettext_lazy("Region"), value=lambda row: region_name(row.region), url=_url
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
        ),
        Column(
            key="gap",
            label=gettext_lazy("Proven gap"),
            value=lambda row: row.newest.gap if row.newest else None,
            kind=Kind.PERCENT,
        ),
    ),
)


def plans_block(asking: Asking, found: Sequence[RegionPlans]) -> Block:
    """All regions with their newest plans."""
    return Block(
        title=_("Plans of the regions"),
        element_id="plans",
        table=PLANS.show(found, query=PLANS.read(asking.request)),
        more=Link(_("All plans"), address("plans")),
    )


def plan_figures(newest: PlanHead | None) -> tuple[Figure, ...]:
    """How much of the need the newest plan meets, and how near to the best it is proved to be."""
    if newest is None:
        return (Figure(value="–", label=_("needs met: there is no plan yet"), url=address("plans")),)
    return (
        Figure(
            value=percent(newest.share_met),
            label=_("of needs met by the newest plan"),
            note=_("%(met)s of %(all)s")
            % {"met": number(newest.needs_met), "all": number(newest.needs_total)},
            url=address("plan", newest.id),
            share=newest.share_met,
        ),
        Figure(value=percent(newest.gap), label=_("proven gap: no plan can be better by more")),
    )


def plan_block(found: RegionPlans) -> Block:
    """The newest plan of one region in its main figures."""
    newest = found.newest
    if newest is None:
        return Block(
            title=_("Regional plan"),
            empty=_("There is no plan yet. Compute the first variant from the agreed support plans."),
            more=Link(_("Compute a plan"), address("plans")),
        )
    return Block(
        title=_("Regional plan"),
        terms=(
            Term(
                name=_("Newest"),
                value=plan_title(newest),
                url=address("plan", newest.id),
                tag=state_tag(newest.state),
            ),
            Term(name=_("Made"), value=moment(newest.made_at)),
            Term(
                name=_("Investment"),
                value=_("%(spent)s of %(budget)s")
                % {"spent": money_short(newest.capital_eur), "budget": money_short(newest.budget_eur)},
            ),
            Term(name=_("Mean way"), value=minutes(newest.mean_minutes)),
        ),
        more=Link(_("All plans"), address("plans")),
    )


def computing_block(found: Sequence[RegionPlans]) -> tuple[Block, ...]:
    """What is being computed now; no card where nothing is."""
    under_way = [one.computing for one in found if one.computing]
    if not under_way:
        return ()
    lines = tuple(
        Line(text=plan_title(head), url=address("plan", head.id), tag=state_tag(head.state))
        for head in under_way
    )
    return (Block(title=_("Being computed now"), element_id="computing", lines=lines),)
