"""How long a run may still take, and who watches it."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

BETWEEN_REPORTS_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A live report: seconds since the start, the best value so far and what no plan can beat."""

    seconds: float
    value: float | None
    bound: float | None

    @property
    def gap(self) -> float | None:
        """How far the bound is below the value, relative to it."""
        if self.value is None or self.bound is None or self.value <= 0:
            return None
        return max(0.0, (self.value - self.bound) / self.value)


Watch = Callable[[Report], bool]
"""Called now and then with a report; answering True ends the run with the best plan so far."""


def never_cancel(_report: Report) -> bool:
    """Watch nothing."""
    return False


@dataclass(slots=True, kw_only=True)
class Clock:
    """One run's time: it begins when the clock is made."""

    seconds: float
    watch: Watch = never_cancel
    begun: float = field(default_factory=time.monotonic)
    reported: float = 0.0
    is_cancelled: bool = False

    def spent(self) -> float:
        """Return the seconds since the start."""
        return time.monotonic() - self.begun

    def left(self) -> float:
        """Return the seconds left, at least 0."""
        return max(0.0, self.seconds - self.spent())

    def is_over(self) -> bool:
        """Tell whether the time is up or the run was cancelled."""
        return self.is_cancelled or self.spent() >= self.seconds

    def tell(self, *, value: float, bound: float) -> None:
        """Report now and then; the watcher may cancel."""
        spent = self.spent()
        if spent - self.reported >= BETWEEN_REPORTS_SECONDS:
            self.reported = spent
            report = Report(seconds=spent, value=_known(value), bound=_known(bound))
            self.is_cancelled |= self.watch(report)


def _known(number: float) -> float | None:
    return number if math.isfinite(number) else None
