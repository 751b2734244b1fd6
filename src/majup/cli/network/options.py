"""Options that several commands of `majup network` share."""

import click

LIMIT = click.option(
    "--limit",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Seconds to search at most.",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
GAP = click.option(
    "--gap",
    type=click.FloatRange(0.0, 1.0),
    default=0.001,
    show_default=True,
    help="Each aim stops within this gap.",
)
SEED = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the solver."
)
ROAD_FACTOR = click.option(
    "--road-factor",
    type=click.FloatRange(min=1.0),
    default=1.3,
    show_default=True,
    help="Without ways.csv: road by line.",
)
SPEED_KMH = click.option(
    "--speed-kmh",
    type=click.FloatRange(min=1.0),
    default=60.0,
    show_default=True,
    help="Without ways.csv: speed.",
)
