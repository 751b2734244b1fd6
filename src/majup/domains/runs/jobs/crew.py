"""A few claimed runs at once, each in its child: watched, renewed, stopped when asked, ended in one act.

The worker and the command line both work through their runs with this; they differ in where runs come from.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID

from majup.domains.runs.actions.renew_heartbeat import Told, renew_heartbeat
from majup.domains.runs.errors import RunNotHeld
from majup.domains.runs.jobs.execution import Ended, Execution, Task
from majup.domains.runs.queries import HeldRun
from majup.domains.runs.rules import HEARTBEAT_SECONDS
from majup.kernel.clock import now
from majup.kernel.viewer import Viewer

logger = logging.getLogger(__name__)

GRACE_SECONDS = 60.0
"""A child may take so much longer than its own limit before it is killed: reading in, writing out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """What to do with runs of one kind: the function the child calls, and how they end.

    publish and fail write the end of the run and what follows from it in one act; each may raise RunNotHeld.
    """

    entry: str
    memory_bytes: int
    limits_text: Callable[[dict[str, Any]], str]
    publish: Callable[[UUID, str], None]
    fail: Callable[[UUID, str], None]


@dataclass(slots=True, kw_only=True)
class _Held:
    run: HeldRun
    handler: Handler
    execution: Execution
    seconds: float
    started: float = field(default_factory=monotonic)
    beat: float = field(default_factory=monotonic)
    is_stopping: bool = False


class Crew:
    """Computes runs it is given, `at_once` of them at a time. Call `tick` often."""

    def __init__(self, *, worker: str, by: Viewer, handlers: dict[str, Handler], at_once: int) -> None:
        self.worker = worker
        self._by = by
        self._handlers = handlers
        self._at_once = at_once
        self._held: list[_Held] = []

    @property
    def has_room(self) -> bool:
        """True while it may take one more run."""
        return len(self._held) < self._at_once

    @property
    def is_idle(self) -> bool:
        """True while it computes nothing."""
        return not self._held

    def take(self, run: HeldRun) -> None:
        """Start a run this worker has claimed."""
        handler = self._handlers[run.kind]
        task = Task(
            entry=handler.entry,
            problem=run.problem,
            limits=handler.limits_text(run.limits),
            memory_bytes=handler.memory_bytes,
        )
        seconds = float(run.limits["seconds"])
        self._held.append(_Held(run=run, handler=handler, execution=Execution(task), seconds=seconds))

    def told(self) -> dict[UUID, dict[str, Any] | None]:
        """What each run said of itself last."""
        return {held.run.id: held.execution.told for held in self._held}

    def tick(self) -> list[UUID]:
        """Look after every child once; returns the runs that ended."""
        return [held.run.id for held in list(self._held) if self._tend(held)]

    def drop_all(self) -> None:
        """Kill every child and let go; the runs are then found lost and begun again elsewhere."""
        for held in self._held:
            held.execution.kill()
        self._held.clear()

    def cancel_all(self) -> None:
        """Kill every child and end its run as cancelled."""
        for held in self._held:
            held.execution.kill()
            held.handler.fail(held.run.id, "cancelled")
        self._held.clear()

    def _tend(self, held: _Held) -> bool:
        try:
            ended = held.execution.poll() or self._overdue(held)
            if ended is None:
                self._beat(held)
                return False
            self._end(held, ended)
        except RunNotHeld:
            held.execution.kill()
        self._held.remove(held)
        return True

    def _beat(self, held: _Held) -> None:
        if monotonic() - held.beat < HEARTBEAT_SECONDS:
            return
        held.beat = monotonic()
        told = Told(**held.execution.told) if held.execution.told else None
        must_stop = renew_heartbeat(run_id=held.run.id, worker=self.worker, told=told, by=self._by, at=now())
        if must_stop and not held.is_stopping:
            held.is_stopping = True
            held.execution.ask_to_stop()

    def _overdue(self, held: _Held) -> Ended | None:
        if monotonic() - held.started < held.seconds + GRACE_SECONDS:
            return None
        held.execution.kill()
        return Ended(fault="out_of_time")

    def _end(self, held: _Held, ended: Ended) -> None:
        if held.is_stopping:
            held.handler.fail(held.run.id, "cancelled")
        elif not ended.answer:
            held.handler.fail(held.run.id, ended.fault)
        else:
            self._publish(held, ended.answer)

    def _publish(self, held: _Held, answer: str) -> None:
        try:
            held.handler.publish(held.run.id, answer)
        except RunNotHeld:
            raise
        except (
            Exception
        ) as fault:  # the worker loop's boundary: what cannot be published is recorded as failed
            logger.exception("run %s: its answer could not be published", held.run.id)
            held.handler.fail(held.run.id, f"unpublishable:{type(fault).__name__}")
