"""Comparing what was published with what the records count (design principle 2): nothing is corrected."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from majup.domains.monitoring.rules.figures import Rounding, rounded


class Verdict(StrEnum):
    """How a published figure and the records agree. AGREES: once rounded, or on the side that is stated."""

    EQUAL = "EQUAL"
    AGREES = "AGREES"
    DIFFERENT = "DIFFERENT"
    NOT_COMPUTED = "NOT_COMPUTED"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, by how much the records lie above what was published, and how they were rounded to agree."""

    verdict: Verdict
    difference: Decimal | None
    rounding: Rounding | None = None

    @property
    def holds(self) -> bool:
        """Whether the records come out as published."""
        return self.verdict in {Verdict.EQUAL, Verdict.AGREES}


def compare(
    *, published: Decimal, operator: str, rounded_to: Decimal, computed: Decimal | None
) -> Comparison:
    """Compare in the step the figure was published in; ">=" and "<=" hold on their side of it.

    No document says how it rounds. Half up is tried first; some figures fit only when cut (X06).
    """
    if computed is None:
        return Comparison(Verdict.NOT_COMPUTED, None)
    difference = computed - published
    if difference == 0:
        return Comparison(Verdict.EQUAL, difference)
    for way in Rounding:
        if _holds(rounded(computed, to=rounded_to, by=way), operator, published):
            return Comparison(Verdict.AGREES, difference, way)
    return Comparison(Verdict.DIFFERENT, difference)


def _holds(computed: Decimal, operator: str, published: Decimal) -> bool:
    if operator == ">=":
        return computed >= published
    if operator == "<=":
        return computed <= published
    return computed == published
