"""What is true of every run: how a text is stored, and when a heart has stopped."""

import hashlib
import zlib
from datetime import datetime, timedelta

HEARTBEAT_SECONDS = 3
"""A worker renews the runs it holds about this often."""

LOST_AFTER = timedelta(seconds=45)
"""A run without a heartbeat for so long is held by nobody: fifteen beats were missed."""

MOST_ATTEMPTS = 2
"""A run whose worker died is begun once more; if it takes that worker down too, it is lost for good."""


def packed(text: str) -> bytes:
    """A text as the database keeps it; the same text always gives the same bytes."""
    return zlib.compress(text.encode(), 6)


def unpacked(stored: bytes | memoryview) -> str:
    """The text again."""
    return zlib.decompress(bytes(stored)).decode()


def sha256_of(text: str) -> str:
    """The hash a receipt names the problem by, of the text before it is packed."""
    return hashlib.sha256(text.encode()).hexdigest()


def last_beat_of_the_living(now: datetime) -> datetime:
    """A run that beat before this moment has lost its worker."""
    return now - LOST_AFTER
