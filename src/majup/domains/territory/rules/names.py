"""When two spellings are the same name: case and Latvian letters do not matter, spaces little."""

import unicodedata


def plain(name: str) -> str:
    """Small letters without diacritics, single spaces: " Rīgas  Plānošanas" → "rigas planosanas"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(mark for mark in decomposed if not unicodedata.combining(mark)).split())


def same_name(a: str, b: str) -> bool:
    """True where the two differ only in case, diacritics and spaces."""
    return plain(a) == plain(b)
