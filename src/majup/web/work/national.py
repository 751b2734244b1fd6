"""The first page of the ministry: how far the programme is, the regions' plans, where data contradict."""

from decimal import Decimal

from django.utils.translation import gettext as _

from majup.domains.monitoring.queries import PartnershipStatus, funnel, partnership, statements
from majup.domains.monitoring.queries.wording import group_name, region_name, remark_sentence
from majup.domains.monitoring.rules.funnel import Funnel, FunnelRow
from majup.domains.monitoring.rules.remarks import Remark, changed_targets, remarks_of
from majup.domains.planning.queries.plans import plans_by_region
from majup.web.shell.formats import day, number
from majup.web.shell.tones import Figure, Line, Link, Tag, Tone
from majup.web.work.blocks import Asking, Block, Work
from majup.web.work.links import address
from majup.web.work.plans import computing_block, plans_block

REMARKS_SHOWN = 8


def ministry(asking: Asking) -> Work:
    """National figures of today, five plans, remarks on the data. Eleven queries."""
    today = funnel(as_of=asking.today)
    plans = plans_by_region(viewer=asking.viewer)
    return Work(
        figures=(
            *(_group_figure(row) for row in today.totals),
            _partners_figure(partnership(as_of=asking.today)),
        ),
        main=(plans_block(asking, plans), *computing_block(plans)),
        side=(_remarks_block(asking, today),),
        actions=(Link(_("State of the programme"), address("status")),),
    )


def _group_figure(row: FunnelRow) -> Figure:
    """Identified, with the share that has an agreed plan."""
    identified, plans = row.identified.total, row.plans.total
    return Figure(
        value=number(identified),
        label=_("%(group)s: identified") % {"group": group_name(row.group)},
        note=_("%(assessed)s assessed, %(plans)s with a plan")
        % {"assessed": number(row.assessed.total), "plans": number(plans)},
        url=address("status"),
        share=min(1.0, plans / identified) if identified else None,
    )


def _partners_figure(found: PartnershipStatus) -> Figure:
    return Figure(
        value=number(found.partners),
        label=_("municipalities in the partnership, of %(all)s") % {"all": number(found.municipalities)},
        note=_("without %(names)s") % {"names": ", ".join(found.outside)}
        if 0 < len(found.outside) < 6
        else "",
        url=address("status"),
        share=found.partners / found.municipalities if found.municipalities else None,
    )


def _remarks_block(asking: Asking, today: Funnel) -> Block:
    """Where figures of today or published ones contradict each other; the status page has every one."""
    stated = statements(known_on=asking.today)
    remarks = remarks_of(funnel=today, stated=stated)
    changed = len(changed_targets(stated))
    targets = Line(
        text=_("targets that documents state differently"), end=number(changed), url=address("status")
    )
    return Block(
        title=_("Remarks on the data"),
        element_id="remarks",
        lines=(*(_remark(one) for one in remarks[:REMARKS_SHOWN]), *((targets,) if changed else ())),
        empty=_("The figures of today hold together."),
        more=Link(_("Compare with what was published"), address("status")),
    )


def _remark(remark: Remark) -> Line:
    about = region_name(remark.region) if remark.region else group_name(remark.group)
    tag = Tag(about or region_name(""), Tone.WAIT)
    return Line(text=remark_sentence(remark, written=_written, day=day), tag=tag)


def _written(value: Decimal) -> str:
    return number(value, decimals=0 if value == value.to_integral_value() else 1)
