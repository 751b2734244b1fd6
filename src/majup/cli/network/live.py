"""How a long run goes, on standard error: a bar on a terminal, now and then a line anywhere else."""

import sys
import time

import click

from majup.engines.network.solution import Aim, Progress

SILENT_SECONDS = 2.0
BETWEEN_LINES_SECONDS = 5.0
BAR = 24
NAMES = {
    Aim.NEEDS_MET: "needs met",
    Aim.PUBLIC_COST: "EUR a year",
    Aim.PERSON_MINUTES: "person-minutes",
    Aim.COST_AND_UNMET: "EUR a year, unmet needs priced",
}


class Live:
    """Shows reports once a run has taken longer than two seconds."""

    def __init__(self, *, limit_seconds: float) -> None:
        self.limit = limit_seconds
        self.begun = time.monotonic()
        self.shown = 0.0
        self.is_terminal = sys.stderr.isatty()
        self.has_bar = False

    def plan(self, progress: Progress) -> None:
        """Show how a plan is coming along."""
        name = NAMES[progress.aim] if progress.aim else progress.stage.replace("_", " ")
        self.show(name, value=progress.value, gap=progress.gap)

    def show(self, name: str, *, value: float | None, gap: float | None) -> None:
        """Show one report."""
        now = time.monotonic()
        seconds = now - self.begun
        if seconds < SILENT_SECONDS or (not self.is_terminal and now - self.shown < BETWEEN_LINES_SECONDS):
            return
        self.shown = now
        done = min(BAR, int(BAR * seconds / self.limit))
        text = f"[{'#' * done}{'.' * (BAR - done)}] {seconds:5.1f} s  {name}"
        text += f" {value:,.0f}" if value is not None else ""
        text += f"  gap {gap:.2%}" if gap is not None else ""
        self.has_bar = self.is_terminal
        click.echo(f"\r{text:<78}" if self.is_terminal else text, nl=not self.is_terminal, err=True)

    def end(self) -> None:
        """Leave the bar's line."""
        if self.has_bar:
            click.echo(err=True)
