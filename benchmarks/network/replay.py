"""The five regions of the replayed country, all aims, and the same regions planned by hand.

The problems are read from replay/*.json among the instances, or frozen from the house's database.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.child import Ran, run_json
from benchmarks.row import Row, Trace
from benchmarks.setting import NotThere, Setting
from majup.engines.network.greedy import planned_by_hand
from majup.engines.network.problem import problem_from_json

LIMITS = ((30.0, 0.02), (300.0, 0.005))
ROOM_SECONDS = 60.0
SECONDS_TO_FREEZE = 300.0


def rows(setting: Setting) -> Iterator[Row]:
    """Plan each region within each limit, then compare what is met with a plan by hand."""
    limits = LIMITS if setting.limit is None else ((setting.limit, LIMITS[0][1]),)
    for file in _problems(setting):
        last: Ran | None = None
        for seconds, gap in limits:
            name = f"replay, {file.stem}, {seconds:.0f} s"
            if setting.wants(name):
                last = _planned(file, seconds, setting)
                yield _row(name, last, seconds=seconds, gap=gap)
        name = f"replay, {file.stem}, by hand"
        if setting.wants(name):
            last = last or _planned(file, limits[0][0], setting)
            yield _row_by_hand(name, file, last)


def _problems(setting: Setting) -> list[Path]:
    """Frozen problems. Raises NotThere where there are neither files nor a replayed database."""
    folder = setting.instances / "replay" if setting.instances else None
    if folder is None or not folder.is_dir():
        folder = setting.scratch / "replay"
        folder.mkdir(exist_ok=True)
        ran = run_json([sys.executable, "-m", "benchmarks.frozen_regions", folder], seconds=SECONDS_TO_FREEZE)
        if ran.code != 0 or not list(folder.iterdir()):
            raise NotThere(
                "The database has no replayed country: run majup replay first, or name a folder with "
                f"replay/*.json by --instances. {ran.complaint}"
            )
    return sorted(folder.glob("*.json"))


def _planned(file: Path, seconds: float, setting: Setting) -> Ran:
    command = [sys.executable, "-m", "benchmarks.plan_file", str(file), str(seconds), str(setting.jobs)]
    return run_json(command, seconds=seconds + ROOM_SECONDS)


def _row(name: str, ran: Ran, *, seconds: float, gap: float) -> Row:
    aims: list[dict[str, Any]] = ran.answer.get("aims", [])
    worst = max((aim["gap"] for aim in aims), default=None)
    return Row(
        work=name,
        goal=f"every aim within {gap:.1%}",
        ours=_ours(ran, aims) if aims else f"no answer: {ran.complaint or ran.answer.get('outcome')}",
        met=worst is not None and worst <= gap and ran.answer["seconds"] <= seconds * 1.05 + 1.0,
        traces=(
            Trace(name="Mājup", points=tuple((at, found) for at, found in ran.answer.get("course", []))),
        ),
    )


def _ours(ran: Ran, aims: list[dict[str, Any]]) -> str:
    gaps = ", ".join(f"{aim['gap']:.2%}" for aim in aims)
    return (
        f"gaps {gaps}; {ran.answer['needs_met']:,.0f} of {ran.answer['needs_total']:,.0f} needs met, "
        f"{ran.answer['seconds']:.0f} s, {ran.peak_mb:.0f} MB"
    )


def _row_by_hand(name: str, file: Path, ran: Ran) -> Row:
    """By weighted needs met, which is what the first aim counts; by hand floors are not minded."""
    hand = planned_by_hand(problem_from_json(file.read_text(encoding="utf-8")))
    aims: list[dict[str, Any]] = ran.answer.get("aims", [])
    value = aims[0]["value"] if aims else 0.0
    more = value / hand.weighted - 1.0 if hand.weighted else 0.0
    return Row(
        work=name,
        goal="more needs met for the same money",
        ours=f"{value:,.0f} needs met by weight, {more:+.1%}; {ran.answer.get('capital_eur', 0):,.0f} EUR",
        peer=f"place, serve, repeat: {hand.weighted:,.0f} by weight; {hand.capital_eur:,.0f} EUR",
        ratio=value / hand.weighted if hand.weighted else None,
        met=more > 0,
    )
