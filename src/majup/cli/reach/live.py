"""How far a run is, on standard error, and whether it was interrupted."""

import signal
import sys
import time
from types import FrameType, TracebackType
from typing import Any

import click

from majup.engines.reach.solution import Progress

SILENT_SECONDS = 2.0
BETWEEN_LINES_SECONDS = 5.0
BAR = 30


class Live:
    """Shows progress once a run has taken two seconds.

    The first interrupt asks it to stop, the second ends it.
    """

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.shown = 0.0
        self.is_terminal = sys.stderr.isatty()
        self.has_bar = False
        self.is_stopped = False
        self._before: Any = None

    def __enter__(self) -> "Live":
        """Listen for interrupts."""
        self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave interrupts as they were."""
        signal.signal(signal.SIGINT, self._before)
        self.end()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_stopped:
            raise KeyboardInterrupt
        self.is_stopped = True

    def show(self, progress: Progress) -> None:
        """Show one report."""
        now = time.monotonic()
        seconds = now - self.begun
        if seconds < SILENT_SECONDS or (not self.is_terminal and now - self.shown < BETWEEN_LINES_SECONDS):
            return
        self.shown = now
        done = int(BAR * progress.share)
        text = f"[{'#' * done}{'.' * (BAR - done)}] {progress.share:4.0%} {seconds:6.1f} s"
        self.has_bar = self.is_terminal
        click.echo(f"\r{text:<60}" if self.is_terminal else text, nl=not self.is_terminal, err=True)

    def end(self) -> None:
        """Leave the bar's line."""
        if self.has_bar:
            click.echo(err=True)
            self.has_bar = False
