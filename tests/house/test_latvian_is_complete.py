"""Latvian, the first language of the interface, is complete; and no text goes past it."""

import gettext
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import django
import pytest
from babel.messages.mofile import write_mo
from django.template.base import Lexer, TokenType

from setup import messages
from tests.house.tree import SOURCES, as_list, kept_files, shown

TEMPLATES = [path for path in kept_files() if path.suffix == ".html" and path.is_relative_to(SOURCES)]
# Names are the same in every language.
NAMES = {"Mājup", "CSV", "XLSX", "PDF", "LV", "EN", "Ctrl", "Latviešu", "English"}
SHOWN_ATTRIBUTES = {"title", "aria-label", "placeholder", "alt", "aria-description", "data-label"}


def test_every_text_is_translated_and_none_is_stale() -> None:
    faults = messages.faults(messages.source_texts(), messages.catalogue())
    assert not faults, (
        f"{len(faults)} to mend; python setup/messages.py brings the catalogue up to date:"
        + as_list(faults[:200])
    )


def test_texts_are_found_in_templates_and_in_python() -> None:
    suffixes = {Path(place).suffix for text in messages.source_texts() for place in text.places}
    assert {".py", ".html"} <= suffixes


@pytest.mark.parametrize(("count", "form"), [(0, 2), (1, 0), (5, 1), (11, 1), (21, 0), (111, 1), (121, 0)])
def test_header_counts_as_latvian_does(count: int, form: int) -> None:
    rule = messages.catalogue().plural_expr
    assert gettext.c2py(rule)(count) == form


def test_overrides_are_texts_django_has() -> None:
    ours = [entry for entry in messages.catalogue() if messages.OVERRIDES in entry.auto_comments]
    assert ours, "Django's own Latvian plurals are wrong: each one that is shown needs an override."
    django_has = _texts_of_django()
    strange = [
        entry.id
        for entry in ours
        if (entry.id[0] if isinstance(entry.id, tuple) else entry.id) not in django_has
    ]
    assert not strange, "Not in Django any more, so they override nothing:" + as_list(
        list(map(repr, strange))
    )


def test_compiled_catalogue_answers_in_the_right_number(tmp_path: Path) -> None:
    compiled = tmp_path / "django.mo"
    with compiled.open("wb") as file:
        write_mo(file, messages.catalogue())
    with compiled.open("rb") as file:
        latvian = gettext.GNUTranslations(file)
    plurals = [entry for entry in messages.catalogue() if isinstance(entry.id, tuple)]
    assert plurals
    for entry in plurals:
        one, other, zero = entry.string
        shown_texts = [
            latvian.npgettext(entry.context, *entry.id, count)
            if entry.context
            else latvian.ngettext(*entry.id, count)
            for count in (0, 1, 5, 11, 21)
        ]
        assert shown_texts == [zero, one, other, other, one], entry.id


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_template_shows_no_text_that_passes_by_the_catalogue(path: Path) -> None:
    parser = _Shown()
    parser.feed("".join(_untagged(path.read_text(encoding="utf-8"))))
    parser.close()
    faults = [text for text in parser.texts if not set(_words(text)) <= NAMES]
    assert not faults, f"{shown(path)}: wrap in {{% translate %}} or {{% blocktranslate %}}:" + as_list(
        faults
    )


def _words(text: str) -> list[str]:
    letters = "".join(letter if letter.isalpha() else " " for letter in text)
    return [word for word in letters.split() if len(word) > 1]


def _untagged(source: str) -> Iterator[str]:
    """The template without tags, variables and what a catalogue tag holds."""
    inside = ""
    for token in Lexer(source).tokenize():
        name = token.contents.split()[0] if token.token_type is TokenType.BLOCK and token.contents else ""
        if inside:
            inside = "" if name == f"end{inside}" else inside
        elif name in {"blocktranslate", "blocktrans", "comment", "verbatim"}:
            inside = name
        elif token.token_type is TokenType.TEXT:
            yield token.contents
        else:
            yield "·"


class _Shown(HTMLParser):
    """Collects what a reader sees or hears: text, and attributes that are shown or read out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._silent = tag
        self.texts += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value and _words(value)]

    def handle_endtag(self, tag: str) -> None:
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        if not self._silent and _words(data):
            self.texts.append(" ".join(data.split()))


def _texts_of_django() -> set[str]:
    texts: set[str] = set()
    for catalogue in Path(django.__file__).parent.rglob("locale/lv/LC_MESSAGES/django.mo"):
        with catalogue.open("rb") as file:
            known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # no public way to list it
        texts |= {key[0] if isinstance(key, tuple) else key.split("\x04")[-1] for key in known}
    return texts
