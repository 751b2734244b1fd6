"""What is wrong with the files that were named, and how that is told."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import NoReturn

import click

from majup.engines.reach.feed import Fault

BAD_INPUT = 2
SHOWN = 60


class FilesRefused(Exception):
    """Files cannot be used; `faults` has the reasons, `more` counts those of a kind already shown."""

    def __init__(self, faults: Iterable[Fault], *, more: int = 0) -> None:
        super().__init__("files refused")
        self.faults = tuple(faults)
        self.more = more


def refuse(refused: FilesRefused, *, as_json: bool) -> NoReturn:
    """Tell every fault on standard error (and as one line of JSON), and end with exit code 2."""
    if as_json:
        rows = [asdict(fault) for fault in refused.faults]
        click.echo(
            json.dumps({"outcome": "REFUSED", "faults": rows, "more": refused.more}, ensure_ascii=False)
        )
    for fault in refused.faults[:SHOWN]:
        click.echo(str(fault), err=True)
    rest = len(refused.faults[SHOWN:]) + refused.more
    if rest:
        click.echo(f"… and {rest:,} more of these kinds.", err=True)
    click.echo(f"{len(refused.faults) + refused.more:,} faults; nothing was computed or written.", err=True)
    sys.exit(BAD_INPUT)
