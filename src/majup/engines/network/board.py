"""What all who search an aim side by side know together: the best plan, what none can beat, an offer."""

import math
import threading

import numpy as np

from majup.engines.network.clock import Clock, relative_gap
from majup.engines.network.formulation.aims import AimVector
from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats

PROVED = 1e-6
ROUNDED = 1e-4


class Board:
    """The state of one aim, safe to share among threads.

    values  the best plan, in whole persons where demands are whole; None before there is one.
    bound   in the aim's own sense, with its constant; the sure one until somebody knows better.
    """

    def __init__(self, aim: AimVector, columns: Columns, *, clock: Clock, values: Floats | None) -> None:
        self.aim, self.clock = aim, clock
        self.values = values
        self.bound = _sure_bound(aim, columns)
        self._offered: Floats | None = None
        self._lock = threading.Lock()

    @property
    def value(self) -> float | None:
        """The best plan's value with the constant; None where there is no plan yet."""
        return None if self.values is None else self.value_of(self.values)

    def value_of(self, values: Floats) -> float:
        """What a plan is worth, with the constant."""
        return float(self.aim.weights @ values) + self.aim.constant

    def keep(self, fresh: Floats | None) -> bool:
        """Keep the better of a fresh plan and the best one; an equal one is kept too. Say if it was kept."""
        if fresh is None:
            return False
        with self._lock:
            if self.values is not None and self._gain(fresh, self.values) < 0:
                return False
            self.values = fresh
            return True

    def know(self, bound: float) -> None:
        """Learn of a solver's bound, without the constant; rounded to a value that whole plans can have."""
        if not math.isfinite(bound):
            return
        fresh = _whole_bound(self.aim, bound + self.aim.constant)
        with self._lock:
            self.bound = min(self.bound, fresh) if self.aim.is_maximised else max(self.bound, fresh)

    def offer(self, fresh: Floats) -> None:
        """Leave columns that may yet send parts of persons, for whoever makes them whole."""
        with self._lock:
            if self._offered is None or self._gain(fresh, self._offered) > 0:
                self._offered = fresh

    def offered(self) -> Floats | None:
        """Take what was offered, once, where it would be better than the best plan."""
        with self._lock:
            fresh, self._offered = self._offered, None
            if fresh is None or (self.values is not None and self._gain(fresh, self.values) <= 0):
                return None
            return fresh

    def is_over(self) -> bool:
        """Proved, within the gap asked for, or cancelled."""
        return self.gap() <= max(PROVED, self.clock.limits.gap) or self.clock.is_cancelled

    def falls_short(self) -> bool:
        """Not proved."""
        return self.gap() > PROVED

    def gap(self) -> float:
        """Distance from the best plan to the bound; infinite without a plan."""
        value = self.value
        return math.inf if value is None else relative_gap(value, self.bound)

    def tell(self) -> bool:
        """Report how far it is; answer True where it is over."""
        self.clock.tell("aim", self.aim.aim, value=self.value, bound=self.bound)
        return self.is_over()

    def _gain(self, fresh: Floats, before: Floats) -> float:
        gain = float(self.aim.weights @ (fresh - before))
        return gain if self.aim.is_maximised else -gain


def _sure_bound(aim: AimVector, columns: Columns) -> float:
    """What not even the bounds of the columns allow to beat."""
    if aim.is_maximised:
        return _whole_bound(aim, float(aim.weights @ columns.upper) + aim.constant)
    least = np.minimum(aim.weights * columns.lower, aim.weights * columns.upper).sum()
    return _whole_bound(aim, float(least) + aim.constant)


def _whole_bound(aim: AimVector, bound: float) -> float:
    """Round a bound to a value that a whole-person plan can have, but for what the solver rounds itself."""
    if aim.step <= 0 or not math.isfinite(bound):
        return bound
    steps = bound / aim.step
    return aim.step * (math.floor(steps + ROUNDED) if aim.is_maximised else math.ceil(steps - ROUNDED))
