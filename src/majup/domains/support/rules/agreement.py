"""When a plan may be agreed or refused: nobody moves without agreement (R269), staying is valid (R038)."""

from dataclasses import dataclass
from datetime import date

STAYS_IN_INSTITUTION = "STAYS_IN_INSTITUTION"
LEAVES = frozenset({"MOVES_HOME", "TO_FAMILY", "TO_FAMILY_LIKE_CARE"})
"""Outlooks that change where somebody lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the decision rests on. `is_of_age` is as of the day of the decision."""

    state: str
    outlook: str
    drawn_on: date
    items: int
    is_of_age: bool


def agreement_fault(facts: PlanFacts, *, agreed_by: str, agreed_on: date, today: date) -> str:
    """The code of why the plan cannot be agreed like this; empty where nothing stands against it."""
    if facts.state != "DRAFT":
        return "plan_is_no_draft"
    if facts.items == 0 and facts.outlook != STAYS_IN_INSTITUTION:
        return "plan_without_items"
    if agreed_by == "PERSON" and not facts.is_of_age:
        return "child_is_represented"
    if agreed_by not in {"PERSON", "REPRESENTATIVE"}:
        return "who_agreed_is_missing"
    return _day_fault(agreed_on, drawn_on=facts.drawn_on, today=today)


def refusal_fault(facts: PlanFacts, *, reason: str, refused_on: date, today: date) -> str:
    """The code of why the refusal cannot be recorded like this; a refusal has its reason."""
    if facts.state != "DRAFT":
        return "plan_is_no_draft"
    if not reason.strip():
        return "refusal_without_reason"
    return _day_fault(refused_on, drawn_on=facts.drawn_on, today=today)


def _day_fault(day: date, *, drawn_on: date, today: date) -> str:
    if day > today:
        return "plan_day_lies_ahead"
    return "before_it_was_drawn" if day < drawn_on else ""
