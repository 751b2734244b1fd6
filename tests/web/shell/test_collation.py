import pytest

from majup.web.shell.collation import alphabetical, folded


def test_latvian_letters_stand_where_the_alphabet_has_them():
    # The order of the Latvian alphabet: a ā b c č d e ē … s š t u ū v z ž.
    words = [
        "Žagare",
        "Zilupe",
        "Šķaune",
        "Salaspils",
        "Ērgļi",
        "Eglaine",
        "Čiekurkalns",
        "Cēsis",
        "Ādaži",
        "Aloja",
    ]
    assert sorted(words, key=alphabetical) == [
        "Aloja",
        "Ādaži",
        "Cēsis",
        "Čiekurkalns",
        "Eglaine",
        "Ērgļi",
        "Salaspils",
        "Šķaune",
        "Zilupe",
        "Žagare",
    ]


@pytest.mark.parametrize(
    ("typed", "name"), [("kuldiga", "Kuldīga"), ("CESIS", "Cēsis"), ("zagars", "Žagars")]
)
def test_words_typed_without_marks_find_the_name(typed, name):
    assert folded(typed) == folded(name)
