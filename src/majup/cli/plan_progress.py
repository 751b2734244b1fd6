"""Progress of several runs on the terminal: a bar each; elsewhere a plain line now and then."""

import sys
import time
from types import TracebackType
from typing import Any, Self
from uuid import UUID

PLAIN_EVERY_SECONDS = 5.0
WIDTH = 24


class LiveLines:
    """One line a run, on the error output, so that --json stays clean."""

    def __init__(self, titles: dict[UUID, str]) -> None:
        self._titles = titles
        self._drawn = 0
        self._told = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._erase()

    def show(self, told: dict[UUID, dict[str, Any]]) -> None:
        """Draw what each unfinished run said of itself last."""
        lines = [self._line(self._titles[run_id], said) for run_id, said in told.items() if said]
        if sys.stderr.isatty():
            self._erase()
            sys.stderr.write("".join(f"{line}\n" for line in lines))
            self._drawn = len(lines)
        elif lines and time.monotonic() - self._told > PLAIN_EVERY_SECONDS:
            self._told = time.monotonic()
            sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()

    def _line(self, title: str, said: dict[str, Any]) -> str:
        share = min(1.0, said.get("share") or 0.0)
        bar = "█" * round(share * WIDTH) + "░" * (WIDTH - round(share * WIDTH))
        gap = said.get("gap")
        proof = "" if gap is None else f"  gap {100 * gap:.2f} %"
        return f"{title:<10} {bar} {100 * share:3.0f} %  {said.get('stage', '')}{proof}"

    def _erase(self) -> None:
        if self._drawn:
            sys.stderr.write(f"\033[{self._drawn}F\033[J")
            self._drawn = 0
