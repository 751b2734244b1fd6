"""A problem and its limits as canonical text, so that a run can be stored, hashed and repeated elsewhere."""

import hashlib

from majup.engines.network.problem.encoding import from_json, to_json
from majup.engines.network.problem.limits import Limits
from majup.engines.network.problem.records import Problem


def problem_to_json(problem: Problem) -> str:
    """Write the problem as one canonical line; equal problems give equal lines."""
    return to_json(problem)


def problem_from_json(text: str) -> Problem:
    """Read a problem back. Raises ForeignText (a ValueError) naming the field that does not belong."""
    return from_json(text, Problem)


def problem_sha256(problem: Problem) -> str:
    """Hash of the canonical line, in hexadecimal: two runs with one hash solved the same problem."""
    return hashlib.sha256(problem_to_json(problem).encode()).hexdigest()


def limits_to_json(limits: Limits) -> str:
    """Write limits as one canonical line."""
    return to_json(limits)


def limits_from_json(text: str) -> Limits:
    """Read limits back. Raises ForeignText (a ValueError) naming the field that does not belong."""
    return from_json(text, Limits)
