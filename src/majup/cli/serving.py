"""`majup serve`: the web server."""

import click
from granian import Granian
from granian.constants import Interfaces

from majup.config.env import ENV


@click.command()
def serve() -> None:
    r"""Serve the pages and the API until stopped.

    Address and number of processes come from MAJUP_HOST, MAJUP_PORT and MAJUP_WEB_WORKERS.

    \b
    Example:
      MAJUP_PORT=8080 majup serve
    """
    Granian(
        "majup.config.wsgi:application",
        address=ENV.host,
        port=ENV.port,
        interface=Interfaces.WSGI,
        workers=ENV.web_workers,
        blocking_threads=2,
        log_access=False,
    ).serve()
