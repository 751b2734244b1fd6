"""The majup command: every subcommand by name, loaded only when it is asked for."""

import os
import sys
from importlib import import_module

import click
import django

from majup.kernel.errors import BadInput, MajupError

COMMANDS = {
    "audit": "majup.cli.audit:audit",
    "migrate": "majup.cli.database:migrate",
    "network": "majup.cli.network.commands:network",
    "plan": "majup.cli.planning:plan",
    "reach": "majup.cli.reach.commands:reach",
    "replay": "majup.cli.replay:replay",
    "runs": "majup.cli.planning:runs",
    "serve": "majup.cli.serving:serve",
    "status": "majup.cli.status:status",
    "territory": "majup.cli.territory:territory",
    "user": "majup.cli.user:user",
    "worker": "majup.cli.planning:worker",
}
WITHOUT_DATABASE = {"network", "reach"}
"""Doors to an engine: they need neither settings nor a database."""


class LoadedWhenAsked(click.Group):
    """Finds a subcommand by its address, so that `majup network` never waits for Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; Django is set up first where it is needed."""
        address = COMMANDS.get(cmd_name)
        if address is None:
            return None
        if cmd_name not in WITHOUT_DATABASE:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "majup.config.settings")  # noqa: TID251  # Django's own variable
            django.setup()
        module, name = address.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=LoadedWhenAsked)
@click.version_option(package_name="majup")
def majup() -> None:
    r"""Run the programme: from what each person needs to a place near home.

    \b
    Example:
      majup status --as-of 2017-10-01
    """


def main() -> None:
    """Run the command line. Errors become one clear sentence and an honest exit code."""
    try:
        majup(prog_name="majup")
    except MajupError as error:
        sys.exit(_explained(error))


def _explained(error: MajupError) -> int:
    # The texts need Django's translations, which an engine's door has not set up.
    from majup.kernel.error_texts import text_of  # noqa: PLC0415  # only when something went wrong

    text = text_of(error)
    click.echo(text.sentence, err=True)
    if isinstance(error, BadInput):
        for complaint in error.complaints:
            click.echo(f"  - {complaint}", err=True)
    return text.exit_code
