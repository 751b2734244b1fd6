"""What an invented person says they want, in plain Latvian, put together from short sentences.

Pure apart from reading its own list. The published documents hold nothing that anybody said.
"""

import re
from functools import cache
from pathlib import Path

import yaml

from majup.replay.chance import Chance

LIST = Path(__file__).resolve().parent / "facts" / "own_words.yaml"
_FORMS = re.compile(r"\[(.*?)\|(.*?)\]")
_LOCATIVE = (
    ("pagasts", "pagastā"),
    ("Cēsis", "Cēsīs"),
    ("pils", "pilī"),
    ("as", "ās"),
    ("us", "ū"),
    ("is", "ī"),
    ("s", "ā"),
    ("a", "ā"),
    ("e", "ē"),
    ("i", "os"),
)


@cache
def sentences() -> dict[str, dict[str, list[str]]]:
    """The sentences by situation and by what they tell: open, want, hard, like."""
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return found


def locative(place: str) -> str:
    """Where: Kuldīga → Kuldīgā, Talsi → Talsos, Abavas pagasts → Abavas pagastā."""
    for ending, where in _LOCATIVE:
        if place.endswith(ending):
            return place[: -len(ending)] + where
    return place


def own_words(chance: Chance, *, situation: str, sex: str, name: str, place: str) -> str:
    """Three to five sentences: how one wants to live, what for, what is hard, what one likes."""
    told = sentences()[situation]
    chosen = [chance.pick(told["open"]), chance.pick(told["want"])]
    if chance.chance(0.35):
        chosen.append(_another(chance, told["want"], than=chosen[1]))
    chosen.append(chance.pick(told["hard"]))
    if chance.chance(0.75):
        chosen.append(chance.pick(told["like"]))
    text = " ".join(chosen).replace("{name}", name.split()[0]).replace("{place}", locative(place))
    return _FORMS.sub(lambda forms: forms[1] if sex == "M" else forms[2], text)


def situation_of(*, group: str, outlook: str, age: int) -> str:
    """Whose voice it is: the person's own, or for a small child that of those who care."""
    if group == "ADULT_GRT":
        return {"MOVES_HOME": "adult_moves", "STAYS_IN_INSTITUTION": "adult_stays"}.get(outlook, "adult_home")
    if group == "CHILD_FT":
        return "child_young" if age < 8 else "child_school"
    if age < 7:
        return "care_young"
    return "care_school" if age < 15 else "care_teen"


def _another(chance: Chance, choices: list[str], *, than: str) -> str:
    found = chance.pick(choices)
    return found if found != than else choices[(choices.index(than) + 1) % len(choices)]
