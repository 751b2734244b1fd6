"""The virtual environment and the locked Python packages in it."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import stamps
from steps import PYTHON, ROOT, VENV, Failed, run, say, step

LOCKS = {False: ROOT / "requirements" / "run.txt", True: ROOT / "requirements" / "check.txt"}
NETWORK = "Is the package index reachable? Start again: what is there already is kept."


def ensure(*, with_tests: bool) -> None:
    """Make .venv and install what the lock names, if it is not all there."""
    _make_venv()
    _install_locked(with_tests=with_tests)
    _install_ourselves()


def install(requirements: Path) -> None:
    """Install the packages of a hashed requirements file, with uv where the machine has it."""
    total = len(re.findall(r"^\S+==", requirements.read_text(encoding="utf-8"), re.MULTILINE))
    command = [*_install_command(), "--require-hashes", "-r", requirements]
    trouble = f"The Python packages of {requirements.name} could not be installed. {NETWORK}"
    run(command, trouble=trouble, counting="Collecting ", of=total)


def _make_venv() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    with step("virtual environment in .venv"):
        # Debian splits ensurepip off; then the pip that called us installs into the environment from outside.
        inside = importlib.util.find_spec("ensurepip") is not None and not shutil.which("uv")
        pip = [] if inside else ["--without-pip"]
        run(
            [sys.executable, "-m", "venv", "--clear", *pip, VENV],
            trouble="No virtual environment could be made.",
        )


def _install_command() -> list[str | Path]:
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--python", PYTHON]
    if (VENV / "bin" / "pip").exists():
        return [PYTHON, "-m", "pip", "install"]
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", PYTHON, "install"]
    raise Failed(
        "There is no pip. Install the packages python3-venv and python3-pip, or uv, and start again."
    )


def _install_locked(*, with_tests: bool) -> None:
    """The larger lock holds the smaller one, so either stamp serves a run."""
    wanted = {tests: stamps.digest([LOCKS[tests]], also=sys.version) for tests in LOCKS}
    there = {tests: stamps.is_current(_stamp(tests), made_from=wanted[tests]) for tests in LOCKS}
    if there[True] or (there[False] and not with_tests):
        return
    with step(f"Python packages of {LOCKS[with_tests].relative_to(ROOT)}"):
        install(LOCKS[with_tests])
    stamps.write(_stamp(with_tests), made_from=wanted[with_tests])


def _stamp(with_tests: bool) -> Path:
    return VENV / f"installed-{LOCKS[with_tests].stem}.stamp"


def _install_ourselves() -> None:
    wanted = stamps.digest([ROOT / "pyproject.toml"], also=sys.version)
    stamp = VENV / "installed-majup.stamp"
    if stamps.is_current(stamp, made_from=wanted) and (VENV / "bin" / "majup").exists():
        return
    with step("the majup command"):
        command = [*_install_command(), "--no-deps", "--no-build-isolation", "--editable", ROOT]
        run(command, trouble="Mājup itself could not be installed into .venv.")
    stamps.write(stamp, made_from=wanted)
    say("   .venv/bin/majup --help")
