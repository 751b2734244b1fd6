"""The majup command, walked to its leaves."""

from collections.abc import Iterator

import click

from majup.cli.main import majup


def leaves(
    group: click.Group = majup, words: tuple[str, ...] = ("majup",)
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its full name: ("majup audit verify", …)."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, f"majup has no {name}"
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield " ".join((*words, name)), command
            yield from leaves(command, (*words, name))
        else:
            yield " ".join((*words, name)), command
