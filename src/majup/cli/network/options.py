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
