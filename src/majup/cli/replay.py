"""`majup replay`: write the demonstration country."""

import json
from collections.abc import Callable

import click
from django.utils.translation import gettext as _

from majup.replay.figures import Recounted
from majup.replay.recount import recount
from majup.replay.run import SEED, STAGE_WORDS, Progress, Replayed, has_records, replay_country


@click.command(epilog="Example: majup replay --json")
@click.option(
    "--seed", type=int, default=SEED, show_default=True, help="Another number makes up other people."
)
@click.option("--if-empty", is_flag=True, help="Do nothing, and say so, where records stand already.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with every recounted figure.")
def replay(seed: int, if_empty: bool, as_json: bool) -> None:
    """Write a made-up country whose records give the published figures back.

    Needs an empty database; one that was replayed before is left as it is. Ends by counting every published
    figure again from the records, and fails where one differs.
    """
    if if_empty and has_records():
        click.echo(
            json.dumps({"written": False}) if as_json else _("Records stand already; nothing was written.")
        )
        return
    with click.progressbar(
        length=len(STAGE_WORDS),
        label=_("demonstration country"),
        file=click.get_text_stream("stderr"),
        item_show_func=_stage_name,
    ) as bar:
        done = replay_country(seed=seed, on_progress=_moving(bar.update))
    figures = recount()
    if as_json:
        click.echo(json.dumps(_as_json(done, figures), ensure_ascii=False))
    else:
        _print(done, figures)
    if not all(figure.agrees for figure in figures):
        raise SystemExit(1)


def _stage_name(stage: str | None) -> str:
    return str(STAGE_WORDS[stage]) if stage else ""


def _moving(update: Callable[[int, str | None], None]) -> Progress:
    def tell(stage: str, done: int, of: int) -> None:
        update(1 if done else 0, stage or None)

    return tell


def _print(done: Replayed, figures: list[Recounted]) -> None:
    if done.was_there:
        click.echo(_("This database is replayed already; nothing was written."))
    click.echo(
        _("%(persons)s people, seed %(seed)s") % {"persons": f"{done.persons:,}", "seed": str(done.seed)}
    )
    differing = [figure for figure in figures if not figure.agrees]
    click.echo(
        _("%(agreeing)s of %(all)s published figures come out equal from the records")
        % {"agreeing": str(len(figures) - len(differing)), "all": str(len(figures))}
    )
    for figure in differing:
        click.echo(f"  {figure.requirement} {figure.figure}: {figure.published} ≠ {figure.counted}", err=True)


def _as_json(done: Replayed, figures: list[Recounted]) -> dict[str, object]:
    return {
        "written": not done.was_there,
        "seed": done.seed,
        "persons": done.persons,
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
