"""A plan as canonical text, to be stored and read back."""

from majup.engines.network.problem.encoding import from_json, to_json
from majup.engines.network.solution.records import Plan


def plan_to_json(plan: Plan) -> str:
    """Write the plan as one canonical line; fields at their default are left out."""
    return to_json(plan)


def plan_from_json(text: str) -> Plan:
    """Read a plan back. Raises ForeignText (a ValueError) naming the field that does not belong."""
    return from_json(text, Plan)
