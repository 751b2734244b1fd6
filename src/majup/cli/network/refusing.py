"""How `majup network` refuses: a sentence for people, JSON for programs, and the exit codes they go by."""

import json
import sys
from dataclasses import asdict
from typing import NoReturn

import click

from majup.cli.network.reading import FolderRefused
from majup.engines.network.solution import Outcome

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2
WITHOUT_ANSWER = (Outcome.IMPOSSIBLE, Outcome.NO_ANSWER_IN_TIME)


def refuse(sentence: str) -> NoReturn:
    """Say why on the error stream and end with the code of bad input."""
    click.echo(sentence, err=True)
    sys.exit(BAD_INPUT)


def refuse_faults(refused: FolderRefused, *, as_json: bool) -> NoReturn:
    """Name every fault of a folder, and end."""
    if as_json:
        click.echo(json.dumps({"faults": [asdict(fault) for fault in refused.faults]}))
    for fault in refused.faults:
        click.echo(str(fault), err=True)
    click.echo(f"{len(refused.faults)} faults; nothing was planned or written.", err=True)
    sys.exit(BAD_INPUT)
