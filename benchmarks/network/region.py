"""Synthetic regions and the country of planning.py: our door beside plain HiGHS, by the folder's sum.

The objective is that of the generator's header, in 1000 EUR: modules, buildings, ways, penalties in one sum.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.child import Ran, run_json, run_majup
from benchmarks.row import Row, Trace
from benchmarks.setting import NotThere, Setting

PLAIN_HIGHS = Path(__file__).parent / "peers" / "plain_highs.py"
PROGRESS = re.compile(r"(\d+\.\d) s .* gap ([\d.,]+)%")
THREADS = 2
# Reading a folder and writing a plan come on top of the limit.
ROOM_SECONDS = 60.0
LIMITS = {"region": ((60.0, 0.01), (300.0, 0.005)), "country": ((120.0, 0.015), (600.0, 0.008))}
SEEDS = {"region": (0, 1, 2, 3, 4), "country": (0,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One run: a folder of planning.py, a limit, and the gap to reach in it."""

    kind: str
    seed: int
    seconds: float
    gap: float

    @property
    def name(self) -> str:
        """As rows name it."""
        return f"{self.kind} {self.seed}, {self.seconds:.0f} s"


def rows(setting: Setting) -> Iterator[Row]:
    """Plan each region and country at each limit, and let plain HiGHS try the same."""
    for kind, seeds in SEEDS.items():
        for seed in seeds:
            wanted = [work for work in _works(kind, seed, setting) if setting.wants(work.name)]
            if wanted:
                folder = _folder(kind, seed, setting)
                course = _course_of_highs(folder, max(work.seconds for work in wanted), setting)
                yield from (_row(work, folder, course, setting) for work in wanted)


def _works(kind: str, seed: int, setting: Setting) -> Sequence[Work]:
    limits: Sequence[tuple[float, float]] = LIMITS[kind]
    if setting.limit is not None:
        limits = [(setting.limit, limits[0][1])]
    return [Work(kind=kind, seed=seed, seconds=seconds, gap=gap) for seconds, gap in limits]


def _folder(kind: str, seed: int, setting: Setting) -> Path:
    folder = setting.scratch / f"{kind}{seed}"
    command: list[str | Path] = [sys.executable, setting.instances_in("planning.py"), kind, str(seed), folder]
    ran = run_json(command, seconds=600.0)
    if ran.code != 0:
        raise NotThere(f"planning.py could not write {kind} {seed}: {ran.complaint}")
    return folder


def _course_of_highs(folder: Path, seconds: float, setting: Setting) -> list[list[float]] | str:
    """(seconds, value, bound) of plain HiGHS as it went, or why it could not run."""
    try:
        command: list[str | Path] = [setting.peer(), PLAIN_HIGHS, folder, str(seconds), str(THREADS)]
        ran = run_json(command, seconds=seconds + ROOM_SECONDS)
    except NotThere as fault:
        return str(fault)
    course: list[list[float]] = ran.answer.get("course", [])
    return course or f"plain HiGHS gave nothing: {ran.complaint}"


def _row(work: Work, folder: Path, course: list[list[float]] | str, setting: Setting) -> Row:
    out = setting.scratch / f"{folder.name}-plan"
    ran = run_majup(
        *("network", "solve", "--data", folder, "--out", out, "--limit", f"{work.seconds:g}", "--json"),
        seconds=work.seconds + ROOM_SECONDS,
    )
    answer = ran.answer
    gap = answer.get("gap")
    peer, peer_gap = _said(course, work.seconds)
    return Row(
        work=work.name,
        goal=f"gap at most {work.gap:.1%}",
        ours=_ours(answer, peak_mb=ran.peak_mb) if gap is not None else f"no answer: {ran.complaint}",
        peer=peer,
        ratio=peer_gap / gap if peer_gap is not None and gap else None,
        met=gap is not None and gap <= work.gap and ran.seconds <= work.seconds + ROOM_SECONDS,
        traces=_traces(work, ran, course),
    )


def _ours(answer: dict[str, Any], *, peak_mb: float) -> str:
    return (
        f"gap {answer['gap']:.2%} ({answer['value']:,.0f}, bound {answer['bound']:,.0f}), "
        f"{answer['seconds']:.0f} s, {peak_mb:.0f} MB"
    )


def _said(course: list[list[float]] | str, seconds: float) -> tuple[str, float | None]:
    """What plain HiGHS had by then."""
    if isinstance(course, str):
        return course, None
    by_then = [point for point in course if point[0] <= seconds + 1.0]
    if not by_then:
        return f"plain HiGHS, {THREADS} threads: nothing in {seconds:.0f} s", None
    _at, value, bound = by_then[-1]
    gap = _gap(value, bound)
    return f"plain HiGHS, {THREADS} threads: gap {gap:.2%} ({value:,.0f}, bound {bound:,.0f})", gap


def _traces(work: Work, ran: Ran, course: list[list[float]] | str) -> tuple[Trace, ...]:
    """Our own course is read from the progress that the door shows on standard error."""
    shown = [found for line in ran.complaints if (found := PROGRESS.search(line))]
    ours = [(float(found[1]), float(found[2].replace(",", "")) / 100) for found in shown]
    if ran.answer.get("gap") is not None:
        ours.append((ran.answer["seconds"], ran.answer["gap"]))
    theirs = [] if isinstance(course, str) else [(at, _gap(value, bound)) for at, value, bound in course]
    return (
        Trace(name="Mājup", points=tuple(ours)),
        Trace(name="plain HiGHS", points=tuple(p for p in theirs if p[0] <= work.seconds + 1)),
    )


def _gap(value: float, bound: float) -> float:
    return abs(value - bound) / abs(value) if value else 1.0
