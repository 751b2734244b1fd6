"""`majup reach …`: the return trips of all pairs, and one of them told leg by leg."""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from majup.cli.reach.faults import FilesRefused, refuse
from majup.cli.reach.live import Live
from majup.cli.reach.options import asked, file_options, walk_options
from majup.cli.reach.question import Question, faults_of, question_of
from majup.cli.reach.story import story_of
from majup.cli.reach.summary import Written, sentences_of, summary_of
from majup.cli.reach.writing import write_tables
from majup.engines.reach.feed import Fault
from majup.engines.reach.run import Cancelled, reach_matrix
from majup.engines.reach.solution import Matrix, Outcome
from majup.engines.reach.solution.table import pair_tables, ways_tables
from majup.engines.reach.solution.week import week_of_matrix
from majup.engines.reach.validation import ProblemRefused

NO_ANSWER = 1
NOTES_SHOWN = 12


@click.group()
def reach() -> None:
    """Tell how long the way there and back takes, from files alone, without a database.

    Exit codes: 0 with an answer, 1 for a run that was interrupted, 2 for input that is refused.
    """


@reach.command(
    "matrix",
    epilog="Example: majup reach matrix --feed gtfs.zip --places places.csv --sites sites.csv "
    "--date 2024-03-06 --out reach.csv",
)
@file_options
@walk_options
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="CSV file for a row a pair.")
@click.option(
    "--ways", type=click.Path(dir_okay=False, path_type=Path), help="ways.csv for majup network solve."
)
@click.option(
    "--least-days",
    type=click.IntRange(1, 7),
    help="A way counts if the site is reached on so many days of the week; every open day if not given.",
)
@click.option(
    "--threads", type=click.IntRange(1, 64), default=1, show_default=True, help="Batches at a time."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
def matrix(
    out: Path | None, ways: Path | None, least_days: int | None, threads: int, as_json: bool, **given: Any
) -> None:
    """Find the best return trip of every place and site within opening hours, for a day and its week.

    Columns of all files: docs/reach-csv.md. Without a feed, ways come from --matrix, or by road.
    Interrupting (Ctrl-C) ends the run after the batch at hand, and nothing is written.
    """
    try:
        _check_folders(out, ways)
        question = question_of(asked(given))
        found, compute_seconds = _computed(question, threads=threads)
    except FilesRefused as refused:
        refuse(refused, as_json=as_json)
    begun = time.monotonic()
    week = week_of_matrix(found)
    files: dict[str, int] = {}
    try:
        if out:
            tables = pair_tables(found, week, day=question.day, least_days=least_days)
            files[str(out)] = write_tables(tables, out)
        if ways:
            files[str(ways)] = write_tables(ways_tables(found, week, least_days=least_days), ways)
    except OSError as fault:
        remedy = f"cannot be written ({fault.strerror}); name another file"
        refuse(FilesRefused([Fault(file=str(out), remedy=remedy)]), as_json=as_json)
    written = Written(files=files, compute_seconds=compute_seconds, write_seconds=time.monotonic() - begun)
    summary = summary_of(question, found, week, written)
    _tell_notes(question)
    click.echo(json.dumps(summary, ensure_ascii=False) if as_json else sentences_of(summary))


@reach.command(
    "way", epilog="Example: majup reach way --feed gtfs.zip --date 2024-03-06 --place 201827 --site 201287"
)
@file_options
@walk_options
@click.option("--place", "place_id", required=True, help="Id of a place, or of a stop without --places.")
@click.option("--site", "site_id", required=True, help="Id of a site, or of a stop without --sites.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
def way(place_id: str, site_id: str, as_json: bool, **given: Any) -> None:
    """Tell one return trip leg by leg: walks, rides, waits, and which days are better or worse."""
    try:
        question = _of_pair(question_of(asked(given)), place_id, site_id)
        found, _seconds = _computed(question, threads=1)
    except FilesRefused as refused:
        refuse(refused, as_json=as_json)
    story = story_of(question, found)
    _tell_notes(question)
    click.echo(json.dumps(story, ensure_ascii=False) if as_json else "\n".join(story["sentences"]))


def _of_pair(question: Question, place_id: str, site_id: str) -> Question:
    """The same question for one pair only. Raises FilesRefused for an id that is not there."""
    problem = question.problem
    places = tuple(row for row in problem.places if row.id == place_id)
    sites = tuple(row for row in problem.sites if row.id == site_id)
    faults = [
        Fault(
            file="question", field=option, found=value, remedy="is not there; name an id of the file or feed"
        )
        for option, value, rows in (("--place", place_id, places), ("--site", site_id, sites))
        if not rows
    ]
    if faults:
        raise FilesRefused(faults)
    return replace(question, problem=replace(problem, places=places, sites=sites))


def _check_folders(*files: Path | None) -> None:
    faults = [
        Fault(file=str(file), remedy="is in a folder that is not there; make the folder or name another")
        for file in files
        if file is not None and not file.resolve().parent.is_dir()
    ]
    if faults:
        raise FilesRefused(faults)


def _computed(question: Question, *, threads: int) -> tuple[Matrix, float]:
    """Run the engine, showing how far it is; an interrupt ends the program with exit code 1."""
    begun = time.monotonic()
    with Live() as live:
        try:
            found = reach_matrix(
                question.problem, threads=threads, on_progress=live.show, is_cancelled=lambda: live.is_stopped
            )
        except ProblemRefused as refused:
            raise FilesRefused(faults_of(refused.complaints)) from refused
        except Cancelled:
            live.end()
            click.echo(f"{Outcome.NO_ANSWER_IN_TIME}: interrupted, nothing was written.", err=True)
            sys.exit(NO_ANSWER)
    return found, time.monotonic() - begun


def _tell_notes(question: Question) -> None:
    for note in question.notes[:NOTES_SHOWN]:
        click.echo(note, err=True)
    if len(question.notes) > NOTES_SHOWN:
        click.echo(f"… and {len(question.notes) - NOTES_SHOWN} more notes; --json has all.", err=True)
