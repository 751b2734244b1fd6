"""The runner: chains of neighbours on any executor; the answer does not depend on who ran what when."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from typing import Protocol

from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Problem
from majup.engines.network.run import plan_network
from majup.engines.network.solution.records import Plan
from majup.engines.network.solver import Ending
from majup.engines.network.sweep.curve import falls_behind, kept, point_of, with_bounds_of_later_steps
from majup.engines.network.sweep.records import Point, Sweep, Swept

CHAIN = 3
BETWEEN_LOOKS_SECONDS = 0.2
# Such an end is the machine's doing, so it need not come again.
BY_CHANCE = {Ending.CLOCK, Ending.CANCELLED}


class Planning(Protocol):
    """Plans one problem from a neighbour's plan: `plan_network`, or one that calls it elsewhere."""

    def __call__(self, problem: Problem, /, *, limits: Limits, start: Plan | None) -> Plan:
        """Plan; a start that is no plan of this problem is used as far as it goes, or not at all."""
        ...


OnPoint = Callable[[Point, int], None]
"""Told of every finished step, and how many are finished by then; in the order in which they finish."""


def never() -> bool:
    """Cancel nothing."""
    return False


def run_sweep(
    sweep: Sweep,
    *,
    limits: Limits,
    executor: Executor,
    plan: Planning = plan_network,
    chain: int = CHAIN,
    on_point: OnPoint | None = None,
    is_cancelled: Callable[[], bool] = never,
) -> Swept:
    """Plan every step of a sweep.

    limits        of each step. Without `work` (and where the gap is not reached) the clock ends a run, and
                  then the answer need not repeat: `Swept.is_repeatable` tells.
    executor      runs `plan` on problems; a pool of processes, a cluster's. The answer does not depend on it.
    chain         so many neighbours begin one with the plan of the one before; the first of a chain begins
                  cold, and chains run side by side. It changes the answer, so it does not follow the workers.
    is_cancelled  asked now and then; finished steps are kept.

    Raises what `plan` raises; steps not yet begun are then given up. Where the executor itself is lost (its
    processes killed, its cluster gone), finished points are answered and `Swept.lost` says so.
    Method: sweeps, (S1) to (S3). Cost: as many runs as steps, and one more for each step that falls behind.
    """
    run = _Run(
        sweep, limits=limits, executor=executor, plan=plan, on_point=on_point, is_cancelled=is_cancelled
    )
    run.chains(chain)
    if sweep.is_nested:
        run.mend()
    return run.answer()


class _Run:
    """The state of one sweep: finished points by position, and runs under way."""

    def __init__(
        self,
        sweep: Sweep,
        *,
        limits: Limits,
        executor: Executor,
        plan: Planning,
        on_point: OnPoint | None,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self.sweep = sweep
        self.limits = limits
        self.executor = executor
        self.plan = plan
        self.on_point = on_point
        self.is_cancelled = is_cancelled
        self.points: dict[int, Point] = {}
        self.begun: dict[Future[Plan], tuple[int, int | None]] = {}
        self.was_cancelled = False
        self.lost = ""

    def chains(self, length: int) -> None:
        """Run all chains side by side; each step begins with the nearest answer before it in its chain."""
        steps = len(self.sweep.steps)
        for first in range(0, steps, length):
            self._begin(first, start=None)
        for position in self._finished():
            following = position + 1
            if following < steps and following % length and not self.was_cancelled:
                self._begin(
                    following, start=self._answer_before(following, first=position // length * length)
                )

    def mend(self) -> None:
        """Plan a step again from its neighbour's plan where it fell behind; only chains' seams can; (S1)."""
        before: int | None = None
        for position in sorted(self.points):
            if before is not None and falls_behind(self.points[position], self.points[before]):
                self._mend(position, before=before)
            before = position

    def answer(self) -> Swept:
        """Put the points in the order of the sweep."""
        points = tuple(self.points[position] for position in sorted(self.points))
        if self.sweep.is_nested:
            points = with_bounds_of_later_steps(points)
        endings = {Ending(point.plan.receipt.stopped_by) for point in points}
        return Swept(
            axis=self.sweep.axis,
            points=points,
            is_whole=len(points) == len(self.sweep.steps),
            is_repeatable=not endings & BY_CHANCE and len(points) == len(self.sweep.steps),
            lost=self.lost,
        )

    def _mend(self, position: int, *, before: int) -> None:
        earlier = self.points[position]
        if not self.was_cancelled:
            self._begin(position, start=before)
            for _ in self._finished():
                if falls_behind(self.points[position], earlier):
                    self.points[position] = earlier
        if falls_behind(self.points[position], self.points[before]):
            self.points[position] = kept(self.points[position], self.points[before])

    def _begin(self, position: int, *, start: int | None) -> None:
        future = self.executor.submit(
            self.plan,
            self.sweep.steps[position].problem,
            limits=self.limits,
            start=None if start is None else self.points[start].plan,
        )
        self.begun[future] = (position, start)

    def _answer_before(self, position: int, *, first: int) -> int | None:
        answered = (k for k in range(position - 1, first - 1, -1) if self.points[k].value is not None)
        return next(answered, None)

    def _finished(self) -> Iterator[int]:
        """Positions as they finish, until nothing is under way; a fault or a cancel gives the rest up."""
        try:
            while self.begun and not self.was_cancelled:
                done, _ = wait(self.begun, timeout=BETWEEN_LOOKS_SECONDS, return_when=FIRST_COMPLETED)
                self.was_cancelled = self.is_cancelled()
                yield from [position for future in done if (position := self._taken(future)) is not None]
        finally:
            for future in self.begun:
                future.cancel()
            self.begun.clear()

    def _taken(self, future: Future[Plan]) -> int | None:
        """Note a finished run as a point; one that was cut off by a cancel is no point."""
        position, start = self.begun.pop(future)
        try:
            plan = future.result()
        except (BrokenExecutor, CancelledError) as fault:
            self.lost, self.was_cancelled = str(fault) or type(fault).__name__, True
            return None
        if plan.receipt.stopped_by == Ending.CANCELLED:
            return None
        step = self.sweep.steps[position]
        started_from = None if start is None else self.sweep.steps[start].label
        self.points[position] = point_of(
            plan, label=step.label, amount=step.amount, started_from=started_from
        )
        if self.on_point:
            self.on_point(self.points[position], len(self.points))
        return position
