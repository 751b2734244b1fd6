"""Files for the command: the plain feed, a place and a site, and how the command is called."""

import json
import zipfile

from click.testing import CliRunner

from majup.cli.reach.commands import reach
from tests.engines.reach.plain_feed import files

PLACES = "place,latitude,longitude,name\nhome,57.0,25.0,Mājas\n"
SITES = "site,latitude,longitude,opens,closes,hours\ncentre,57.06,25.0,09:00,17:00,3\n"


def a_zip(path, *, below="", **changed):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files(**changed).items():
            archive.writestr(f"{below}{name}", data)
    return path


def asked(tmp_path, *, places=PLACES, sites=SITES, feed=None, date="2024-03-06", more=()):
    """Run `matrix` on the files; the result, and the row a pair as dictionaries."""
    (tmp_path / "places.csv").write_bytes(places if isinstance(places, bytes) else places.encode())
    (tmp_path / "sites.csv").write_bytes(sites if isinstance(sites, bytes) else sites.encode())
    options = ["--places", tmp_path / "places.csv", "--sites", tmp_path / "sites.csv"]
    options += ["--out", tmp_path / "out.csv", "--json"]
    options += ["--feed", feed] if feed else []
    options += ["--date", date] if date else []
    result = run("matrix", *options, *more)
    return result, rows_of(tmp_path / "out.csv")


def run(*options):
    return CliRunner().invoke(reach, [str(option) for option in options])


def rows_of(path):
    if not path.exists():
        return []
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split(","), line.split(","), strict=True)) for line in lines]


def answer_of(result):
    return json.loads(result.stdout.strip().splitlines()[-1])
