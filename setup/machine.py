"""What only the machine's own package manager can bring: Pango for PDF, Chromium for the browser tests."""

import ctypes
import os
import shutil
from collections.abc import Sequence

from steps import Failed, run, say, step

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0")
BROWSER = ("chromium", "fonts-dejavu-core")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def has_pango() -> bool:
    """Whether the libraries that lay out a PDF can be loaded."""
    names = ("pango-1.0", "pangoft2-1.0")
    return all(any(_loads(form.format(name)) for form in ("lib{}.so.0", "lib{}.dylib")) for name in names)


def chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def ensure_pango(*, needed: bool) -> None:
    """Bring Pango where we may. Without it all works but PDF, so only the tests insist on it."""
    if has_pango():
        return
    if _can_install():
        _install(PANGO, what="Pango, which lays out PDF")
    if has_pango():
        return
    sentence = (
        "PDF of a plan needs the Pango library, which is not on this machine. "
        f"Ask its administrator for: apt-get install {' '.join(PANGO)}"
    )
    if needed:
        raise Failed(sentence)
    say(f"   {sentence}\n   Everything else works without it.")


def ensure_chromium() -> None:
    """Bring Chromium where we may; the browser tests do not pass without a browser, and are never skipped."""
    if chromium() is None and _can_install():
        _install(BROWSER, what="Chromium and fonts for the browser tests")
    if chromium() is None:
        raise Failed(
            "The browser tests need Chromium, which is not on this machine. "
            f"Ask its administrator for: apt-get install {' '.join(BROWSER)}"
        )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: Sequence[str], *, what: str) -> None:
    """Install without questions; the list of packages is refreshed, as an empty machine has none."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    trouble = f"{what} could not be installed with apt-get."
    with step(what):
        run(["apt-get", "update", "-qq"], trouble=trouble, env=quiet)
        run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
            trouble=trouble,
            env=quiet,
        )
