"""The four keys: made together on first use, readable by the owner alone, never made a second time.

Only config.env may call this. It knows nothing of what a key is used for.
"""

import contextlib
import os
import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path

NAMES = ("secret", "audit", "data", "index")
KEY_BYTES = 32


class KeyRefused(SystemExit):
    """A key cannot be used. Ends the program: going on with another key would break what is stored."""


def from_hex(text: str) -> bytes:
    """Read a key of 32 bytes written as hexadecimal digits. Raises ValueError for anything else."""
    key = bytes.fromhex(text.strip())
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return key


@cache
def from_folder(name: str, *, folder: Path) -> bytes:
    """Read one key of the folder; the first call of all makes the folder with every key in it."""
    if not folder.exists():
        _make_all(folder)
    try:
        return from_hex((folder / f"{name}.key").read_text(encoding="ascii"))
    except FileNotFoundError:
        raise KeyRefused(
            f"The key {name}.key is missing in {folder}. Records made with it cannot be read or verified "
            "without it, so no new one is made. Restore the folder from its backup."
        ) from None
    except ValueError:
        raise KeyRefused(
            f"The key {name}.key in {folder} is damaged: it should hold 64 hexadecimal digits. "
            "Restore the folder from its backup."
        ) from None


def _make_all(folder: Path) -> None:
    """Make every key in a folder of its own and move it into place in one step.

    Web and worker may both be the first: one rename wins, and the other reads what the winner made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="keys-", dir=folder.parent))
    for name in NAMES:
        handle = os.open(made / f"{name}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
    with contextlib.suppress(OSError):
        made.rename(folder)
    shutil.rmtree(made, ignore_errors=True)
