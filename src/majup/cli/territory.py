"""`majup territory`: list the units, import their boundaries; its travel times are in `travel_times`."""

import json
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import click
from django.utils.translation import gettext as _

from majup.domains.territory import queries
from majup.domains.territory.actions.import_boundaries import LayerImported, import_boundaries
from majup.kernel.clock import today
from majup.kernel.viewer import SYSTEM

TRAVEL = "travel"


class WithTravel(click.Group):
    """Loads the travel times' commands when they are asked for: they bring the reach engine along."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in order."""
        return sorted([*super().list_commands(ctx), TRAVEL])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name != TRAVEL:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module("majup.cli.travel_times").travel
        return command


@click.group(cls=WithTravel)
def territory() -> None:
    """Regions, municipalities of both structures, their boundaries, and travel times."""


@territory.command(
    "import-boundaries",
    epilog='Example: majup territory import-boundaries municipalities.geojson --source "CSP, VZD"',
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", help="Whose data it is, shown under maps. The file's name where not given.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def import_boundaries_command(file: Path, source: str | None, as_json: bool) -> None:
    """Replace the boundaries by those of FILE, a GeoJSON or TopoJSON in WGS84 degrees.

    Each feature names its unit by a property atvk, lau_code, code or id, or by its Latvian name. A file
    may hold parishes, municipalities of either structure, or regions; larger units are joined from
    smaller ones. A file with faults changes nothing, and every fault is told.
    """
    layers = import_boundaries(
        content=file.read_bytes(), source=source or file.name, by=SYSTEM, today=today()
    )
    if as_json:
        click.echo(json.dumps({"layers": [_layer_as_json(layer) for layer in layers]}))
        return
    for layer in layers:
        click.echo(
            _("%(level)s since %(since)s: %(count)s outlines")
            % {"level": layer.level, "since": layer.valid_from.isoformat(), "count": layer.outlines}
        )


@territory.command("list", epilog="Example: majup territory list --on 2017-10-01 --json")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day, as 2017-10-01. Today if not given.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def list_command(on: datetime | None, as_json: bool) -> None:
    """List the municipalities in force on a day, with region, centre and population."""
    day = on.date() if on is not None else today()
    rows = queries.municipalities_on(day)
    regions = {region.id: region for region in queries.regions()}
    if as_json:
        click.echo(json.dumps(_list_as_json(day, rows, regions), ensure_ascii=False))
        return
    for row in rows:
        region = regions[row.region_id].name_lv
        click.echo(f"{row.atvk}  {row.name_lv:<26}{region:<9}{row.population:>8}  {row.population_basis}")


def _list_as_json(
    day: date, rows: tuple[queries.MunicipalityRow, ...], regions: dict[int, queries.RegionRow]
) -> dict[str, object]:
    municipalities = [
        {
            "atvk": row.atvk,
            "name_lv": row.name_lv,
            "name_en": row.name_en,
            "kind": row.kind,
            "region": regions[row.region_id].name_lv,
            "lat": row.lat,
            "lon": row.lon,
            "area_km2": row.area_km2,
            "population": row.population,
            "population_basis": row.population_basis,
        }
        for row in rows
    ]
    return {"on": day.isoformat(), "municipalities": municipalities}


def _layer_as_json(layer: LayerImported) -> dict[str, object]:
    return {
        "level": layer.level,
        "since": layer.valid_from.isoformat(),
        "outlines": layer.outlines,
        "derived": layer.derived,
    }
