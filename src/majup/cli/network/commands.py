"""`majup network …`: its commands by name, each loaded only when it is asked for.

A p-median needs no solver and a location problem no sweeps; loading all would take longer than solving one.
"""

from importlib import import_module

import click

COMMANDS = {
    "cfl": "majup.cli.network.capacitated_commands:cfl",
    "cpmedian": "majup.cli.network.capacitated_commands:cpmedian",
    "pmedian": "majup.cli.network.median_command:pmedian",
    "solve": "majup.cli.network.solve_command:solve_folder",
    "sweep": "majup.cli.network.sweep_commands:sweep_folder",
}


class LoadedWhenAsked(click.Group):
    """Finds a command by its address."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LoadedWhenAsked)
def network() -> None:
    """Plan networks of services from files alone, without a database.

    Exit codes: 0 with an answer, 1 without one (impossible, or none in time), 2 for input that is refused.
    """
