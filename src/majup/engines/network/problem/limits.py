"""How long and how far a run may go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one run; with `work` reached before `seconds` the answer repeats exactly.

    seconds   wall clock for everything, formulation and explanation included.
    gap       each aim stops once its relative gap is at most this.
    seed      handed to the solver.
    threads   regions, services and neighbourhoods planned side by side; each solve has one thread.
    work      checks of its limits that the solver may make for one aim (a count that does not depend on the
              machine's speed); None means only the clock and the gap stop it.
    """

    seconds: float = 60.0
    gap: float = 0.005
    seed: int = 0
    threads: int = 1
    work: int | None = None
