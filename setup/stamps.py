"""Stamps: a small file beside what was made, with the digest of what it was made from.

A second start compares digests and does nothing twice.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *, also: str = "") -> str:
    """One digest over names and contents, the same in whatever order the paths come."""
    total = hashlib.sha256(also.encode())
    for path in sorted(paths):
        total.update(str(path).encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def is_current(stamp: Path, *, made_from: str) -> bool:
    """Whether the stamp says that the thing beside it was made from just this."""
    return stamp.exists() and stamp.read_text(encoding="ascii").strip() == made_from


def write(stamp: Path, *, made_from: str) -> None:
    """Say what the thing beside the stamp was made from; the last move of a step."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(made_from + "\n", encoding="ascii")
