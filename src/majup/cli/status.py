"""`majup status`: the national figures as of a day, and how they agree with what was published."""

import json
from datetime import date, datetime
from decimal import Decimal

import click
from django.utils.translation import gettext as _

from majup.domains.monitoring import queries
from majup.domains.monitoring.queries import wording
from majup.domains.monitoring.rules.funnel import GROUP_WITH_RESIDENTS, Funnel, FunnelRow, Stage
from majup.kernel.clock import today

_KEYS = {Stage.IDENTIFIED: "identified", Stage.ASSESSED: "assessed", Stage.PLANS: "plans"}


@click.command(epilog="Example: majup status --as-of 2017-10-01 --json")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day, as 2017-10-01. Today if not given."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option(
    "--published", is_flag=True, help="List every published figure of the day beside the computed one."
)
def status(as_of: datetime | None, as_json: bool, published: bool) -> None:
    """Show who was identified, assessed and planned for by a day, counted from the records.

    Each person counts once a group, in the region that identified, assessed or planned. Of adults, the
    numbers in brackets lived in a state care centre.
    """
    day = as_of.date() if as_of is not None else today()
    funnel = queries.funnel(as_of=day)
    if as_json:
        click.echo(
            json.dumps({"as_of": day.isoformat(), "funnel": funnel_as_json(funnel)}, ensure_ascii=False)
        )
        return
    _print_funnel(day, funnel)
    _print_comparison(day, every_line=published)


def funnel_as_json(funnel: Funnel) -> list[dict[str, str | int]]:
    """One row a region and group, then the country's as region "LV"."""
    return [_row_as_json(row) for row in (*funnel.rows, *funnel.totals)]


def _row_as_json(row: FunnelRow) -> dict[str, str | int]:
    found: dict[str, str | int] = {"region": row.region, "group": row.group}
    for stage, key in _KEYS.items():
        found[key] = row.at(stage).total
        if row.group == GROUP_WITH_RESIDENTS:
            found[f"{key}_vsac"] = row.at(stage).from_institution
    return found


def _print_funnel(day: date, funnel: Funnel) -> None:
    click.echo(_("Status on %(day)s") % {"day": day.isoformat()})
    for total in funnel.totals:
        click.echo(f"\n{wording.group_name(total.group)}")
        heads = "".join(f"{wording.stage_name(stage):>18}" for stage in Stage)
        click.echo(f"  {'':<10}{heads}{'%':>8}")
        rows = [row for row in funnel.rows if row.group == total.group]
        for row in (*rows, total):
            click.echo(_line(row))


def _line(row: FunnelRow) -> str:
    share = row.assessed_of_identified.percent
    cells = "".join(f"{_cell(row, stage):>18}" for stage in Stage)
    percent = "–" if share is None else str(share.quantize(Decimal("0.1")))
    return f"  {wording.region_name(row.region):<10}{cells}{percent:>8}"


def _cell(row: FunnelRow, stage: Stage) -> str:
    count = row.at(stage)
    return (
        f"{count.total} ({count.from_institution})" if row.group == GROUP_WITH_RESIDENTS else str(count.total)
    )


def _print_comparison(day: date, *, every_line: bool) -> None:
    found = queries.reconciliation(as_of=day)
    if not found.lines:
        click.echo("\n" + _("No document publishes figures for this day."))
        return
    facts = {"holding": found.holding, "compared": found.compared}
    click.echo("\n" + _("Published figures of this day: %(holding)s of %(compared)s equal.") % facts)
    for line in found.lines:
        if every_line or not line.comparison.holds:
            click.echo(_published_line(line))


def _published_line(line: queries.ReconciledLine) -> str:
    fact = line.statement
    where = " · ".join(part for part in (fact.region, fact.group) if part)
    computed = "–" if line.computed is None else f"{line.computed.normalize():.1f}".removesuffix(".0")
    words = f"{wording.indicator_name(fact.indicator)} {where}".strip()
    verdict = wording.verdict_name(line.comparison)
    return f"  {fact.requirement:<5} {words}: {fact.value:f} → {computed} ({verdict}; {fact.locator})"
