"""When a run must be over, who is told how it goes, and how much of it runs side by side."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Aim
from majup.engines.network.solution.records import Progress

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]
Answer = TypeVar("Answer")

BETWEEN_CALLS_SECONDS = 0.2


class Clock:
    """The limits of one run. The caller's functions are only ever called on the thread that made the clock.

    Whoever works on another thread leaves its report here; the first thread passes it on while it waits.
    """

    def __init__(
        self, *, limits: Limits, on_progress: OnProgress | None, is_cancelled: IsCancelled | None
    ) -> None:
        self.limits = limits
        self.begun = time.monotonic()
        self._on_progress, self._is_cancelled = on_progress, is_cancelled
        self._thread = threading.get_ident()
        self._waiting: Progress | None = None
        self._cancelled = False

    @property
    def is_cancelled(self) -> bool:
        """The caller said so when last asked."""
        return self._cancelled

    def left(self) -> float:
        """Seconds left for solving; a little is kept for the explanation."""
        return self.begun + self.limits.seconds * 0.96 - time.monotonic()

    def tell(
        self, stage: str, aim: Aim | None = None, *, value: float | None = None, bound: float | None = None
    ) -> bool:
        """Report progress; answer True where the run is cancelled."""
        seconds = time.monotonic() - self.begun
        gap = relative_gap(value, bound) if value is not None and bound is not None else None
        share = min(1.0, seconds / self.limits.seconds)
        self._waiting = Progress(
            stage=stage, aim=aim, seconds=seconds, value=value, bound=bound, gap=gap, share=share
        )
        if threading.get_ident() == self._thread:
            self._pass_on()
        return self._cancelled

    def side_by_side(self, tasks: Sequence[Callable[[], Answer]], *, threads: int) -> list[Answer]:
        """Run the tasks, so many at a time, and return their answers in order; raises what a task raised."""
        if threads <= 1 or len(tasks) <= 1:
            return [task() for task in tasks]
        with ThreadPoolExecutor(max_workers=threads) as pool:
            futures: list[Future[Answer]] = [pool.submit(task) for task in tasks]
            pending = set(futures)
            try:
                while pending:
                    done, pending = wait(pending, timeout=BETWEEN_CALLS_SECONDS, return_when=FIRST_COMPLETED)
                    for future in done:
                        future.result()
                    if threading.get_ident() == self._thread:
                        self._pass_on()
            except BaseException:
                self._cancelled = True  # the others see it at their next look, and need not run to the end
                raise
            return [future.result() for future in futures]

    def _pass_on(self) -> None:
        report, self._waiting = self._waiting, None
        if report is not None and self._on_progress is not None:
            self._on_progress(report)
        if self._is_cancelled is not None and self._is_cancelled():
            self._cancelled = True


def relative_gap(value: float, bound: float) -> float:
    """Distance from value to bound, relative to the value; 1 where the value is 0 and the bound is not."""
    distance = abs(bound - value)
    if distance <= 1e-7 * max(1.0, abs(value)):
        return 0.0
    return distance / abs(value) if value else 1.0
