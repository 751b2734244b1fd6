"""What the child process runs: texts in, texts out. No Django and no database here."""

from collections.abc import Callable
from typing import Any

from majup.engines.network.problem import limits_from_json, problem_from_json
from majup.engines.network.run import plan_network
from majup.engines.network.solution import Progress, plan_to_json


def solve(
    problem: str, limits: str, *, tell: Callable[[dict[str, Any]], None], is_cancelled: Callable[[], bool]
) -> str:
    """Plan the network of a problem; the answer is the plan's text."""

    def on_progress(progress: Progress) -> None:
        tell(
            {
                "stage": progress.aim.value if progress.aim else progress.stage,
                "value": progress.value,
                "bound": progress.bound,
                "gap": progress.gap,
                "share": progress.share,
            }
        )

    plan = plan_network(
        problem_from_json(problem),
        limits=limits_from_json(limits),
        on_progress=on_progress,
        is_cancelled=is_cancelled,
    )
    return plan_to_json(plan)
