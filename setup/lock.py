"""Lock every dependency by version and digest: `python setup/lock.py`, after a change in pyproject.toml.

Needs uv. Versions that still fit stay; `python setup/lock.py --upgrade` takes the newest that fit.
"""

import shutil
import sys

from steps import ROOT, VENV, Failed, run, step

REQUIREMENTS = ROOT / "requirements"
LOCKS = {
    "run": ["pyproject.toml", "requirements/build.in"],
    "check": ["pyproject.toml", "requirements/build.in", "--extra", "check"],
    "node": ["requirements/node.in"],
}


def main(arguments: list[str]) -> int:
    """Write the three Python locks and the node lock."""
    if set(arguments) - {"--upgrade"}:
        print(__doc__)
        return 2
    try:
        for name, sources in LOCKS.items():
            with step(f"requirements/{name}.txt"):
                _lock(name, [*sources, *arguments])
        with step("package-lock.json"):
            command = ["npm", "install", "--package-lock-only", "--omit-lockfile-registry-resolved=true"]
            run([*command, "--ignore-scripts"], trouble="The node packages could not be locked.")
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def _lock(name: str, sources: list[str]) -> None:
    uv = shutil.which("uv") or VENV / "bin" / "uv"
    form = ["--generate-hashes", "--universal", "--python-version", "3.11", "--no-annotate", "--quiet"]
    said = ["--custom-compile-command", "python setup/lock.py", "--output-file", REQUIREMENTS / f"{name}.txt"]
    # One set of versions: the tests run on what is served.
    same = ["--constraint", REQUIREMENTS / "run.txt"] if name == "check" else []
    trouble = f"requirements/{name}.txt could not be made. Is uv installed?"
    run([uv, "pip", "compile", *sources, *form, *said, *same], trouble=trouble)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
