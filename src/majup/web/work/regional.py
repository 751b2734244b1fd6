"""The first page of a planning region: what its people need, what its plan reaches, who takes no part."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from majup.domains.organisations.queries import partners_on
from majup.domains.planning.policies import may_plan
from majup.domains.planning.queries.plans import RegionPlans, plans_by_region
from majup.domains.planning.queries.services_asked import RegionAsks, ServiceAsked, services_asked
from majup.domains.planning.rules.borders import DI_BORDERS_ON
from majup.domains.support.rules.stages import Due
from majup.domains.territory.queries import MunicipalityRow, municipalities_on
from majup.kernel.errors import NotAllowed
from majup.web.shell.formats import number
from majup.web.shell.tables import Column, Kind, Table
from majup.web.shell.tones import Figure, Line, Link, Tone
from majup.web.work.blocks import Asking, Block, Work
from majup.web.work.links import address
from majup.web.work.plans import computing_block, plan_block, plan_figures
from majup.web.work.waiting import all_of, counts_of
from majup.web.work.words import TO_DO, by_language

SERVICES_SHOWN = 12


def _share(row: ServiceAsked) -> float | None:
    return row.leaving / row.persons if row.persons else None


ASKED: Table[ServiceAsked] = Table(
    name="asked",
    caption=gettext_lazy("What agreed support plans ask for"),
    sortable=False,
    exports=False,
    empty_title=gettext_lazy("No support plan is agreed yet."),
    empty_text=gettext_lazy(
        "Social services assess people and agree plans; their needs appear here on the same day."
    ),
    columns=(
        Column(
            key="service",
            label=gettext_lazy("Service"),
            value=lambda row: by_language(lv=row.name_lv, en=row.name_en),
        ),
        Column(key="people", label=gettext_lazy("People"), value=lambda row: row.persons, kind=Kind.NUMBER),
        Column(
            key="leaving",
            label=gettext_lazy("To leave an institution"),
            value=lambda row: row.leaving,
            kind=Kind.NUMBER,
            share=_share,
        ),
    ),
)


def planning_region(asking: Asking) -> Work:
    """Demand, the plan, runs, partnership, and casework that waits. Eleven queries."""
    region_id = asking.viewer.region_id
    if region_id is None:
        raise NotAllowed("not_allowed", permission="planning.see", role=asking.viewer.role.value)
    asked = services_asked(region_id=region_id, viewer=asking.viewer, on=asking.today)
    plans = [one for one in plans_by_region(viewer=asking.viewer) if one.region.id == region_id]
    everybody, outside = _municipalities(asking, region_id)
    return Work(
        figures=(
            Figure(
                value=number(asked.persons),
                label=_("people with an agreed support plan"),
                url="#asked" if asked.services else "",
            ),
            *plan_figures(plans[0].newest if plans else None),
            _partners_figure(everybody, outside),
        ),
        main=(_asked_block(asking, asked, plans),),
        side=(
            *computing_block(plans),
            *(plan_block(one) for one in plans),
            *_outside_blocks(outside),
            _casework_block(asking),
        ),
        actions=_actions(asking, region_id, plans),
    )


def _actions(asking: Asking, region_id: int, plans: list[RegionPlans]) -> tuple[Link, ...]:
    newest = plans[0].newest if plans else None
    if newest is not None:
        return (Link(_("Open the newest plan"), address("plan", newest.id)),)
    return (
        (Link(_("Compute a plan"), address("plans")),) if may_plan(asking.viewer, region_id=region_id) else ()
    )


def _asked_block(asking: Asking, asked: RegionAsks, plans: list[RegionPlans]) -> Block:
    shown = asked.services[:SERVICES_SHOWN]
    hidden = len(asked.services) - len(shown)
    newest = plans[0].newest if plans else None
    return Block(
        title=_("What people need, by service"),
        element_id="asked",
        note=ngettext(
            "%(number)s person has an agreed plan; somebody who needs two services stands in both lines.",
            "%(number)s people have an agreed plan; somebody who needs two services stands in both lines.",
            asked.persons,
        )
        % {"number": number(asked.persons)},
        table=ASKED.show(shown, query=ASKED.read(asking.request)),
        more=all_of(len(asked.services), address("plan", newest.id)) if hidden and newest else None,
    )


def _municipalities(
    asking: Asking, region_id: int
) -> tuple[tuple[MunicipalityRow, ...], tuple[MunicipalityRow, ...]]:
    """All municipalities of the region by the plans' borders, and those that are no partners today."""
    everybody = municipalities_on(DI_BORDERS_ON, region_id=region_id)
    partners = {row.municipality_id for row in partners_on(asking.today)}
    return everybody, tuple(row for row in everybody if row.id not in partners)


def _partners_figure(everybody: tuple[MunicipalityRow, ...], outside: tuple[MunicipalityRow, ...]) -> Figure:
    inside = len(everybody) - len(outside)
    return Figure(
        value=number(inside),
        label=_("municipalities in the partnership, of %(all)s") % {"all": number(len(everybody))},
        url="#outside" if outside else "",
        share=inside / len(everybody) if everybody else None,
        tone=Tone.NOW if outside else Tone.DONE,
    )


def _outside_blocks(outside: tuple[MunicipalityRow, ...]) -> tuple[Block, ...]:
    if not outside:
        return ()
    lines = tuple(Line(text=by_language(lv=row.name_lv, en=row.name_en)) for row in outside)
    return (
        Block(
            title=_("Not in the partnership"),
            element_id="outside",
            note=_("Nothing new may be built there, so their people go elsewhere or go without."),
            lines=lines,
        ),
    )


def _casework_block(asking: Asking) -> Block:
    """What waits in the region's social services; each line opens the people it counts."""
    counts = counts_of(asking)
    return Block(
        title=_("Casework in the region"),
        lines=tuple(
            Line(text=str(TO_DO[due]), end=number(counts[due]), url=address("people", due=due.value))
            for due in Due
            if counts[due]
        ),
        empty=_("Nobody in the region waits for an assessment or a plan."),
    )
