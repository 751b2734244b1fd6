"""Answers a classic location problem in each of several files, one after the other."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from majup.cli.network.live import Live
from majup.cli.network.memory import peak_mb
from majup.engines.network.location.clock import Report, Watch
from majup.engines.network.location.files import TextRefused
from majup.engines.network.location.problem import LocationAnswer
from majup.engines.network.problem import Limits
from majup.engines.network.solution import Outcome

ANSWERED, NO_ANSWER, BAD_INPUT = 0, 1, 2
WITHOUT_ANSWER = (Outcome.IMPOSSIBLE, Outcome.NO_ANSWER_IN_TIME)
NAMES = ("outcome", "value", "bound", "gap", "seconds", "open")

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
Problem = TypeVar("Problem")


def answer_files(
    files: tuple[Path, ...],
    read: Callable[[str], Problem],
    solve: Callable[..., LocationAnswer],
    *,
    limit: float,
    as_json: bool,
) -> None:
    """Answer file after file, each within the limit, and end with the worst exit code of all.

    Of several files each answer says which file it is of.
    """
    codes = [
        _answer(file, read, solve, limit=limit, as_json=as_json, is_named=len(files) > 1) for file in files
    ]
    sys.exit(max(codes))


def _answer(
    file: Path,
    read: Callable[[str], Problem],
    solve: Callable[..., LocationAnswer],
    *,
    limit: float,
    as_json: bool,
    is_named: bool,
) -> int:
    try:
        problem = read(file.read_text(encoding="utf-8"))
    except (TextRefused, UnicodeDecodeError) as refused:
        sentence = f"{file.name}: {refused}; see docs/methods/network.md, section 8, for the format."
        click.echo(sentence, err=True)
        return BAD_INPUT
    live = Live(limit_seconds=limit)
    answer = solve(problem, limits=Limits(seconds=limit, gap=0.0), watch=_shown(live))
    live.end()
    if as_json:
        of_file = {"file": file.name} if is_named else {}
        said = {name: getattr(answer, name) for name in NAMES}
        click.echo(json.dumps(of_file | said | {"peak_mb": peak_mb()}))
    else:
        click.echo((f"{file.name}: " if is_named else "") + _sentences(answer))
    return NO_ANSWER if answer.outcome in WITHOUT_ANSWER else ANSWERED


def _sentences(answer: LocationAnswer) -> str:
    if answer.value is None or answer.gap is None:
        return f"{answer.outcome} after {answer.seconds:.1f} s"
    numbers = " ".join(str(number) for number in answer.open)
    found = f"{answer.outcome}: {answer.value:,.3f}, gap {answer.gap:.3%}, {answer.seconds:.1f} s"
    return f"{found}\nopen: {numbers}"


def _shown(live: Live) -> Watch:
    def watch(report: Report) -> bool:
        live.show("cost", value=report.value, gap=report.gap)
        return False

    return watch
