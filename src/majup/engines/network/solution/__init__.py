"""The answer as frozen records, how it is read from the solver's numbers, and its text."""

from majup.engines.network.problem.records import Aim
from majup.engines.network.solution.codec import plan_from_json, plan_to_json
from majup.engines.network.solution.records import (
    AimResult,
    BudgetUse,
    Building,
    MunicipalityLine,
    Opened,
    Outcome,
    Plan,
    Progress,
    Reason,
    Receipt,
    Relaxation,
    Served,
    ServesFrom,
    SharedUse,
    Unmet,
    UnmetFacts,
)

__all__ = [
    "Aim",
    "AimResult",
    "BudgetUse",
    "Building",
    "MunicipalityLine",
    "Opened",
    "Outcome",
    "Plan",
    "Progress",
    "Reason",
    "Receipt",
    "Relaxation",
    "Served",
    "ServesFrom",
    "SharedUse",
    "Unmet",
    "UnmetFacts",
    "plan_from_json",
    "plan_to_json",
]
