"""Searched words are found and marked whatever their case and marks, and nothing of a text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majup.web.work.marking import Part, holds_all, marked, words_of


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Kuldīgas novads", "kuldig", ["Kuldīg"]),
        ("Ārija Avotiņa", "AVOTINA", ["Avotiņa"]),
        ("Ārija Avotiņa", "ar av", ["Ār", "Av"]),
        ("anana", "ana", ["anana"]),
        ("Straße", "strasse", ["Straße"]),
        ("Kuldīga", "x", []),
        ("", "x", []),
    ],
)
def test_words_are_marked_where_they_stand(text: str, words: str, found: list[str]) -> None:
    assert [part.text for part in marked(text, words_of(words)) if part.is_match] == found


def test_text_around_a_match_is_kept() -> None:
    assert marked("Dienas centrs", ("cen",)) == (
        Part("Dienas ", False),
        Part("cen", True),
        Part("trs", False),
    )


@given(text=st.text(max_size=40), words=st.lists(st.text(max_size=5), max_size=3))
def test_parts_put_together_are_the_text(text: str, words: list[str]) -> None:
    assert "".join(part.text for part in marked(text, words)) == text


@given(text=st.text(min_size=1, max_size=20))
def test_text_holds_its_own_words(text: str) -> None:
    assert holds_all(text, words_of(text))
