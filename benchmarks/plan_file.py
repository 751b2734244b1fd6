"""`python -m benchmarks.plan_file PROBLEM.json SECONDS [THREADS]`: plan a frozen problem, in this process.

Prints one line: aims with value, bound and gap, what was met and spent, the course of the first aim's gap.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from majup.engines.network.problem import Limits, problem_from_json
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Progress

GAP = 0.0005


def main(file: Path, *, seconds: float, threads: int) -> None:
    """Plan and print."""
    course: list[tuple[float, float]] = []

    def note(progress: Progress) -> None:
        is_first = not plan_aims or progress.aim is plan_aims[0]
        if progress.aim and progress.gap is not None and is_first:
            plan_aims[:1] = [progress.aim]
            if not course or course[-1][1] != progress.gap:
                course.append((round(progress.seconds, 2), progress.gap))

    plan_aims: list[object] = []
    problem = problem_from_json(file.read_text(encoding="utf-8"))
    limits = Limits(seconds=seconds, gap=GAP, threads=threads)
    plan = plan_network(problem, limits=limits, on_progress=note)
    answer = {
        "outcome": plan.outcome,
        "aims": [asdict(aim) for aim in plan.aims],
        "needs_met": plan.needs_met,
        "needs_total": plan.needs_total,
        "capital_eur": plan.capital_eur,
        "seconds": plan.receipt.seconds,
        "stopped_by": plan.receipt.stopped_by,
        "course": course,
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), seconds=float(sys.argv[2]), threads=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
