"""`majup replay`: write the demonstration country."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import click
from django.utils.translation import gettext as _

from majup.cli.travel_times import computed_line
from majup.domains.planning.jobs.travel import TimetableGiven, TravelTimesComputed, compute_travel_times
from majup.kernel.clock import now, today
from majup.kernel.viewer import SYSTEM
from majup.replay.buses import feed_on_the_land
from majup.replay.feed import FEED_NAME, ORDINARY_MONDAY, SOURCE, as_zip
from majup.replay.figures import Recounted
from majup.replay.recount import recount
from majup.replay.run import SEED, STAGE_WORDS, Replayed, has_records, replay_country


@click.group(invoke_without_command=True, epilog="Example: majup replay --json")
@click.option(
    "--seed", type=int, default=SEED, show_default=True, help="Another number makes up other people."
)
@click.option("--if-empty", is_flag=True, help="Do nothing, and say so, where records stand already.")
@click.option("--recount", "only_recount", is_flag=True, help="Only count the published figures again.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with every recounted figure.")
@click.pass_context
def replay(context: click.Context, seed: int, if_empty: bool, only_recount: bool, as_json: bool) -> None:
    """Write a made-up country whose records give the published figures back.

    Needs an empty database; one that was replayed before is left as it is. Ends by counting every published
    figure again from the records, and fails where one differs.
    A made-up bus timetable gives the travel times.
    """
    if context.invoked_subcommand is not None:
        return
    if if_empty and has_records():
        _tell(as_json, {"written": False}, [_("Records stand already; nothing was written.")])
        return
    done = None if only_recount else _write(seed)
    if done is not None and done.was_there:
        lines = [_("This database is replayed already; nothing was written."), _people(done)]
        _tell(as_json, {"written": False, "seed": done.seed, "persons": done.persons}, lines)
        return
    buses = None if done is None else _write_travel_times(seed)
    figures = recount()
    lines = [*_lines(done, figures), *([computed_line(buses)] if buses else [])]
    _tell(as_json, _as_json(done, figures) | ({"ways": buses.ways} if buses else {}), lines)
    if not all(figure.agrees for figure in figures):
        raise SystemExit(1)


@replay.command(epilog="Example: majup replay feed --out buses.zip")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The zip to write."
)
@click.option("--seed", type=int, default=SEED, show_default=True, help="Another number moves the buses.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def feed(out: Path, seed: int, as_json: bool) -> None:
    """Write a made-up bus timetable on the real parish points as a GTFS zip.

    The places are real; no such bus runs. The same seed writes the same bytes.
    """
    files = feed_on_the_land(seed=seed)
    content = as_zip(files)
    out.write_bytes(content)
    answer = {
        "file": str(out),
        "name": FEED_NAME,
        "synthetic": True,
        "sha256": sha256(content).hexdigest(),
        "trips": _rows(files["trips.txt"]),
        "stop_times": _rows(files["stop_times.txt"]),
    }
    said = _("%(name)s: %(trips)s trips, %(calls)s calls, written to %(file)s") % {
        "name": FEED_NAME,
        "trips": f"{answer['trips']:,}",
        "calls": f"{answer['stop_times']:,}",
        "file": str(out),
    }
    _tell(as_json, answer, [said])


def _rows(content: bytes) -> int:
    return content.count(b"\n") - 1


def _write(seed: int) -> Replayed:
    with click.progressbar(
        length=len(STAGE_WORDS),
        label=_("demonstration country"),
        file=sys.stderr,
        item_show_func=_stage_name,
    ) as bar:

        def tell(stage: str, done: int, of: int) -> None:
            bar.update(1 if done else 0, stage or None)

        return replay_country(seed=seed, on_progress=tell)


def _write_travel_times(seed: int) -> TravelTimesComputed:
    """The country's travel times, after the country: they are computed from it, and can be computed again."""
    return compute_travel_times(
        TimetableGiven(files=feed_on_the_land(seed=seed), name=FEED_NAME, source=SOURCE, is_synthetic=True),
        on=ORDINARY_MONDAY,
        as_of=today(),
        by=SYSTEM,
        at=now(),
    )


def _stage_name(stage: str | None) -> str:
    return str(STAGE_WORDS[stage]) if stage else ""


def _tell(as_json: bool, answer: dict[str, object], lines: list[str]) -> None:
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        click.echo("\n".join(lines))


def _people(done: Replayed) -> str:
    return _("%(persons)s people, seed %(seed)s") % {"persons": f"{done.persons:,}", "seed": str(done.seed)}


def _lines(done: Replayed | None, figures: list[Recounted]) -> list[str]:
    differing = [figure for figure in figures if not figure.agrees]
    agreement = _("%(agreeing)s of %(all)s published figures come out equal from the records") % {
        "agreeing": str(len(figures) - len(differing)),
        "all": str(len(figures)),
    }
    return [
        *([_people(done)] if done else []),
        agreement,
        *(
            f"  {found.requirement} {found.figure}: {found.published} ≠ {found.counted}"
            for found in differing
        ),
    ]


def _as_json(done: Replayed | None, figures: list[Recounted]) -> dict[str, object]:
    return {
        **({"written": True, "seed": done.seed, "persons": done.persons} if done else {"written": False}),
        "figures": [
            {
                "requirement": figure.requirement,
                "figure": figure.figure,
                "published": figure.published,
                "counted": figure.counted,
            }
            for figure in figures
        ],
    }
