"""The Latvian catalogue against the sources: `python setup/messages.py` brings it up to date.

Adds what is new with an empty translation, takes out what is gone, keeps every translation, marks nothing
fuzzy, and prints what is still to be translated. The house test asks the same functions.
A text of Django that we translate ourselves carries the comment OVERRIDES; it is in no source of ours.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
if __name__ == "__main__" and Path(sys.prefix) != VENV:
    os.execv(VENV / "bin" / "python", [str(VENV / "bin" / "python"), *sys.argv])

import django  # noqa: E402 -- only the environment has these, and the line above goes there
from babel.messages.catalog import Catalog, Message  # noqa: E402 -- as above
from babel.messages.extract import extract_python  # noqa: E402 -- as above
from babel.messages.pofile import read_po, write_po  # noqa: E402 -- as above
from django.conf import settings  # noqa: E402 -- as above
from django.utils.translation.template import templatize  # noqa: E402 -- as above

SOURCES = ROOT / "src" / "majup"
CATALOGUE = SOURCES / "locale" / "lv" / "LC_MESSAGES" / "django.po"
OVERRIDES = "Overrides Django's own."
PLURALS = "nplurals=3; plural=(n % 10 == 1 && n % 100 != 11 ? 0 : n != 0 ? 1 : 2);"
HEADER = f"""# Latvian texts of Mājup. Brought up to date by setup/messages.py.
msgid ""
msgstr ""
"Project-Id-Version: majup\\n"
"Language: lv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {PLURALS}\\n"
"""
FUNCTIONS = {
    "": None,
    "n": (1, 2),
    "p": ((1, "c"), 2),
    "np": ((1, "c"), 2, 3),
}
KEYWORDS = {
    f"{kind}gettext{ending}": places
    for kind, places in FUNCTIONS.items()
    for ending in ("", "_lazy", "_noop")
} | {"_": None}
PLACEHOLDER = re.compile(r"%\((\w+)\)")
NAMELESS = re.compile(r"%[sdif]")


@dataclass(frozen=True, order=True)
class Text:
    """One text of the sources: what it is known by, and where it is used."""

    context: str
    singular: str
    plural: str
    places: tuple[str, ...] = field(default=(), compare=False)
    comments: tuple[str, ...] = field(default=(), compare=False)

    @property
    def placeholders(self) -> set[str]:
        """The names the translation must have too."""
        return set(PLACEHOLDER.findall(self.plural or self.singular))


def source_texts() -> list[Text]:
    """Every text of our Python files and templates that passes gettext, in the order of the sources."""
    found: dict[Text, Text] = {}
    for path in sorted([*SOURCES.rglob("*.py"), *SOURCES.rglob("*.html"), *SOURCES.rglob("*.txt")]):
        for text in _texts_of(path):
            before = found.get(text, text)
            places = tuple(dict.fromkeys((*before.places, *text.places)))
            comments = tuple(dict.fromkeys((*before.comments, *text.comments)))
            found[text] = Text(text.context, text.singular, text.plural, places, comments)
    return list(found.values())


def catalogue() -> Catalog:
    """The Latvian catalogue as it is kept, or an empty one."""
    content = CATALOGUE.read_bytes() if CATALOGUE.exists() else HEADER.encode()
    return read_po(BytesIO(content), locale="lv", domain="django")


def faults(texts: list[Text], kept: Catalog) -> list[str]:
    """What keeps the catalogue from being complete, a sentence each."""
    known = {_key(text) for text in texts}
    missing = [
        f"{text.places[0]}: not in the catalogue: {text.singular!r}"
        for text in texts
        if not _entry(kept, text)
    ]
    wrong = [fault for text in texts if (entry := _entry(kept, text)) for fault in _faults_of(text, entry)]
    stale = [
        f"no source has it any more: {entry.id!r}"
        for entry in _entries(kept)
        if _key_of(entry) not in known and OVERRIDES not in entry.auto_comments
    ]
    return [*missing, *wrong, *stale]


def updated(texts: list[Text], kept: Catalog) -> Catalog:
    """The catalogue with every text of the sources, translated where it was translated before."""
    fresh = read_po(BytesIO(HEADER.encode()), locale="lv", domain="django")
    for text in texts:
        before = _entry(kept, text)
        fresh.add(
            (text.singular, text.plural) if text.plural else text.singular,
            before.string if before else _untranslated(text),
            locations=[(place, 0) for place in text.places],
            auto_comments=text.comments,
            user_comments=before.user_comments if before else (),
            context=text.context or None,
        )
    for entry in _entries(kept):
        if OVERRIDES in entry.auto_comments and _entry_by_key(fresh, _key_of(entry)) is None:
            fresh[entry.id] = entry
    return fresh


def main() -> int:
    """Bring the catalogue up to date and say what is left to translate."""
    texts = source_texts()
    fresh = updated(texts, catalogue())
    body = BytesIO()
    write_po(body, fresh, width=110, include_lineno=False, ignore_obsolete=True, omit_header=True)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    # The header is ours, without the times and names that would change with each writing.
    CATALOGUE.write_bytes(HEADER.encode() + b"\n" + body.getvalue())
    left = faults(texts, fresh)
    print("\n".join(left))
    print(f"{len(texts)} texts, {len(left)} still to do in {CATALOGUE.relative_to(ROOT)}")
    return 0


def _texts_of(path: Path) -> Iterator[Text]:
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        if not settings.configured:
            settings.configure()
            django.setup()
        # Each text stands on one line; what is around it is no Python, so its indents are taken away.
        content = "\n".join(line.strip() for line in templatize(content, origin=str(path)).splitlines())
    place = str(path.relative_to(ROOT))
    for _line, function, messages, comments in extract_python(
        BytesIO(content.encode()), KEYWORDS.keys(), ["Translators"], {"encoding": "utf-8"}
    ):
        parts = [messages] if isinstance(messages, str) else list(messages)
        said = tuple(comment.removeprefix("Translators:").strip() for comment in comments)
        yield from _text(function or "", parts, place, said)


def _text(function: str, parts: list[str | None], place: str, comments: tuple[str, ...]) -> Iterator[Text]:
    bare = function.split("gettext")[0]
    context = parts.pop(0) if bare.startswith(("p", "np")) else ""
    singular = parts[0] if parts else None
    plural = parts[1] if bare.startswith("n") and len(parts) > 1 else ""
    if singular:
        yield Text(context or "", singular, plural or "", (place,), comments)


def _untranslated(text: Text) -> str | tuple[str, ...]:
    return ("", "", "") if text.plural else ""


def _faults_of(text: Text, entry: Message) -> Iterator[str]:
    strings = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
    where = f"{text.places[0]}: {text.singular!r}"
    if not all(strings) or (text.plural and len(strings) != 3):
        yield f"{where} is not translated, or not in all three numbers"
        return
    if entry.fuzzy:
        yield f"{where} is fuzzy: read it and take the mark away"
    if NAMELESS.search(text.singular):
        yield f"{where} has a placeholder without a name: write %(name)s"
    for string in strings:
        if set(PLACEHOLDER.findall(string)) != text.placeholders:
            yield f"{where} and its translation {string!r} do not have the same placeholders"


def _key(text: Text) -> tuple[str, str, str]:
    return text.context, text.singular, text.plural


def _key_of(entry: Message) -> tuple[str, str, str]:
    ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id, "")
    return entry.context or "", ids[0], ids[1]


def _entries(kept: Catalog) -> Iterator[Message]:
    return (entry for entry in kept if entry.id)


def _entry(kept: Catalog, text: Text) -> Message | None:
    return _entry_by_key(kept, _key(text))


def _entry_by_key(kept: Catalog, key: tuple[str, str, str]) -> Message | None:
    """The entry of just this text; a singular that became a plural is another text."""
    entry = kept.get(key[1], key[0] or None)
    return entry if entry is not None and _key_of(entry) == key else None


if __name__ == "__main__":
    sys.exit(main())
