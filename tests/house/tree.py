"""The source tree as the house tests walk it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "majup"
DOMAINS = SOURCES / "domains"


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that git keeps or would keep: what is ignored is nobody's work."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


def python_files(*folders: Path) -> Iterator[Path]:
    """Our Python files below the folders, by default all of them, without migrations."""
    for path in kept_files():
        wanted = not folders or any(path.is_relative_to(folder) for folder in folders)
        if wanted and path.suffix == ".py" and "migrations" not in path.parts:
            yield path


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    """The path as a reader of a failure wants it."""
    return str(path.relative_to(ROOT))


def as_list(faults: list[str]) -> str:
    """Faults one below another, with a line break before the first."""
    return "\n  " + "\n  ".join(faults)
