"""`majup migrate`: bring the database and the facts in it up to date."""

import click
from django.core.management import call_command

from majup.config.env import ENV
from majup.domains.services.actions.load_catalogue import load_catalogue
from majup.kernel.viewer import SYSTEM


@click.command()
def migrate() -> None:
    """Bring the database up to date: its tables, and the facts that come with the programme.

    Can be run again at any time; what is up to date stays as it is.

    \b
    Example:
      majup migrate
    """
    ENV.home.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    click.echo("tables are up to date")
    click.echo(f"services in the catalogue: {load_catalogue(by=SYSTEM)}")
