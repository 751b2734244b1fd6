"""How much help an invented person needs: answers to the instrument, drawn around one hidden strength.

Pure. Severities and care level come from the answers by the assessments' own rules, never the other way
about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from majup.domains.assessments.rules.scoring import care_level, weights
from majup.replay.chance import Chance

LEAN = {
    "ADULT_GRT": {
        "d1": 0.5,
        "d2": 0.2,
        "d3": -0.1,
        "d4": -0.9,
        "d5": -0.5,
        "d6": 0.3,
        "d7": 0.1,
        "d8": 0.8,
        "d9": 0.2,
    },
    "CHILD_FT": {
        "d1": 0.4,
        "d2": 0.1,
        "d3": 0.3,
        "d4": 0.0,
        "d5": 0.1,
        "d6": -0.1,
        "d7": -0.3,
        "d8": 0.4,
        "d9": 0.2,
    },
    "CHILD_OFC": {
        "d1": 0.2,
        "d2": 0.5,
        "d3": -0.3,
        "d4": -1.2,
        "d5": -0.9,
        "d6": -0.2,
        "d7": 0.9,
        "d8": 0.4,
        "d9": 0.1,
    },
}
"""How far a chapter leans from the person's own strength of need, in ICF degrees."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an assessment found."""

    answers: dict[str, int]
    severities: dict[str, int]
    care_level: int


@dataclass(frozen=True)
class Asked:
    """An instrument as the replay asks it: by chapter the question, its weight and its ages."""

    chapters: tuple[tuple[str, tuple[tuple[str, int, int, int], ...]], ...]
    asks_age: bool


def asked_of(questionnaire: Mapping[str, Any]) -> Asked:
    """Read an instrument once, so that six thousand assessments need not."""
    chapters = []
    for group in questionnaire["item"]:
        if group["type"] == "group":
            weighed = weights(group)
            questions = tuple(
                (item["linkId"], weighed[item["linkId"]], *_ages(item)) for item in group["item"]
            )
            chapters.append((group["linkId"], questions))
    return Asked(tuple(chapters), any(item["linkId"] == "age" for item in questionnaire["item"]))


def _ages(item: Mapping[str, Any]) -> tuple[int, int]:
    bounds = [condition["answerInteger"] for condition in item.get("enableWhen", [])]
    return (bounds[0], bounds[1]) if bounds else (0, 200)


def found_by(chance: Chance, asked: Asked, *, group: str, age: int, strength: float) -> Found:
    """Answers of one person; `strength` of [0, 4] is how much help they need on the whole."""
    answers: dict[str, int] = {"age": age} if asked.asks_age else {}
    severities: dict[str, int] = {}
    for chapter, questions in asked.chapters:
        centre = strength + LEAN[group].get(chapter, 0.0) + chance.gauss(0, 0.45)
        total = weight_sum = 0
        for link, weight, first, last in questions:
            if first <= age <= last:
                value = min(max(round(centre + chance.gauss(0, 0.6)), 0), 4)
                answers[link] = value
                total += weight * value
                weight_sum += weight
        if weight_sum and chapter[0] == "d":
            severities[chapter] = int(total / weight_sum + 0.5)
    return Found(answers, severities, _level(tuple(sorted(severities.items()))))


@lru_cache(maxsize=4096)
def _level(severities: tuple[tuple[str, int], ...]) -> int:
    return care_level(dict(severities))
