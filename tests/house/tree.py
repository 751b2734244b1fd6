"""The source tree as the house tests walk it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "majup"
DOMAINS = SOURCES / "domains"


FOLDERS = ("src", "tests", "benchmarks", "setup", "docs", "requirements", ".ci")
MADE = {"__pycache__", "majup.egg-info"}


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file of the repository: what the set-up or a run made is nobody's work."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    beside = (path for path in ROOT.iterdir() if path.name != ".git")
    kept = (path for path in (*inside, *beside) if path.is_file() and path.suffix not in {".mo", ".pyc"})
    return tuple(sorted(path for path in kept if not MADE & set(path.parts)))


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
