"""`majup plan`, `majup runs` and `majup worker`: compute regional plans, see how runs go, do the work."""

import json
import os
import signal
import sys
import threading
from datetime import date, datetime
from types import FrameType
from typing import Any

import click

from majup.cli.plan_progress import LiveLines
from majup.domains.planning.actions.request_plan import request_plan
from majup.domains.planning.jobs.computing import compute_runs
from majup.domains.planning.queries.contents import offers_of
from majup.domains.planning.queries.demand import day_of_newest_demand
from majup.domains.planning.queries.plans import PlanHead, plan_head
from majup.domains.planning.rules.kinds import LEAST_SECONDS, MOST_SECONDS
from majup.domains.planning.rules.travel import TravelBy
from majup.domains.runs.queries import runs_found, statuses_of
from majup.domains.territory.queries import RegionRow, region_named, regions
from majup.kernel.clock import now, today
from majup.kernel.viewer import SYSTEM
from majup.worker.loop import Worker, worker_name

TRAVEL_WORDS = {"bus": TravelBy.TIMETABLE, "matrix": TravelBy.MATRIX, "road": TravelBy.ROAD}
MOST_AT_ONCE = 2
"""A child holds one core and some hundred MB; more at once than cores only makes each slower."""


@click.command(epilog="Example: majup plan --region Vidzeme")
@click.option(
    "--region", "names", multiple=True, help="A region by name or code; may be given several times."
)
@click.option("--all", "is_all", is_flag=True, help="All five regions.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day whose demand is planned for, as 2017-10-01. The day of the last agreed support plan if not given.")  # fmt: skip  # noqa: E501  # one option, one line
@click.option("--limit", type=click.FloatRange(LEAST_SECONDS, MOST_SECONDS), help="Seconds a region's computation may take. 20 to 45 if not given, the more needs the longer.")  # fmt: skip  # noqa: E501  # one option, one line
@click.option("--travel", type=click.Choice(list(TRAVEL_WORDS)), help="What the ways come from: there and back by bus, an imported matrix, or the road by factor. The best in force if not given, in this order.")  # fmt: skip  # noqa: E501  # one option, one line
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def plan(
    names: tuple[str, ...],
    *,
    is_all: bool,
    as_of: datetime | None,
    limit: float | None,
    travel: str | None,
    as_json: bool,
) -> None:
    """Compute a new variant of regional plans: which service where, how big, for whom.

    Takes the demand from the agreed support plans, the sites that run and could be built, and the ERAF
    envelope. The exit code is 1 where a region is left without a plan.
    """
    chosen = _chosen(names, is_all=is_all)
    day = as_of.date() if as_of else day_of_newest_demand(today())
    travel_by = TRAVEL_WORDS[travel] if travel else None
    heads = _computed(chosen, day=day, limit=limit, travel_by=travel_by)
    if as_json:
        click.echo(json.dumps({"plans": [_as_json(head) for head in heads]}, ensure_ascii=False))
    else:
        for head in heads:
            click.echo(_as_line(head))
    sys.exit(0 if all(head.has_plan for head in heads) else 1)


@click.command(epilog="Example: majup runs --state RUNNING")
@click.option("--state", default="", help="Only runs in this state, such as RUNNING.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def runs(*, state: str, as_json: bool) -> None:
    """List the long computations, the newest first."""
    found = runs_found(viewer=SYSTEM, state=state.upper())
    if as_json:
        rows = [
            {"id": str(run.id), "kind": run.kind, "state": run.state, "stage": run.stage, "gap": run.gap,
             "requested_at": run.requested_at.isoformat(), "worker": run.worker, "fault": run.fault}
            for run in found
        ]  # fmt: skip
        click.echo(json.dumps({"runs": rows}))
        return
    for run in found:
        click.echo(f"{run.requested_at:%Y-%m-%d %H:%M}  {run.state:<10} {run.kind:<16} {run.id}  {run.fault}")


@click.command(epilog="Example: majup worker --once")
@click.option("--once", is_flag=True, help="Compute what waits now, then end.")
@click.option("--at-once", type=click.IntRange(1, 64), default=1, show_default=True, help="Runs computed at the same time.")  # fmt: skip  # noqa: E501  # one option, one line
def worker(*, once: bool, at_once: int) -> None:
    """Take waiting computations and run them, until stopped."""
    this = Worker(at_once=at_once, say=lambda line: click.echo(line, err=True))
    if once:
        click.echo(f"{this.run_once()} computed", err=True)
        return
    stop = threading.Event()

    def _stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _stop)
    this.run(stop)


def _chosen(names: tuple[str, ...], *, is_all: bool) -> list[RegionRow]:
    if is_all == bool(names):
        raise click.UsageError("Name regions with --region, or take --all of them.")
    return list(regions()) if is_all else [region_named(name) for name in names]


def _computed(
    chosen: list[RegionRow], *, day: date, limit: float | None, travel_by: TravelBy | None
) -> list[PlanHead]:
    asked = [
        request_plan(region_id=row.id, as_of=day, seconds=limit, travel_by=travel_by, by=SYSTEM, at=now())
        for row in chosen
    ]
    titles = {request.run_id: row.name_lv for request, row in zip(asked, chosen, strict=True)}
    clocks = {key: float(run.limits["seconds"]) for key, run in statuses_of(list(titles)).items()}
    with LiveLines(titles) as lines:
        compute_runs(
            sorted(titles, key=lambda run_id: -clocks[run_id]),
            worker=worker_name(),
            at_once=min(MOST_AT_ONCE, os.cpu_count() or 1),
            tell=lines.show,
        )
    return [plan_head(request.plan_id, viewer=SYSTEM) for request in asked]


def _as_json(head: PlanHead) -> dict[str, Any]:
    new = [offer for offer in offers_of(head.id, viewer=SYSTEM) if offer.places_new]
    return {
        "region": head.region.name_lv,
        "outcome": head.outcome or head.state,
        "value": head.value,
        "bound": head.bound,
        "gap": head.gap,
        "seconds": head.seconds,
        "needs_total": head.needs_total,
        "needs_met": head.needs_met,
        "capital_eur": float(head.capital_eur or 0),
        "budget_eur": float(head.budget_eur),
        "travel_by": head.travel_by.value,
        "travel_times": head.travel_times.name if head.travel_times else None,
        "places": [
            {
                "site": offer.site_name,
                "service": offer.service.key,
                "module": offer.module,
                "places": offer.places_new,
                "municipality": offer.municipality.name_lv,
            }
            for offer in new
        ],
    }


def _as_line(head: PlanHead) -> str:
    if not head.has_plan:
        return f"{head.region.name_lv}: {head.outcome or head.state}"
    return (
        f"{head.region.name_lv}, variant {head.variant}: {head.outcome}, gap {100 * (head.gap or 0):.2f} %, "
        f"{head.seconds:.0f} s; needs met {head.needs_met} of {head.needs_total}; "
        f"{head.capital_eur:,.0f} of {head.budget_eur:,.0f} EUR"
    )
