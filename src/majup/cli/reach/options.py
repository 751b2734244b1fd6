"""The options that both commands share, and what they mean together."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from majup.cli.reach.faults import FilesRefused
from majup.cli.reach.hours import NotUnderstood, days_of, length_of, time_of
from majup.cli.reach.points import Usual
from majup.cli.reach.question import Options
from majup.engines.reach.feed import Fault
from majup.engines.reach.problem import Road, Walking

Decorated = Callable[..., Any]
USUAL = Walking()
USUAL_ROAD = Road()


class Understood(click.ParamType):
    """An option whose text is read by one of our own readers."""

    def __init__(self, name: str, reader: Callable[[str], Any]) -> None:
        self.name = name
        self.reader = reader

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the text, or say what to write instead."""
        if not isinstance(value, str):
            return value
        try:
            return self.reader(value)
        except ValueError as fault:
            said = str(fault) if isinstance(fault, NotUnderstood) else "is no date; write it as 2024-03-06"
            self.fail(f"{value!r} {said}", param, ctx)


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text.strip())


FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NUMBER = click.FloatRange(0.0, 100.0)
OF_FILES = (
    click.option("--feed", type=click.Path(exists=True, path_type=Path), help="GTFS zip or folder."),
    click.option("--matrix", "given", type=FILE, help="Without a feed: CSV of place, site, minutes one way."),
    click.option("--road-factor", type=click.FloatRange(1.0), help="Without a feed: road by line (1.3)."),
    click.option("--speed-kmh", type=click.FloatRange(1.0), help="Without a feed: speed by road (60)."),
    click.option(
        "--places", type=FILE, help="CSV of places: id, latitude, longitude. The feed's stops if not given."
    ),
    click.option(
        "--sites", type=FILE, help="CSV of sites: the same, and opening hours. The feed's stops if not given."
    ),
    click.option(
        "--date", type=Understood("DAY", _date), help="The day, as 2024-03-06; its week is computed too."
    ),
    click.option("--week-of", type=Understood("DAY", _date), help="The same as --date."),
    click.option("--one-day", is_flag=True, help="Compute the day alone, without its week."),
    click.option(
        "--opens",
        type=Understood("TIME", time_of),
        default="09:00",
        show_default=True,
        help="Of a site that does not say.",
    ),
    click.option(
        "--closes",
        type=Understood("TIME", time_of),
        default="17:00",
        show_default=True,
        help="Of a site that does not say.",
    ),
    click.option(
        "--hours",
        type=Understood("HOURS", length_of),
        default="3",
        show_default=True,
        help="Hours inside at least, of a site that does not say.",
    ),
    click.option(
        "--days",
        type=Understood("DAYS", days_of),
        default="daily",
        show_default=True,
        help="Open on these, as mon-fri, of a site that does not say.",
    ),
    click.option(
        "--skip-faulty", is_flag=True, help="Leave out faulty rows of the feed and the trips they are in."
    ),
)
OF_WALKS = (
    click.option(
        "--walk-kmh",
        type=click.FloatRange(0.5, 20.0),
        default=USUAL.speed_kmh,
        show_default=True,
        help="Walking speed.",
    ),
    click.option(
        "--walk-factor",
        type=click.FloatRange(1.0, 5.0),
        default=USUAL.factor,
        show_default=True,
        help="Way walked by straight line.",
    ),
    click.option(
        "--access-km",
        type=NUMBER,
        default=USUAL.access_km,
        show_default=True,
        help="Straight line to a stop, and from a stop to a site, at most.",
    ),
    click.option(
        "--transfer-km",
        type=NUMBER,
        default=USUAL.transfer_km,
        show_default=True,
        help="Straight line from stop to stop when changing, at most.",
    ),
    click.option(
        "--all-the-way-km",
        type=NUMBER,
        default=USUAL.all_the_way_km,
        show_default=True,
        help="Straight line of a walk without a ride, at most.",
    ),
    click.option(
        "--change-minutes",
        type=NUMBER,
        default=USUAL.change_seconds / 60,
        show_default=True,
        help="Kept at every change, unless transfers.txt says how long it takes.",
    ),
)


def file_options(command: Decorated) -> Decorated:
    """What is read: feed, matrix or road; places and sites; days and hours."""
    return _all(OF_FILES, command)


def walk_options(command: Decorated) -> Decorated:
    """How people walk and change."""
    return _all(OF_WALKS, command)


def _all(options: Sequence[Callable[[Decorated], Decorated]], command: Decorated) -> Decorated:
    for option in reversed(options):
        command = option(command)
    return command


def asked(given: dict[str, Any]) -> Options:
    """The options as one record. Raises FilesRefused where they do not go together."""
    by_road = given["road_factor"] is not None or given["speed_kmh"] is not None
    if sum((given["feed"] is not None, given["given"] is not None, by_road)) > 1:
        _refuse("--feed, --matrix and --road-factor with --speed-kmh exclude one another; name one of them")
    if given["date"] and given["week_of"] and given["date"] != given["week_of"]:
        _refuse("--date and --week-of name different days; name one of them")
    if given["feed"] is None and (given["places"] is None or given["sites"] is None):
        _refuse("without --feed there are no stops to name; give --places and --sites")
    road = Road(
        factor=given["road_factor"] or USUAL_ROAD.factor, speed_kmh=given["speed_kmh"] or USUAL_ROAD.speed_kmh
    )
    return Options(
        feed=given["feed"],
        matrix=given["given"],
        road=road if given["feed"] is None and given["given"] is None else None,
        places=given["places"],
        sites=given["sites"],
        date=given["date"] or given["week_of"],
        is_one_day=given["one_day"],
        usual=Usual(opens=given["opens"], closes=given["closes"], hours=given["hours"], days=given["days"]),
        walking=Walking(
            speed_kmh=given["walk_kmh"],
            factor=given["walk_factor"],
            access_km=given["access_km"],
            transfer_km=given["transfer_km"],
            all_the_way_km=given["all_the_way_km"],
            change_seconds=round(given["change_minutes"] * 60),
        ),
        skips_faulty=given["skip_faulty"],
    )


def _refuse(remedy: str) -> None:
    raise FilesRefused([Fault(file="options", remedy=remedy)])
