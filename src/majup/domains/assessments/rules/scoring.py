"""How answers become needs, and needs a care level. Pure; old answers re-score with their own version.

A chapter's severity is the weighted mean of its answered questions, rounded half up: what makes daily
life without help impossible weighs double. The care level follows what help is needed every day: chapters
d3 to d6.
"""

from collections.abc import Mapping
from typing import Any

from majup.domains.assessments.rules.chapters import CHAPTERS
from majup.domains.assessments.rules.questionnaire import ITEM_WEIGHT

DAILY = ("d3", "d4", "d5", "d6")
LEVEL_FROM = ((3.2, 4), (2.2, 3), (1.2, 2))
"""Lowest mean of the daily chapters for a level; below all of them the level is 1."""


def severities(questionnaire: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, int]:
    """Severity 0 to 4 of each chapter that has an answered question."""
    found: dict[str, int] = {}
    for group in questionnaire["item"]:
        if group["linkId"] in CHAPTERS:
            severity = _weighted_mean(group["item"], answers)
            if severity is not None:
                found[group["linkId"]] = severity
    return found


def care_level(found: Mapping[str, int]) -> int:
    """Level 1 (some hours a week) to 4 (full care round the clock), from the daily chapters."""
    daily = [found.get(chapter, 0) for chapter in DAILY]
    mean = sum(daily) / len(daily)
    return next((level for lowest, level in LEVEL_FROM if mean >= lowest), 1)


def weights(group: Mapping[str, Any]) -> dict[str, int]:
    """The weight of each question of a chapter by its linkId."""
    return {
        item["linkId"]: int(extension["valueDecimal"])
        for item in group["item"]
        for extension in item["extension"]
        if extension["url"] == ITEM_WEIGHT
    }


def _weighted_mean(items: list[Mapping[str, Any]], answers: Mapping[str, Any]) -> int | None:
    weighed = weights({"item": items})
    answered = [(weighed[link], int(answers[link])) for link in weighed if link in answers]
    if not answered:
        return None
    total = sum(weight for weight, _ in answered)
    return int(sum(weight * value for weight, value in answered) / total + 0.5)
