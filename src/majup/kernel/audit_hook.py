"""The socket the audit domain plugs into: the kernel knows that acts are recorded, not where.

`majup.domains.audit` sets the recorder when Django starts; without one no act can end.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from majup.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Touched:
    """A record an act was about: its model's label, its key, and facts that are never personal."""

    model: str
    key: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the audit keeps of one act or one read."""

    kind: str
    name: str
    by: Viewer
    at: datetime
    touched: tuple[Touched, ...]


Recorder = Callable[[Entry], None]


def _no_recorder(entry: Entry) -> None:
    raise RuntimeError(f"No audit recorder is set, so “{entry.name}” may not happen.")


_recorder: list[Recorder] = [_no_recorder]


def set_recorder(recorder: Recorder) -> None:
    """Plug in the audit. Called once, by the audit domain."""
    _recorder[0] = recorder


def record(entry: Entry) -> None:
    """Write the entry, inside the transaction that is open."""
    _recorder[0](entry)
