"""Beyond one country: a synthetic continent of 27 countries, planned region by region on a Dask cluster.

730 regions of some 130 places and 55 sites, 95,000 places and 40,000 sites in all, 12 services. Each region
is made from its numbers on the worker that plans it. `--share` runs a part, `--limit` the seconds a region.
"""

import math
import os
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, replace
from heapq import heapify, heapreplace

from benchmarks.child import peak_mb
from benchmarks.loopback import loopback
from benchmarks.network.continent_regions import RegionSeed, continent, region_problem
from benchmarks.row import Row
from benchmarks.setting import NotThere, Setting
from majup.cli.network.cluster import ClusterRefused, cluster
from majup.engines.network.problem import Limits
from majup.engines.network.run import plan_network

IS_LONG = True
PARTS = (1 / 27, 3 / 27, 9 / 27, 1.0)
SECONDS_A_REGION = 10.0
MOST_MB = 2_000.0
# What a fit of times measured on a machine that does other things too may stray from 1.
MOST_POWER = 1.05
MANY_WORKERS = 64
REGIONS_WITH_A_FAULT = 8
WORK_WITH_A_FAULT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What one region came to: persons, money, gap of the first aim, what it took, and on which worker."""

    region: str
    needs_total: float
    needs_met: float
    capital_eur: float
    gap: float
    outcome: str
    seconds: float
    cpu_seconds: float
    peak_mb: float
    worker: str

    @property
    def answer(self) -> tuple[str, float, float, float, str]:
        """The part that must not depend on the worker."""
        return self.region, self.needs_met, self.capital_eur, self.gap, self.outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the continent, planned: its regions, and the seconds from first to last."""

    regions: tuple[Planned, ...]
    seconds: float

    @property
    def workers(self) -> int:
        """How many workers took part."""
        return len({planned.worker for planned in self.regions})


def plan_region(seed: RegionSeed, limits: Limits) -> Planned:
    """Make one region and plan it; runs on a worker. Its peak memory is that of the worker so far."""
    begun, cpu = time.monotonic(), time.thread_time()
    plan = plan_network(region_problem(seed), limits=limits)
    return Planned(
        region=seed.name,
        needs_total=plan.needs_total,
        needs_met=plan.needs_met,
        capital_eur=plan.capital_eur,
        gap=plan.aims[0].gap if plan.aims else 1.0,
        outcome=plan.outcome.value,
        seconds=time.monotonic() - begun,
        cpu_seconds=time.thread_time() - cpu,
        peak_mb=peak_mb(os.getpid()),
        worker=f"{socket.gethostname()}-{os.getpid()}",
    )


def rows(setting: Setting) -> Iterator[Row]:
    """Plan growing parts of the continent, then say how time grows, what it takes, and what a fault does."""
    limits = Limits(seconds=setting.limit or SECONDS_A_REGION)
    with ExitStack() as stack:
        address = setting.cluster
        if address is None:
            address = stack.enter_context(loopback(workers=setting.jobs)).address
        parts: list[Part] = []
        for share in _shares(setting.share):
            name = f"continent, {share * 27:.3g}/27"
            if setting.wants(name):
                parts.append(planned_part(_beginning(share), limits, address=address))
                yield _part_row(name, parts[-1], limits)
    if parts:
        yield _memory_row(parts)
        yield _projection_row(parts[-1], workers=parts[-1].workers, limits=limits)
        yield _projection_row(parts[-1], workers=MANY_WORKERS, limits=limits)
    if len(parts) > 1:
        yield _growth_row(parts)
    if setting.wants("a worker killed"):
        yield _fault_row()


def _shares(most: float) -> tuple[float, ...]:
    """The parts up to the one asked for; a smaller one than the smallest is run by itself."""
    return tuple(share for share in PARTS if share <= most + 0.003) or (most,)


def _beginning(share: float) -> Sequence[RegionSeed]:
    regions = continent()
    return regions[: math.ceil(len(regions) * share - 1e-9)]


def planned_part(
    seeds: Sequence[RegionSeed],
    limits: Limits,
    *,
    address: str,
    on_first: Callable[[], None] | None = None,
) -> Part:
    """Plan these regions on the cluster; `on_first` is called when the first one is done.

    Raises NotThere where the cluster cannot be used.
    """
    try:
        with cluster(address) as pool:
            return _planned(seeds, limits, executor=pool.executor, on_first=on_first)
    except ClusterRefused as refused:
        raise NotThere(str(refused)) from refused


def _planned(
    seeds: Sequence[RegionSeed],
    limits: Limits,
    *,
    executor: Executor,
    on_first: Callable[[], None] | None,
) -> Part:
    begun = time.monotonic()
    futures = [executor.submit(plan_region, seed, limits) for seed in seeds]
    for done, _ in enumerate(as_completed(futures)):
        if on_first and not done:
            on_first()
    regions = tuple(future.result() for future in futures)
    return Part(regions=regions, seconds=time.monotonic() - begun)


def seconds_with(part: Part, *, workers: int, regions: int) -> float:
    """How long so many regions would take: each goes to the worker that is free first.

    The measured seconds are repeated until there are enough; what the part took beyond its regions' seconds
    (sending, waiting) is kept for each region.
    """
    busy = sum(planned.seconds for planned in part.regions)
    beyond = max(0.0, part.seconds * part.workers - busy) / len(part.regions)
    free = [0.0] * workers
    heapify(free)
    for number in range(regions):
        heapreplace(free, free[0] + part.regions[number % len(part.regions)].seconds + beyond)
    return max(free)


def power_of_growth(parts: Sequence[Part]) -> float:
    """The p of seconds ~ regions^p, by least squares of logarithms."""
    points = [(math.log(len(part.regions)), math.log(part.seconds)) for part in parts]
    middle_x = sum(x for x, _y in points) / len(points)
    middle_y = sum(y for _x, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _y in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread


def _part_row(name: str, part: Part, limits: Limits) -> Row:
    met = sum(planned.needs_met for planned in part.regions)
    total = sum(planned.needs_total for planned in part.regions)
    gaps = sorted(planned.gap for planned in part.regions)
    return Row(
        work=name,
        goal="every region planned and recounted",
        ours=(
            f"{len(part.regions)} regions, {met:,.0f} of {total:,.0f} needs met, median gap "
            f"{gaps[len(gaps) // 2]:.2%}, {gaps[-1]:.2%} at most; {part.seconds:.0f} s on {part.workers} "
            f"worker{'s' * (part.workers > 1)}, {limits.seconds:g} s a region at most"
        ),
        met=all(planned.outcome != "NO_ANSWER_IN_TIME" for planned in part.regions),
    )


def _memory_row(parts: Sequence[Part]) -> Row:
    peak = max(planned.peak_mb for part in parts for planned in part.regions)
    return Row(
        work="continent, memory",
        goal=f"{MOST_MB / 1000:.0f} GB a worker at most",
        ours=f"{peak:.0f} MB at most",
        met=peak <= MOST_MB,
    )


def _projection_row(part: Part, *, workers: int, limits: Limits) -> Row:
    regions = len(continent())
    is_measured = workers == part.workers and len(part.regions) == regions
    seconds = part.seconds if is_measured else seconds_with(part, workers=workers, regions=regions)
    how = "measured" if is_measured else f"projected from {len(part.regions)} regions"
    return Row(
        work=f"continent, {workers} worker{'s' * (workers > 1)}",
        goal="the whole continent",
        ours=f"{regions} regions in {seconds / 60:.1f} min, {how}, {limits.seconds:g} s a region at most",
    )


def _growth_row(parts: Sequence[Part]) -> Row:
    power = power_of_growth(parts)
    counts = ", ".join(f"{len(part.regions)}: {part.seconds:.0f} s" for part in parts)
    return Row(
        work="continent, growth",
        goal=f"seconds no faster than regions (power at most {MOST_POWER:g})",
        ours=f"seconds ~ regions^{power:.2f} ({counts})",
        met=power <= MOST_POWER,
    )


def _fault_row() -> Row:
    """Kill one of two workers once the first region is done.

    Work ends a plan here, not the clock, and regions are small, so that both runs are short and must agree.
    """
    seeds = [replace(seed, places=30, sites=12) for seed in continent()[:REGIONS_WITH_A_FAULT]]
    limits = Limits(seconds=600.0, work=WORK_WITH_A_FAULT)
    with loopback(workers=2) as running:
        # All regions were handed out at the start, so either worker has some under way.
        hurt = planned_part(seeds, limits, address=running.address, on_first=running.kill_worker)
    with loopback(workers=2) as running:
        sound = planned_part(seeds, limits, address=running.address)
    is_equal = [p.answer for p in hurt.regions] == [p.answer for p in sound.regions]
    return Row(
        work="a worker killed",
        goal="its regions are planned again elsewhere, to the same answer",
        ours=f"{len(hurt.regions)} regions, answers {'equal' if is_equal else 'DIFFER'}; "
        f"{hurt.seconds:.0f} s, {sound.seconds:.0f} s without the fault",
        met=is_equal,
    )
