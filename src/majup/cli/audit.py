"""`majup audit`: is the record of acts whole, and what happened."""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime

import click
from django.utils.translation import gettext as _

from majup.domains.audit.queries import TrailEntry, TrailFilter, trail, verify_chain
from majup.kernel.viewer import SYSTEM

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def audit() -> None:
    """Check and read the record of every act and every look into a file."""


@audit.command(epilog="Example: majup audit verify --json")
@click.option(
    "--json", "as_json", is_flag=True, help='Answer as JSON: {"entries", "unbroken", "first_fault"}.'
)
def verify(as_json: bool) -> None:
    """Recount every seal of the chain.

    Ends with exit code 1 where an entry was altered, deleted, inserted or moved, and names the first fault.
    """
    verdict = verify_chain()
    if as_json:
        click.echo(json.dumps(asdict(verdict)))
    elif verdict.unbroken:
        click.echo(_("The chain is whole: %(entries)s entries.") % {"entries": verdict.entries})
    else:
        facts = {"fault": verdict.first_fault, "entries": verdict.entries}
        click.echo(
            _("The chain is broken: %(fault)s. %(entries)s entries before it are whole.") % facts, err=True
        )
    sys.exit(0 if verdict.unbroken else 1)


@audit.command("trail", epilog="Example: majup audit trail --since 2026-01-01 --kind read --limit 50")
@click.option("--text", default="", help="Words in the act's name, the actor's name or the record.")
@click.option("--kind", type=click.Choice(["act", "read"]), help="Only acts, or only looks into files.")
@click.option("--role", default="", help="Only what this role did, as SOCIAL_WORKER.")
@click.option("--since", type=DAY, help="The first day, as 2026-01-31.")
@click.option("--until", type=DAY, help="The last day, as 2026-01-31.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, help="How many at most."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def trail_command(
    text: str,
    kind: str | None,
    role: str,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_json: bool,
) -> None:
    """List what happened, newest first."""
    wanted = TrailFilter(text=text, kind=kind or "", role=role, since=_day(since), until=_day(until))
    found = trail(wanted=wanted, viewer=SYSTEM, offset=0, limit=limit)
    if as_json:
        click.echo(
            json.dumps({"total": found.total, "entries": [_as_json(entry) for entry in found.entries]})
        )
        return
    for entry in found.entries:
        touched = "; ".join(f"{one.model}:{one.key}" for one in entry.touched)
        click.echo(f"{entry.seq:>7} {entry.at:%Y-%m-%d %H:%M} {entry.name:<36} {entry.by_role:<16} {touched}")
    click.echo(_("%(shown)s of %(total)s entries") % {"shown": len(found.entries), "total": found.total})


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None


def _as_json(entry: TrailEntry) -> dict[str, object]:
    touched = [{"model": one.model, "key": one.key, "facts": dict(one.facts)} for one in entry.touched]
    return asdict(entry) | {"at": entry.at.isoformat(), "touched": touched}
