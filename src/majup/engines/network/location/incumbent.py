"""The best plan known, and from which bound on nothing better can be found."""

from dataclasses import dataclass, field

import numpy as np

from majup.engines.network.location.problem import Floats, Ints

Shares = tuple[tuple[int, int, float], ...]
LARGEST_WHOLE = 2.0**52


def value_step(*tables: Floats) -> float:
    """Return the step in which sums of these numbers move when all are whole, else 0."""
    step = 0
    for table in tables:
        whole = np.abs(np.round(table))
        if not np.all(whole == np.abs(table)) or whole.max(initial=0.0) > LARGEST_WHOLE:
            return 0.0
        step = int(np.gcd(step, np.gcd.reduce(whole.astype(np.int64).ravel())))
    return float(step)


@dataclass(slots=True, kw_only=True)
class Incumbent:
    """The best plan so far: open sites (numbers from 0), who serves whom, and its value.

    step   values of all plans are multiples of it (0: they are not), so a better plan is better by that.
    gap    a plan that is better by less than this part of the value is not looked for.
    """

    step: float
    gap: float = 0.0
    value: float = np.inf
    sites: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    shares: Shares = ()

    @property
    def target(self) -> float:
        """A bound above this proves that nothing better is looked for."""
        if not np.isfinite(self.value):
            return np.inf
        least = 0.999 * self.step if self.step else 1e-7 * max(1.0, abs(self.value))
        return self.value - max(least, self.gap * abs(self.value))

    @property
    def proved(self) -> float:
        """What holds for all plans once everything at or below the target has been searched."""
        return self.rounded_up(self.target)

    def rounded_up(self, bound: float) -> float:
        """Return the least value that a plan can have and that is not below the bound."""
        if not self.step or not np.isfinite(bound):
            return bound
        return float(np.ceil(bound / self.step - 1e-6) * self.step)

    def offer(self, value: float, sites: Ints, shares: Shares = ()) -> bool:
        """Take a plan if it is better; tell whether it was."""
        if not value < self.value - 1e-9 * max(1.0, abs(value)):
            return False
        self.value, self.sites, self.shares = value, np.sort(sites), shares
        return True
