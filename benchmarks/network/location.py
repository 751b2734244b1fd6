"""Public p-medians and capacitated location problems: our doors beside spopt with HiGHS, and plain HiGHS.

Every piece of work is a process of its own; our seconds are those of the whole process, Python's start and
reading included, a peer's are those of its model and its solving alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.child import Ran, run_json, run_majup
from benchmarks.row import Row
from benchmarks.setting import NotThere, Setting

PEERS = Path(__file__).parent / "peers"
LIMIT_SECONDS = 60.0
# A peer that was told to stop gets so long to do so.
ROOM_SECONDS = 60.0
BESIDE_SPOPT = ("pmed1", "pmed6", "pmed11")
TIMES_FASTER = 20.0
MEDIAN_SECONDS, WORST_SECONDS, MOST_MB = 2.0, 60.0, 500.0
ALL_CAP_SECONDS = 2.0
SAME = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Instances of one kind: their files, the door with its options, the peer's word for them, the goal."""

    files: str
    door: tuple[str, ...]
    kind: str
    seconds: float


FAMILIES = (
    Family(files="cap/cap[a-z]*.txt", door=("cfl",), kind="cfl", seconds=20.0),
    Family(files="pmedcap1/*.txt", door=("cpmedian",), kind="cpmedian", seconds=10.0),
    Family(files="holmberg/*.txt", door=("cfl", "--single-source"), kind="single", seconds=5.0),
)


def rows(setting: Setting) -> Iterator[Row]:
    """Medians first, some beside spopt, then the capacitated ones beside plain HiGHS."""
    best = _known_best(setting)
    if setting.wants("pmed, all"):
        yield _all_medians(setting, best)
    for name in BESIDE_SPOPT:
        if setting.wants(name):
            yield _beside_spopt(setting, name, best)
    if setting.wants("cap, all"):
        yield _all_small(setting, best)
    for family in FAMILIES:
        for file in _files(setting, family.files):
            if setting.wants(file.stem):
                yield _beside_highs(setting, family, file, best)


def _all_medians(setting: Setting, best: dict[str, float]) -> Row:
    files = _files(setting, "pmed/*.txt")
    runs = {file.stem: _run(setting, file, ("pmedian",)) for file in files}
    proved = [name for name, ran in runs.items() if _is_proved(ran, best.get(name))]
    seconds = [ran.seconds for ran in runs.values()]
    most_mb = max(ran.answer.get("peak_mb", 0.0) for ran in runs.values())
    return Row(
        work="pmed, all",
        goal=f"all {len(files)} proved; median ≤ {MEDIAN_SECONDS:g} s, worst ≤ {WORST_SECONDS:g} s, "
        f"≤ {MOST_MB:g} MB",
        ours=f"{len(proved)} proved; median {median(seconds):.2f} s, worst {max(seconds):.2f} s, "
        f"{sum(ran.cpu_seconds for ran in runs.values()):.1f} CPU s in all, {most_mb:.0f} MB",
        met=len(proved) == len(files)
        and median(seconds) <= MEDIAN_SECONDS
        and max(seconds) <= WORST_SECONDS
        and most_mb <= MOST_MB,
    )


def _beside_spopt(setting: Setting, name: str, best: dict[str, float]) -> Row:
    file = setting.instances_in(f"pmed/{name}.txt")
    ran = _run(setting, file, ("pmedian",))
    peer = _peer(setting, ("spopt_median.py", file))
    solving = ran.answer.get("seconds")
    ratio = None if isinstance(peer, str) or not solving else peer.answer["seconds"] / solving
    return Row(
        work=name,
        goal=f"proved, ≥ {TIMES_FASTER:g} times faster than spopt with HiGHS",
        ours=_said(ran) + (f"; {solving:.3f} s without start and reading" if solving else ""),
        peer=peer
        if isinstance(peer, str)
        else f"spopt with HiGHS: {peer.answer['status']} {peer.answer['value']}, "
        f"{peer.answer['seconds']:.2f} s; {peer.seconds:.1f} s with start and reading",
        ratio=ratio,
        met=None if ratio is None else ratio >= TIMES_FASTER and _is_proved(ran, best.get(name)),
    )


def _all_small(setting: Setting, best: dict[str, float]) -> Row:
    """All small ones in one process, as the door takes several files."""
    files = _files(setting, "cap/cap[0-9]*.txt")
    limit = _limit(setting)
    arguments: list[str | Path] = ["network", "cfl", *files, "--limit", f"{limit:g}", "--json"]
    together = run_majup(*arguments, seconds=limit * len(files) + ROOM_SECONDS)
    runs = {file.stem: _run(setting, file, ("cfl",)) for file in files}
    proved = [name for name, ran in runs.items() if _is_proved(ran, best.get(name))]
    peers = [_peer(setting, ("plain_location.py", "cfl", file)) for file in files]
    theirs = [peer.answer["seconds"] for peer in peers if not isinstance(peer, str)]
    refused = next((peer for peer in peers if isinstance(peer, str)), None)
    ratio = None if refused else sum(theirs) / together.seconds
    return Row(
        work="cap, all",
        goal=f"all {len(files)} proved, ≤ {ALL_CAP_SECONDS:g} s in all",
        ours=f"{len(proved)} proved, {together.seconds:.2f} s as one process "
        f"({sum(ran.answer.get('seconds', 0.0) for ran in runs.values()):.2f} s of solving one by one)",
        peer=refused or f"plain HiGHS: {sum(theirs):.2f} s of solving one by one",
        ratio=ratio,
        met=len(proved) == len(files) and together.seconds <= ALL_CAP_SECONDS,
    )


def _beside_highs(setting: Setting, family: Family, file: Path, best: dict[str, float]) -> Row:
    ran = _run(setting, file, family.door)
    peer = _peer(setting, ("plain_location.py", family.kind, file))
    return Row(
        work=file.stem,
        goal=f"proved, ≤ {family.seconds:g} s",
        ours=_said(ran),
        peer=peer if isinstance(peer, str) else _said_of_highs(peer),
        ratio=None if isinstance(peer, str) else peer.answer["seconds"] / ran.seconds,
        met=_is_proved(ran, best.get(file.stem)) and ran.seconds <= family.seconds,
    )


def _run(setting: Setting, file: Path, door: tuple[str, ...]) -> Ran:
    limit = _limit(setting)
    arguments: list[str | Path] = ["network", *door, file, "--limit", f"{limit:g}", "--json"]
    return run_majup(*arguments, seconds=limit + ROOM_SECONDS)


def _peer(setting: Setting, command: tuple[str | Path, ...]) -> Ran | str:
    """How a peer did, or why it could not run."""
    script, *arguments = command
    limit = _limit(setting)
    try:
        ran = run_json(
            [setting.peer(), PEERS / script, *arguments, f"{limit:g}", "1"], seconds=limit + ROOM_SECONDS
        )
    except NotThere as fault:
        return str(fault)
    return ran if "seconds" in ran.answer else f"the peer gave nothing: {ran.complaint}"


def _said(ran: Ran) -> str:
    answer = ran.answer
    if answer.get("gap") is None:
        return f"{answer.get('outcome', 'no answer')}: {ran.complaint}"
    return (
        f"{answer['outcome']} {answer['value']:.10g}, gap {answer['gap']:.3%}, {ran.seconds:.2f} s, "
        f"{ran.cpu_seconds:.2f} CPU s, {answer['peak_mb']:.0f} MB"
    )


def _said_of_highs(peer: Ran) -> str:
    answer = peer.answer
    gap = "no plan" if answer["gap"] is None else f"{answer['value']:.10g}, gap {answer['gap']:.3%}"
    return f"plain HiGHS: {answer['status']}, {gap}, {answer['seconds']:.2f} s"


def _is_proved(ran: Ran, best: float | None) -> bool:
    """Whether the answer is proved, and the known best value where there is one."""
    value = ran.answer.get("value")
    if ran.answer.get("outcome") != "PROVED_BEST" or value is None:
        return False
    return best is None or abs(value - best) <= SAME * max(1.0, abs(best))


def _known_best(setting: Setting) -> dict[str, float]:
    """Known best values by name: optima.tsv beside the instances, else nothing to compare with."""
    try:
        lines = setting.instances_in("optima.tsv").read_text(encoding="utf-8").splitlines()[1:]
    except NotThere:
        return {}
    cells = [line.split("\t") for line in lines]
    return {cell[1]: float(cell[5]) for cell in cells if len(cell) > 5 and cell[5]}


def _files(setting: Setting, pattern: str) -> list[Path]:
    """The files of a family, pmed2 before pmed10. Raises NotThere without a folder of instances."""
    found = setting.instances_in(".").glob(pattern)
    return sorted(found, key=lambda file: [int(part) for part in re.findall(r"\d+", file.stem)] or [0])


def _limit(setting: Setting) -> float:
    return setting.limit or LIMIT_SECONDS
