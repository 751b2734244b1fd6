import pytest

from majup.web.shell.sealed import seal, unseal


def test_sealed_words_open_for_the_same_reader_only():
    sealed = seal("q=Ārija Avotiņa", reader="one")
    assert unseal(sealed, reader="one") == "q=Ārija Avotiņa"
    assert unseal(sealed, reader="another") == ""


def test_seal_does_not_show_what_it_holds_nor_repeat_itself():
    first, second = seal("Avotiņa", reader="one"), seal("Avotiņa", reader="one")
    assert "Avoti" not in first
    assert first != second


@pytest.mark.parametrize(
    "junk", ["", "x", "====", "\x00", "ā", "A" * 5000, "QUJD", "-_-_-_-_-_-_-_-_-_-_-_-_"]
)
def test_junk_opens_to_nothing(junk):
    assert unseal(junk, reader="one") == ""
