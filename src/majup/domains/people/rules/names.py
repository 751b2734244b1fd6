"""How names are compared: case and Latvian letters do not matter when somebody searches."""

import unicodedata


def folded(text: str) -> str:
    """Small letters without marks and single blanks: " Ārija  Avotiņa" → "arija avotina"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


def search_name(*, given_name: str, family_name: str) -> str:
    """What `Person.search_name` holds: given name, then family name, folded."""
    return folded(f"{given_name} {family_name}")


def search_words(text: str) -> tuple[str, ...]:
    """The words of a search, folded; a person is found where the name holds every one of them."""
    return tuple(folded(text).split())
