"""What is planned anew where a plan and the relaxation differ: such options are free by chance (L).

Relaxation induced neighbourhoods, Danna, E., Rothberg, E. and Le Pape, C. (2005),
doi:10.1007/s10107-004-0518-7, thinned at random to a size that learns from what could be solved in time.
"""

import numpy as np

from majup.engines.network.formulation.matrix import Floats, Mask
from majup.engines.network.neighbourhood import Ground, Neighbourhood

DIFFERENT = 1e-6
FIRST_SIZE, LEAST_SIZE = 200.0, 10.0
PARTS = 2
"""Into at least so many parts the services are split; one part is drawn from for each thread."""
WIDER, NARROWER = 1.1, 0.9
ELSEWHERE = 0.02
"""How likely an option is free where plan and relaxation agree, against one where they differ."""


class Differing:
    """Draws what is free in a plan; `relaxed` is the relaxation's value of every column."""

    def __init__(self, ground: Ground, relaxed: Floats, *, seed: int) -> None:
        self.ground, self.relaxed = ground, relaxed[ground.columns.opened]
        self.size = FIRST_SIZE
        self._random = np.random.default_rng(seed)

    def draws(self, values: Floats, *, count: int) -> list[Mask]:
        """Free columns of so many small problems, no two with a common service.

        Of their services about `size` options are free in each; the others keep what the plan opens.
        """
        services = self._random.permutation(self.ground.services)
        parts = [part for part in np.array_split(services, max(count, PARTS)) if part.size]
        return [self._draw(values, tuple(part.tolist())) for part in parts[:count]]

    def _draw(self, values: Floats, services: tuple[int, ...]) -> Mask:
        opened = self.ground.columns.opened
        free = self.ground.free_columns(Neighbourhood(services=services), values)
        differs = np.abs(self.relaxed - values[opened]) > DIFFERENT
        weight = np.where(differs, 1.0, ELSEWHERE) * free[opened]
        is_free = self._random.random(len(opened)) < weight * min(1.0, self.size / max(1.0, weight.sum()))
        free[opened[~is_free]] = False
        return free

    def learn(self, *, is_solved: bool, is_better: bool) -> None:
        """Wider where there was time to spare; narrower where time was up for nothing."""
        if is_solved:
            self.size = min(self.size * WIDER, float(len(self.relaxed)))
        elif not is_better:
            self.size = max(self.size * NARROWER, LEAST_SIZE)
