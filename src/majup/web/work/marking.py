"""Where the searched words stand in a name, whatever their case and marks: `kuldig` in “Kuldīgas novads”."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, and whether a searched word stands there."""

    text: str
    is_match: bool


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search as names are compared: small letters without marks."""
    return tuple("".join(_plain(letter) for letter in text).split())


def holds_all(text: str, words: Iterable[str]) -> bool:
    """True where every word stands somewhere in the text."""
    folded = "".join(_plain(letter) for letter in text)
    return all(word in folded for word in words)


def marked(text: str, words: Iterable[str]) -> tuple[Part, ...]:
    """The text cut where searched words begin and end; put together again it is the same text."""
    plain = [(number, sign) for number, letter in enumerate(text) for sign in _plain(letter)]
    folded = "".join(sign for _number, sign in plain)
    hit = [False] * len(text)
    for word in words:
        for start in _starts(folded, word):
            for number, _sign in plain[start : start + len(word)]:
                hit[number] = True
    return tuple(_parts(text, hit))


def _plain(letter: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _starts(folded: str, word: str) -> Iterator[int]:
    start = folded.find(word) if word else -1
    while start >= 0:
        yield start
        start = folded.find(word, start + 1)


def _parts(text: str, hit: list[bool]) -> Iterator[Part]:
    start = 0
    for number in range(1, len(text) + 1):
        if number == len(text) or hit[number] != hit[start]:
            yield Part(text[start:number], hit[start])
            start = number
