"""`majup migrate`: bring the database and the facts in it up to date."""

from pathlib import Path

import click
from django.core.management import call_command

from majup.config.env import ENV
from majup.domains.assessments.actions.load_instruments import load_instruments
from majup.domains.monitoring.actions.load_statements import load_statements
from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.domains.territory.actions.draw_boundaries import draw_boundaries
from majup.domains.territory.actions.load_facts import load_facts
from majup.kernel.clock import today
from majup.kernel.viewer import SYSTEM

OUTLINE = Path("world-atlas", "countries-10m.json")
"""The country's outline among the front-end packages; boundaries are drawn inside it."""


@click.command()
def migrate() -> None:
    r"""Bring the database up to date: its tables, and the facts that come with the programme.

    Can be run again at any time; what is up to date stays as it is.

    \b
    Example:
      majup migrate
    """
    ENV.home.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    click.echo("tables are up to date")
    facts = load_facts(by=SYSTEM)
    click.echo(f"municipalities {facts.municipalities}, parishes and towns {facts.parishes}")
    drawn = draw_boundaries(outline_file=ENV.vendor_dir / OUTLINE, by=SYSTEM, today=today())
    click.echo(f"boundaries drawn: {drawn.drawn}")
    click.echo(f"services in the catalogue: {load_catalogue(by=SYSTEM)}")
    click.echo(f"assessment instruments: {load_instruments(by=SYSTEM)}")
    click.echo(f"published figures: {load_statements(by=SYSTEM)}")
