"""What is made from our own sources: compiled translations, collected static files."""

from collections.abc import Iterator
from pathlib import Path

import stamps
from environment import ENV
from steps import BUILD, PYTHON, ROOT, VENV, run, step

SOURCES = ROOT / "src" / "majup"
LOCALE = SOURCES / "locale"
# Read on the server, never sent to a browser.
NOT_SERVED = ("world-atlas",)


def ensure() -> None:
    """Make both anew where their sources have changed."""
    compile_messages()
    collect_static()


def compile_messages() -> None:
    """Compile each .po beside itself; Django reads only the compiled form."""
    catalogues = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    wanted = stamps.digest(catalogues)
    stamp = BUILD / "messages.stamp"
    if all(po.with_suffix(".mo").exists() for po in catalogues) and stamps.is_current(
        stamp, made_from=wanted
    ):
        return
    with step("translations"):
        for po in catalogues:
            command = [
                PYTHON,
                "-m",
                "babel.messages.frontend",
                "compile",
                "-i",
                po,
                "-o",
                po.with_suffix(".mo"),
            ]
            run(command, trouble=f"{po.relative_to(ROOT)} could not be compiled.")
    stamps.write(stamp, made_from=wanted)


def collect_static() -> None:
    """Collect and compress what the web server sends, under names that change with the content."""
    wanted = stamps.digest(_static_sources())
    stamp = BUILD / "static.stamp"
    if stamps.is_current(stamp, made_from=wanted) and ENV.static_dir.exists():
        return
    with step("static files"):
        ignored = [part for name in NOT_SERVED for part in ("--ignore", name)]
        command = [PYTHON, "-m", "django", "collectstatic", "--noinput", "--clear", *ignored]
        settings = {"DJANGO_SETTINGS_MODULE": "majup.config.settings"}
        run(command, trouble="The static files could not be collected.", env=settings)
    stamps.write(stamp, made_from=wanted)


def _static_sources() -> Iterator[Path]:
    for folder in (*SOURCES.glob("web/**/static"), ENV.vendor_dir):
        yield from (path for path in folder.rglob("*") if path.is_file())
    yield SOURCES / "config" / "settings.py"
    yield from VENV.glob("installed-*.stamp")
