"""Every command has a help text with an example, and stands in docs/cli.md, which names no other."""

import re
from pathlib import Path

import click
import pytest

from tests.house.commands import leaves
from tests.house.tree import ROOT, as_list

PAGE = ROOT / "docs" / "cli.md"


def test_help_says_what_the_command_does_and_shows_an_example() -> None:
    faults = []
    for name, command in leaves():
        text = command.get_help(click.Context(command, info_name=name))
        if not re.search(rf"Examples?:\s+.*{re.escape(name)}\b", text, re.DOTALL):
            faults.append(
                f"{name} --help needs an example: a paragraph of \\b, Example: and the line {name} …"
            )
        if len(command.get_short_help_str(limit=200).split()) < 3:
            faults.append(f"{name} --help must begin with a sentence that says what it does.")
    assert not faults, as_list(faults)


def test_every_option_says_what_it_is() -> None:
    faults = [
        f"{name} {option.opts[0]}: give it a help=."
        for name, command in leaves()
        for option in command.params
        if isinstance(option, click.Option) and not option.help and not option.hidden
    ]
    assert not faults, as_list(faults)


def test_every_command_stands_in_the_page_of_commands() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [name for name, _command in leaves() if not re.search(rf"{re.escape(name)}(?![\w-])", page)]
    assert not missing, "Describe in docs/cli.md:" + as_list(missing)


@pytest.mark.parametrize("page", [PAGE, ROOT / "README.md"], ids=lambda page: page.name)
def test_page_names_only_commands_there_are(page: Path) -> None:
    named = re.findall(r"(?:^ *|`)(majup(?: [a-z][\w-]*)+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert named, f"{page.name} names no command."
    unknown = [words for words in named if not any(_begins(words, name) for name, _command in leaves())]
    assert not unknown, f"{page.name} names commands that are not there:" + as_list(unknown)


def _begins(words: str, name: str) -> bool:
    """Whether these words are the command with its arguments, or a group it is in."""
    return f"{words} ".startswith(f"{name} ") or f"{name} ".startswith(f"{words} ")
