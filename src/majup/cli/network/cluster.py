"""Where the plans of a sweep run: processes of this machine, or the workers of a Dask cluster.

Both plan the same problems from the same starts by the same code, so their answers are equal.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING, ClassVar

from majup.engines.network.problem import Limits, Problem
from majup.engines.network.run import ENGINE_VERSION, plan_network
from majup.engines.network.solution import Plan
from majup.engines.network.sweep.run import Planning

if TYPE_CHECKING:
    from distributed import Client

SECONDS_TO_ANSWER = 10
SECONDS_TO_WAIT_FOR_WORKERS = 30
# So many times a task that failed on a sick machine runs again; one whose worker was killed does so anyway.
RETRIES = 3


class ClusterRefused(Exception):
    """The cluster cannot be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Where plans run.

    plan    what to hand over to the executor.
    cancel  asks plans under way to end; a cluster's run to their own limits, and nobody waits for them.
    says    the pool in words.
    """

    executor: Executor
    plan: Planning
    cancel: Callable[[], None]
    says: str


@contextmanager
def one_thread() -> Iterator[Pool]:
    """Use this process itself; its first thread stays free to hear an interrupt."""
    stop = threading.Event()

    def plan(problem: Problem, /, *, limits: Limits, start: Plan | None) -> Plan:
        return plan_network(problem, limits=limits, start=start, is_cancelled=stop.is_set)

    with ThreadPoolExecutor(1) as executor:
        yield Pool(executor=executor, plan=plan, cancel=stop.set, says="one core of this machine")


@contextmanager
def processes(jobs: int) -> Iterator[Pool]:
    """Use so many processes of this machine, started anew, so that nothing of this one leaks into them."""
    context = get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin_process, initargs=(stop,)
    ) as executor:
        yield Pool(
            executor=executor,
            plan=plan_until_stopped,
            cancel=stop.set,
            says=f"{jobs} processes of this machine",
        )


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
    """Use the workers of a Dask scheduler. Raises ClusterRefused where they cannot give the same answers."""
    client = _client(address)
    try:
        workers = _sound_workers(client, address)
        executor = client.get_executor(pure=False, retries=RETRIES)
        yield Pool(
            executor=executor,
            plan=plan_on_worker,
            cancel=lambda: None,
            says=f"{workers} worker{'s' * (workers != 1)} of {address}",
        )
        executor.shutdown(wait=False)
    finally:
        client.close(timeout=SECONDS_TO_ANSWER)


@contextmanager
def pool_of(*, jobs: int, address: str | None) -> Iterator[Pool]:
    """Use the cluster where an address is given, else this machine."""
    if address is not None:
        chosen = cluster(address)
    else:
        chosen = one_thread() if jobs == 1 else processes(jobs)
    with chosen as pool:
        yield pool


class _Process:
    """What one process of the pool remembers: whether it was asked to stop."""

    stop: ClassVar[Event | None] = None


def _begin_process(stop: Event) -> None:
    # Ctrl-C reaches every process of the terminal; only the one that leads decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Process.stop = stop


def plan_until_stopped(problem: Problem, /, *, limits: Limits, start: Plan | None) -> Plan:
    """Plan in a process of the pool, until its pool is cancelled."""
    stop = _Process.stop
    return plan_network(problem, limits=limits, start=start, is_cancelled=stop.is_set if stop else None)


def plan_on_worker(problem: Problem, /, *, limits: Limits, start: Plan | None) -> Plan:
    """Plan on a worker of a cluster."""
    return plan_network(problem, limits=limits, start=start)


def what_runs_here() -> tuple[str, str]:
    """Versions on which the answer depends: of the engine and of HiGHS."""
    return ENGINE_VERSION, version("highspy")


def _client(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415 -- an optional library, heavy, asked for by --cluster
    except ImportError as fault:
        raise ClusterRefused(
            "--cluster needs the library distributed: install Mājup with its extra, majup[cluster]."
        ) from fault
    try:
        return Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise ClusterRefused(
            f"No Dask scheduler answers at {address}: start one (dask scheduler), or correct --cluster."
        ) from fault


def _sound_workers(client: "Client", address: str) -> int:
    """How many workers there are; all must run what runs here."""
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_WAIT_FOR_WORKERS)
    except TimeoutError as fault:
        raise ClusterRefused(
            f"The scheduler at {address} has no workers: start some (dask worker {address} --nthreads 1)."
        ) from fault
    here = what_runs_here()
    try:
        found: dict[str, tuple[str, str]] = client.run(what_runs_here)
    except ImportError as fault:
        raise ClusterRefused(
            f"A worker of {address} has no Mājup ({fault}): install the same version there."
        ) from fault
    for worker, there in sorted(found.items()):
        if there != here:
            raise ClusterRefused(
                f"Worker {worker} runs engine {there[0]} with HiGHS {there[1]}, here it is {here[0]} with "
                f"{here[1]}: their plans could differ; install the same versions."
            )
    return len(found)
