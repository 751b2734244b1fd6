"""What is planned anew where a plan and the relaxation differ: such options are free by chance (L).

Relaxation induced neighbourhoods, Danna, E., Rothberg, E. and Le Pape, C. (2005),
doi:10.1007/s10107-004-0518-7, thinned at random to a size that learns from what could be solved in time.
"""

import numpy as np

from majup.engines.network.formulation.columns import Columns
from majup.engines.network.formulation.matrix import Floats, Mask

DIFFERENT = 1e-6
FIRST_SIZE, LEAST_SIZE = 200.0, 10.0
WIDER, NARROWER = 1.1, 0.9
ELSEWHERE = 0.02
"""How likely an option is free where plan and relaxation agree, against one where they differ."""


class Differing:
    """Draws free columns for a plan; `relaxed` is the relaxation's value of every column."""

    def __init__(self, columns: Columns, relaxed: Floats, *, seed: int) -> None:
        self.columns, self.relaxed = columns, relaxed[columns.opened]
        self.size = FIRST_SIZE
        self._random = np.random.default_rng(seed)

    def free_columns(self, values: Floats) -> Mask:
        """All but the options that keep what the plan opens: about `size` options are free."""
        opened = self.columns.opened
        differs = np.abs(self.relaxed - values[opened]) > DIFFERENT
        weight = np.where(differs, 1.0, ELSEWHERE)
        is_free = self._random.random(len(opened)) < weight * min(1.0, self.size / max(1.0, weight.sum()))
        free = np.ones(self.columns.count, dtype=bool)
        free[opened[~is_free]] = False
        return free

    def learn(self, *, is_solved: bool, is_better: bool) -> None:
        """Wider where there was time to spare; narrower where time was up for nothing."""
        if is_solved:
            self.size = min(self.size * WIDER, float(len(self.relaxed)))
        elif not is_better:
            self.size = max(self.size * NARROWER, LEAST_SIZE)
