"""Latvian alphabetical order and forgiving comparison of words, for lists that are sorted in memory."""

import unicodedata

_ALPHABET = "aābcčdeēfgģhiījkķlļmnņoōpqrŗsštuūvwxyzž"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET, start=100)}


def alphabetical(text: str) -> tuple[tuple[int, ...], str]:
    """Sort key: č after c, š after s; other signs by their code; upper and lower case alike."""
    lowered = text.casefold()
    return tuple(_PLACE.get(letter, min(ord(letter), 99)) for letter in lowered), lowered


def folded(text: str) -> str:
    """Without case and without marks, so that `kuldiga` finds `Kuldīga`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
