"""The three questions whether a place of care is an institution, whatever it is called (R053).

Source: the ministry's definition of 2014, after the Common European Guidelines: any care service where
clients are isolated from the wider community or made to live together, have too little control over their
lives and the decisions about them, or where the organisation's rules come before a person's own needs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """One answer a question."""

    is_isolated: bool
    lacks_control: bool
    rules_prevail: bool


def is_institution(answers: Answers) -> bool:
    """One yes is enough."""
    return answers.is_isolated or answers.lacks_control or answers.rules_prevail
