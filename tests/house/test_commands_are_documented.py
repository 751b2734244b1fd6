"""Every command has a help text with an example, and stands in docs/cli.md, which names no other."""

import re
from pathlib import Path

import click
import pytest

from tests.house.commands import leaves
from tests.house.tree import ROOT

COMMANDS = dict(leaves())
PAGE = ROOT / "docs" / "cli.md"


def _help(name: str) -> str:
    command = COMMANDS[name]
    return command.get_help(click.Context(command, info_name=name))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_it_does_and_shows_an_example(name: str) -> None:
    text = _help(name)
    assert re.search(rf"Examples?:\s+.*{re.escape(name)}\b", text, re.DOTALL), (
        f"{name} --help needs an example: a paragraph of \\b, Example: and the line {name} …\n{text}"
    )
    first = COMMANDS[name].get_short_help_str(limit=200)
    assert len(first.split()) > 2, f"{name} --help must begin with a sentence that says what it does."


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is(name: str) -> None:
    silent = [
        option.opts[0]
        for option in COMMANDS[name].params
        if isinstance(option, click.Option) and not option.help and not option.hidden
    ]
    assert not silent, f"{name}: give {silent} a help=."


@pytest.mark.parametrize("name", COMMANDS)
def test_command_stands_in_the_page_of_commands(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.search(rf"{re.escape(name)}(?![\w-])", page), f"docs/cli.md must describe {name}."


@pytest.mark.parametrize("page", [PAGE, ROOT / "README.md"], ids=lambda page: page.name)
def test_page_names_only_commands_there_are(page: Path) -> None:
    named = re.findall(r"(?:^ *|`)(majup(?: [a-z][\w-]*)+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    unknown = [words for words in named if not any(_begins(words, name) for name in COMMANDS)]
    assert not unknown, f"{page.name} names commands that are not there: {unknown}"


def _begins(words: str, name: str) -> bool:
    """Whether these words are the command with its arguments, or a group it is in."""
    return f"{words} ".startswith(f"{name} ") or f"{name} ".startswith(f"{words} ")
