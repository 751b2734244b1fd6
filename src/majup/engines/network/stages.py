"""The aims one after another: each is solved, made whole, and then held while the next one is solved."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from majup.engines.network.formulation.aims import AimVector, aims_of
from majup.engines.network.formulation.columns import Columns, columns_of
from majup.engines.network.formulation.constraints import model_of, nobody_goes_where_nothing_is_open
from majup.engines.network.formulation.matrix import Floats, Model, restricted, with_row, with_rows
from majup.engines.network.formulation.sets import Sets
from majup.engines.network.improvement import improved
from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Aim
from majup.engines.network.solution.records import Progress
from majup.engines.network.solver import Effort, Ending, Found, Report, rows_that_cut, solve

# Part of the time still left that each aim may take; what one does not need goes to the next.
PART_OF_WORK = {Aim.NEEDS_MET: 1.0, Aim.PUBLIC_COST: 0.5, Aim.PERSON_MINUTES: 0.25, Aim.COST_AND_UNMET: 1.0}
PART_OF_TIME = {Aim.NEEDS_MET: 0.5, Aim.PUBLIC_COST: 0.65, Aim.PERSON_MINUTES: 0.65, Aim.COST_AND_UNMET: 0.95}
# The first aim is searched before it is improved, so some time is kept; the others the other way round.
SEARCH = {Aim.NEEDS_MET: 0.75, Aim.PUBLIC_COST: 1.0, Aim.PERSON_MINUTES: 1.0, Aim.COST_AND_UNMET: 0.75}
HELD = 4e-7
PROVED = 1e-6
CUT_ROUNDS = 8
LEAST_SECONDS = 0.3
ROUNDED = 1e-4

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the run began, when it must be over, and who is told how it goes."""

    begun: float
    limits: Limits
    on_progress: OnProgress | None
    is_cancelled: IsCancelled | None

    def left(self) -> float:
        """Seconds left for solving; a little is kept for the explanation."""
        return self.begun + self.limits.seconds * 0.96 - time.monotonic()

    def tell(
        self, stage: str, aim: Aim | None = None, *, value: float | None = None, bound: float | None = None
    ) -> bool:
        """Report progress; answer True where the run is cancelled."""
        seconds = time.monotonic() - self.begun
        if self.on_progress:
            gap = relative_gap(value, bound) if value is not None and bound is not None else None
            share = min(1.0, seconds / self.limits.seconds)
            self.on_progress(
                Progress(
                    stage=stage, aim=aim, seconds=seconds, value=value, bound=bound, gap=gap, share=share
                )
            )
        return self.is_cancelled() if self.is_cancelled else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How one aim ended: what no plan can beat (holding the aims before), and why the solver stopped."""

    aim: Aim
    bound: float
    ending: Ending
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The columns of the best plan found, and the proofs of its aims; no columns where there is none."""

    columns: Columns
    values: Floats | None
    proofs: tuple[Proof, ...]
    ending: Ending


def relative_gap(value: float, bound: float) -> float:
    """Distance from value to bound, relative to the value; 1 where the value is 0 and the bound is not."""
    distance = abs(bound - value)
    if distance <= 1e-7 * max(1.0, abs(value)):
        return 0.0
    return distance / abs(value) if value else 1.0


def staged(sets: Sets, *, clock: Clock) -> Staged:
    """Solve the aims in their order; formulas (1) to (13), (Z1) to (Z3)."""
    run = _Run(sets, clock=clock)
    run.begin()
    proofs: list[Proof] = []
    for aim in aims_of(sets, run.columns):
        if Ending.CANCELLED in run.endings:
            # No search any more, but whoever is served still goes the cheapest and nearest way.
            run.settle(aim)
        else:
            proofs.append(run.solve_aim(aim))
        if run.values is None:
            return Staged(columns=run.columns, values=None, proofs=(), ending=proofs[-1].ending)
        run.hold(aim, run.values)
    return Staged(columns=run.columns, values=run.values, proofs=tuple(proofs), ending=worst(run.endings))


class _Run:
    """The state of one run: the model with the aims held, the best plan, what stopped each solve.

    Where demands are whole, `values` is a plan in whole persons whenever it is not None.
    """

    def __init__(self, sets: Sets, *, clock: Clock) -> None:
        self.sets = sets
        self.clock = clock
        self.columns = columns_of(sets)
        self.pool = nobody_goes_where_nothing_is_open(sets, self.columns)
        self.model = model_of(sets, self.columns)
        self.values: Floats | None = None
        self.endings: list[Ending] = []

    def begin(self) -> None:
        """Take the plan that opens nothing as the first one, so that even the shortest run has an answer."""
        aim = aims_of(self.sets, self.columns)[0]
        self.values = self.settled(aim, np.zeros(self.columns.count))

    def solve_aim(self, aim: AimVector) -> Proof:
        """Solve one aim from the best plan so far, with a bound; improve it before or after that."""
        begun = time.monotonic()
        if self.values is not None and self.clock.left() < LEAST_SECONDS:
            self.settle(aim)
            self.endings.append(Ending.CLOCK)
            bound = self._bound(aim, math.inf if aim.is_maximised else -math.inf)
            return Proof(aim=aim.aim, bound=bound, ending=Ending.CLOCK, seconds=time.monotonic() - begun)
        until = begun + max(0.1, self.clock.left() * PART_OF_TIME[aim.aim])
        relaxed = self._add_cuts(aim, seconds=(until - begun) * 0.5)
        if self.values is not None and aim.aim is not Aim.NEEDS_MET:
            self._improve(aim, self.values, seconds=(until - time.monotonic()) * 0.5)
        found = self._searched(aim, self.model, seconds=(until - time.monotonic()) * SEARCH[aim.aim])
        bound = self._bound(aim, relaxed, found.bound)
        self.values = self._better_of(aim, self.settled(aim, found.columns))
        if found.ending is Ending.PROOF and self._falls_short(aim, bound):
            # Whole persons cannot do what shares of persons can: search again among whole persons.
            found = self._searched(aim, self._whole_model(), seconds=until - time.monotonic())
            bound = self._bound(aim, relaxed, bound - aim.constant, found.bound)
            self.values = self._better_of(aim, self.settled(aim, found.columns))
        self.endings.append(found.ending)
        if aim.aim is Aim.NEEDS_MET and self.values is not None and self._falls_short(aim, bound):
            self._improve(aim, self.values, seconds=until - time.monotonic())
        seconds = time.monotonic() - begun
        return Proof(aim=aim.aim, bound=bound, ending=found.ending, seconds=seconds)

    def hold(self, aim: AimVector, values: Floats) -> None:
        """Let no later aim give up what this one has reached."""
        self.model = _held(self.model, aim, value=float(aim.weights @ values))

    def settle(self, aim: AimVector) -> None:
        """Send persons as this aim likes best, with what is open; leave the plan alone where that fails."""
        self.values = self._better_of(aim, self.settled(aim, self.values))

    def settled(self, aim: AimVector, values: Floats | None) -> Floats | None:
        """Keep what opens and send whole persons, as this aim likes best; formula (W).

        With the openings fixed the rest is a transport problem, whose corners are whole but for side
        conditions (money, forecast factors, aims held), so this is quick. None where it cannot be done.
        """
        if values is None:
            return None
        opened = self.columns.is_integer
        best = values.copy()
        best[opened] = np.round(values[opened])
        found = solve(
            restricted(self._whole_model(), free=~opened, values=best),
            weights=aim.weights[~opened],
            is_maximised=aim.is_maximised,
            effort=replace(self._effort(aim, seconds=max(2.0, self.clock.left())), gap=0.0, work=None),
        )
        if found.columns is None:
            return None
        best[~opened] = found.columns
        return best

    def _whole_model(self) -> Model:
        """The model with persons whole wherever demands are."""
        if not self.sets.is_whole:
            return self.model
        whole = self.columns.is_integer.copy()
        whole[self.columns.going] = True
        whole[self.columns.met] = True
        return replace(self.model, is_integer=whole)

    def _better_of(self, aim: AimVector, fresh: Floats | None) -> Floats | None:
        """The better of a fresh plan and the one in hand."""
        if fresh is None or self.values is None:
            return self.values if fresh is None else fresh
        gain = float(aim.weights @ (fresh - self.values))
        return fresh if (gain >= 0 if aim.is_maximised else gain <= 0) else self.values

    def _bound(self, aim: AimVector, *bounds: float) -> float:
        """The tightest of the bounds, and of what no plan can beat without any search."""
        if aim.is_maximised:
            return _whole_bound(aim, min(*bounds, float(aim.weights @ self.columns.upper)))
        least = np.minimum(aim.weights * self.columns.lower, aim.weights * self.columns.upper).sum()
        return _whole_bound(aim, max(*bounds, float(least)) + aim.constant)

    def _falls_short(self, aim: AimVector, bound: float) -> bool:
        if self.values is None:
            return True
        return relative_gap(float(aim.weights @ self.values) + aim.constant, bound) > PROVED

    def _add_cuts(self, aim: AimVector, *, seconds: float) -> float:
        """Add those rows of (4) that the relaxation of this aim breaks: few of many thousand ever matter.

        Returns the relaxation's bound, infinite where it was not solved in time.
        """
        cuts = rows_that_cut(
            self.model,
            pool=self.pool,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            seconds=seconds,
            rounds=CUT_ROUNDS,
        )
        if not cuts.is_complete:
            self.endings.append(Ending.CLOCK)
        matrix = self.pool.as_matrix(self.columns.count)[cuts.chosen]
        lower, upper = self.pool.lower[cuts.chosen], self.pool.upper[cuts.chosen]
        self.model = with_rows(self.model, matrix=matrix, lower=lower, upper=upper)
        return cuts.bound

    def _improve(self, aim: AimVector, values: Floats, *, seconds: float) -> None:
        settled = self.settled(aim, values)
        better = improved(
            self.sets,
            self.columns,
            self._whole_model(),
            aim,
            values=values if settled is None else settled,
            effort=self._effort(aim, seconds=seconds),
            tell=lambda value: self.clock.tell("aim", aim.aim, value=value),
        )
        self.values = better.columns
        if better.ending in (Ending.CLOCK, Ending.CANCELLED):
            self.endings.append(better.ending)

    def _searched(self, aim: AimVector, model: Model, *, seconds: float) -> Found:
        def watch(report: Report) -> bool:
            value = report.value + aim.constant if report.value is not None else None
            bound = report.bound + aim.constant if report.bound is not None else None
            return self.clock.tell("aim", aim.aim, value=value, bound=bound)

        found = solve(
            model,
            weights=aim.weights,
            is_maximised=aim.is_maximised,
            effort=self._effort(aim, seconds=max(0.05, seconds)),
            start=self.values,
            watch=watch,
        )
        if found.ending is Ending.IMPOSSIBLE and self.values is not None:
            return replace(found, ending=Ending.NUMERICS)
        return found

    def _effort(self, aim: AimVector, *, seconds: float) -> Effort:
        limits = self.clock.limits
        return Effort(
            seconds=seconds,
            gap=limits.gap,
            absolute_gap=max(1e-6, aim.step * 0.999) if aim.is_maximised else 1e-6,
            seed=limits.seed,
            threads=limits.threads,
            work=None if limits.work is None else max(1, round(limits.work * PART_OF_WORK[aim.aim])),
        )


def worst(endings: list[Ending]) -> Ending:
    """The ending that weakens a run most."""
    order = (Ending.CANCELLED, Ending.NUMERICS, Ending.CLOCK, Ending.WORK, Ending.GAP, Ending.PROOF)
    return next(ending for ending in order if ending in endings)


def _whole_bound(aim: AimVector, bound: float) -> float:
    """Round a bound to a value that a whole-person plan can have, but for what the solver rounds itself."""
    if aim.step <= 0 or not math.isfinite(bound):
        return bound
    steps = bound / aim.step
    return aim.step * (math.floor(steps + ROUNDED) if aim.is_maximised else math.ceil(steps - ROUNDED))


def _held(model: Model, aim: AimVector, *, value: float) -> Model:
    """Hold an aim: exactly where its values have steps, else but for a slack the solver can see."""
    slack = 0.0 if aim.step else max(2e-6, HELD * abs(value))
    value = round(value / aim.step) * aim.step if aim.step else value
    if aim.is_maximised:
        return with_row(model, weights=aim.weights, lower=value - slack, upper=math.inf)
    return with_row(model, weights=aim.weights, lower=-math.inf, upper=value + slack)
