"""Who must sign an assessment (R020, R093), and what is odd about its days (X07). Pure."""

from collections.abc import Collection
from datetime import date

PROFESSIONS = (
    "SOCIAL_WORKER",
    "PSYCHOLOGIST",
    "OCCUPATIONAL_THERAPIST",
    "PHYSIOTHERAPIST",
    "SPEECH_THERAPIST",
    "SPECIAL_EDUCATOR",
    "DOCTOR",
    "NURSE",
)
LEAST_PROFESSIONS = 2
"""A multi-professional team is two professions or more: "dažādi speciālisti"."""


def team_fault(professions: Collection[str]) -> str:
    """The code of why these signatures do not do; empty where they do."""
    signed = set(professions)
    if not signed <= set(PROFESSIONS):
        return "profession_unknown"
    return "team_is_too_narrow" if len(signed) < LEAST_PROFESSIONS else ""


def order_warnings(*, identified_on: date | None, started_on: date) -> tuple[str, ...]:
    """What is odd about the order of identification and assessment: told, never refused.

    The published table itself counts one person more as assessed than as identified (Zemgale, X07).
    """
    if identified_on is None:
        return ("assessed_without_identification",)
    return ("assessed_before_identification",) if started_on < identified_on else ()
