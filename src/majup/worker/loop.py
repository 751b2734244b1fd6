"""The worker's loop: claim, compute, renew, publish; find what dead workers left.

Many workers may run on many machines against one database. Killed at any moment, a worker leaves nothing
half-published: its runs are found without a heartbeat and begun again, by it or by another.
"""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from uuid import UUID

from django.db import OperationalError, close_old_connections

from majup.domains.planning.actions.give_up_plan import give_up_plan
from majup.domains.planning.jobs.handler import plan_handlers
from majup.domains.runs.actions.claim_run import claim_run
from majup.domains.runs.actions.mark_lost_runs import mark_lost_runs
from majup.domains.runs.jobs.crew import Crew
from majup.kernel.clock import now
from majup.kernel.viewer import SYSTEM

logger = logging.getLogger(__name__)

TICK_SECONDS = 0.25
LOOK_SECONDS = 1.0
"""An idle worker looks for waiting runs about this often."""
LOST_SECONDS = 15.0


def worker_name() -> str:
    """Machine, process and a random end: never the same twice, so no old claim is taken for a new one."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(3)}"


class Worker:
    """One worker. `run` goes on until `stop` is set; `run_once` until nothing waits."""

    def __init__(self, *, at_once: int, say: Callable[[str], None]) -> None:
        self.name = worker_name()
        handlers = plan_handlers(worker=self.name)
        self._kinds = tuple(handlers)
        self._crew = Crew(worker=self.name, by=SYSTEM, handlers=handlers, at_once=at_once)
        self._say = say
        self._looked = self._swept = 0.0

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop; what is being computed then is let go, for the next worker."""
        self._say(f"worker {self.name} waits for computations")
        while not stop.is_set():
            try:
                self._step()
            except OperationalError:
                logger.exception("the database did not answer; trying again")
                close_old_connections()
                stop.wait(LOOK_SECONDS)
            stop.wait(TICK_SECONDS)
        self._crew.drop_all()
        self._say(f"worker {self.name} has stopped")

    def run_once(self) -> int:
        """Compute everything that waits, then return how many runs ended."""
        ended = 0
        while True:
            ended += self._step()
            if self._crew.is_idle and not self._take_one():
                return ended
            time.sleep(TICK_SECONDS)

    def _step(self) -> int:
        self._sweep()
        if self._crew.has_room and time.monotonic() - self._looked > LOOK_SECONDS and not self._take_one():
            self._looked = time.monotonic()
        ended = self._crew.tick()
        for run_id in ended:
            self._say(f"run {run_id} has ended")
        return len(ended)

    def _take_one(self) -> bool:
        run = claim_run(worker=self.name, kinds=self._kinds, by=SYSTEM, at=now())
        if run is None:
            return False
        self._say(f"run {run.id} of kind {run.kind} has begun")
        self._crew.take(run)
        return True

    def _sweep(self) -> None:
        if time.monotonic() - self._swept < LOST_SECONDS:
            return
        self._swept = time.monotonic()
        found = mark_lost_runs(by=SYSTEM, at=now())
        for run_id in found.waiting_again:
            self._say(f"run {run_id} lost its worker and waits again")
        for run_id in found.given_up:
            self._give_up(run_id)

    def _give_up(self, run_id: UUID) -> None:
        give_up_plan(run_id=run_id, by=SYSTEM)
        self._say(f"run {run_id} lost its worker twice and is given up")
