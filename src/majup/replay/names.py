"""Names for people who do not exist: by generation, sex and part of the country, surnames in both forms.

Pure apart from reading its own list. Knows no register and no real person.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

LIST = Path(__file__).resolve().parent / "facts" / "names.yaml"
OLD_BEFORE, YOUNG_FROM = 1955, 1992
LATGALIAN_SHARE = {"LATGALE": 0.55, "RIGA": 0.2}
"""How often somebody of a region bears a surname of eastern Latvia; one in ten elsewhere."""

_FEMININE = (("skis", "ska"), ("nieks", "niece"), ("is", "e"), ("s", "a"), ("š", "a"))


@dataclass(frozen=True, slots=True)
class Names:
    """The lists, ready to draw from."""

    given: dict[tuple[str, str], tuple[str, ...]]
    latvian: tuple[str, ...]
    latgalian: tuple[str, ...]


@cache
def name_lists() -> Names:
    """The lists of the file, each name once."""
    lists = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    given = {
        (sex, generation): tuple(dict.fromkeys(found))
        for sex, key in (("F", "given_female"), ("M", "given_male"))
        for generation, found in lists[key].items()
    }
    surnames = lists["surnames"]
    return Names(
        given=given,
        latvian=tuple(dict.fromkeys(surnames["latvian"])),
        latgalian=tuple(dict.fromkeys(surnames["latgalian"])),
    )


def generation_of(year: int) -> str:
    """Which list of given names fits somebody born in a year."""
    if year < OLD_BEFORE:
        return "old"
    return "young" if year >= YOUNG_FROM else "middle"


def feminine(surname: str) -> str:
    """The surname as a woman bears it: Bērziņš → Bērziņa, Lācis → Lāce, Ozols → Ozola, Liepa → Liepa."""
    for ending, hers in _FEMININE:
        if surname.endswith(ending):
            return surname[: -len(ending)] + hers
    return surname


def given_name(rng: Random, *, sex: str, born: int) -> str:
    """A given name of the sex and generation; one in twelve has two."""
    choices = name_lists().given[sex, generation_of(born)]
    first = choices[int(rng.random() * len(choices))]
    if rng.random() < 1 / 12:
        second = choices[int(rng.random() * len(choices))]
        return first if second == first else f"{first} {second}"
    return first


def family_name(rng: Random, *, sex: str, region: str) -> str:
    """A surname in the form of the sex; in Latgale more often one of its own."""
    lists = name_lists()
    from_the_east = rng.random() < LATGALIAN_SHARE.get(region, 0.1)
    choices = lists.latgalian if from_the_east else lists.latvian
    surname = choices[int(rng.random() * len(choices))]
    return feminine(surname) if sex == "F" else surname
