"""`majup territory travel`: the travel times in force, computed from a timetable or imported from a file."""

import json
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import click
from django.utils.translation import gettext as _

from majup.domains.planning.jobs.travel import TimetableGiven, TravelTimesComputed, compute_travel_times
from majup.domains.services.queries import site_points
from majup.domains.territory import queries
from majup.domains.territory.actions.import_travel_times import import_travel_times
from majup.domains.territory.actions.withdraw_travel_times import withdraw_travel_times
from majup.domains.territory.rules.travel_file import Spot
from majup.kernel.clock import now, today
from majup.kernel.errors import BadInput, Complaint
from majup.kernel.viewer import SYSTEM
from majup.replay.feed import FEED_NAME, SOURCE, is_made_up

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def travel() -> None:
    """Travel times: which are in force, where they come from, and how new ones get in."""


@travel.command(
    "compute", epilog="Example: majup territory travel compute --feed buses.zip --date 2026-09-14"
)
@click.option("--feed", type=click.Path(exists=True, path_type=Path), required=True, help="A GTFS feed: a zip or a folder.")  # fmt: skip  # noqa: E501  # one option, one line
@click.option("--date", "on", type=DAY, required=True, help="A day of the week whose timetable is asked.")
@click.option("--as-of", type=DAY, help="The day whose assumed opening hours hold. Today if not given.")
@click.option("--name", help="What the table is called. The feed's own name or the file's if not given.")
@click.option("--source", help="Whose timetable it is. As the name if not given.")
@click.option("--synthetic", is_flag=True, help="The timetable is made up, and everything made of it says so.")  # fmt: skip  # noqa: E501  # one option, one line
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def compute_command(
    feed: Path,
    on: datetime,
    as_of: datetime | None,
    name: str | None,
    source: str | None,
    *,
    synthetic: bool,
    as_json: bool,
) -> None:
    """Compute the return trips by a timetable and put them into force.

    From every parish and town to every site that runs, and to every town where a service could open, within
    the opening hours of each service, on each weekday. A feed with faults changes nothing, and every fault is
    told.
    """
    files = _files(feed)
    made_up = is_made_up(files)
    given = TimetableGiven(
        files=files,
        name=name or (FEED_NAME if made_up else feed.name),
        source=source or name or (SOURCE if made_up else feed.name),
        is_synthetic=synthetic or made_up,
    )
    with click.progressbar(length=100, label=_("return trips"), file=sys.stderr) as bar:
        done = compute_travel_times(
            given,
            on=on.date(),
            as_of=as_of.date() if as_of else today(),
            by=SYSTEM,
            at=now(),
            tell=lambda share: bar.update(int(100 * share) - bar.pos),
        )
    _tell(as_json, _computed_as_json(done), [computed_line(done), *done.notes])


@travel.command("import", epilog='Example: majup territory travel import ways.csv --source "LVC, car"')
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="What the table is called. The file's name if not given.")
@click.option("--source", help="Whose travel times they are. The file's name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def import_command(file: Path, name: str | None, source: str | None, *, as_json: bool) -> None:
    """Take over the travel times of FILE, a CSV with the columns place, site and minutes.

    place is the code of a parish or town, site such a code or a site's id; empty minutes say that there is no
    way. Columns monday to sunday may give each weekday its own. A file with faults changes nothing.
    """
    spots = {str(one.id): Spot(one.name, one.latitude, one.longitude) for one in site_points()}
    done = import_travel_times(
        content=file.read_bytes(),
        name=name or file.name,
        source=source or file.name,
        sites=spots,
        by=SYSTEM,
        at=now(),
    )
    answer = {"id": str(done.matrix_id), "destinations": done.destinations, "ways": done.times}
    said = _("%(ways)s ways to %(destinations)s destinations") % {
        "ways": f"{done.times:,}",
        "destinations": f"{done.destinations:,}",
    }
    _tell(as_json, answer, [said])


@travel.command("list", epilog="Example: majup territory travel list --json")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def list_command(*, as_json: bool) -> None:
    """List all tables of travel times, the newest first, with their source."""
    rows = queries.travel_matrices()
    _tell(as_json, {"travel_times": [_as_json(row) for row in rows]}, [_as_line(row) for row in rows])


@travel.command(
    "withdraw", epilog="Example: majup territory travel withdraw 0198c0de-0000-7000-8000-000000000000"
)
@click.argument("matrix_id", type=click.UUID, metavar="ID")
def withdraw_command(matrix_id: UUID) -> None:
    """Take the travel times of an ID out of force; plans made with them go on naming them."""
    withdraw_travel_times(matrix_id=matrix_id, by=SYSTEM, today=today())
    click.echo(_("withdrawn"))


def computed_line(done: TravelTimesComputed) -> str:
    """What was computed, in a line."""
    return _("travel times: %(ways)s ways from %(places)s places to %(destinations)s destinations") % {
        "ways": f"{done.ways:,}",
        "places": f"{done.places:,}",
        "destinations": f"{done.destinations:,}",
    }


def _files(feed: Path) -> dict[str, bytes]:
    if feed.is_dir():
        return {path.name: path.read_bytes() for path in sorted(feed.glob("*.txt"))}
    try:
        with zipfile.ZipFile(feed) as archive:
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except zipfile.BadZipFile as fault:
        what, remedy = _("This is no zip."), _("Give a GTFS feed as a zip or a folder.")
        raise BadInput([Complaint(feed.name, what, remedy)]) from fault


def _computed_as_json(done: TravelTimesComputed) -> dict[str, object]:
    return {
        "id": str(done.matrix_id),
        "places": done.places,
        "destinations": done.destinations,
        "ways": done.ways,
        "notes": list(done.notes),
        "seconds": round(done.seconds, 2),
    }


def _as_json(row: queries.MatrixRow) -> dict[str, object]:
    return {
        "id": str(row.id),
        "name": row.name,
        "kind": row.kind.value,
        "source": row.source,
        "synthetic": row.is_synthetic,
        "week_of": _iso(row.week_of),
        "made_at": row.made_at.isoformat(),
        "sha256": row.sha256,
        "withdrawn_on": _iso(row.withdrawn_on),
    }


def _as_line(row: queries.MatrixRow) -> str:
    state = _("in force") if row.is_in_force else _("withdrawn")
    week = f", {row.week_of.isoformat()}" if row.week_of else ""
    return f"{row.id}  {row.kind.value:<9} {state:<10} {row.name}{week}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _tell(as_json: bool, answer: dict[str, object], lines: list[str]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else "\n".join(lines))
