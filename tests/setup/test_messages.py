"""The catalogue's tool: keeps what is translated, finds what is not."""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from setup import messages
from setup.messages import Text

DAYS = Text("", "%(count)s day", "%(count)s days", ("src/majup/web/x.html",))
SAVE = Text("", "Save", "", ("src/majup/web/x.html",))


def _catalogue(body: str) -> Catalog:
    return read_po(BytesIO((messages.HEADER + "\n" + body).encode()), locale="lv", domain="django")


def test_translated_text_has_no_fault() -> None:
    kept = _catalogue(
        'msgid "Save"\nmsgstr "Saglabāt"\n\nmsgid "%(count)s day"\nmsgid_plural "%(count)s days"\n'
        'msgstr[0] "%(count)s diena"\nmsgstr[1] "%(count)s dienas"\nmsgstr[2] "%(count)s dienu"\n'
    )
    assert messages.faults([SAVE, DAYS], kept) == []


def test_missing_empty_fuzzy_and_stale_texts_are_each_named() -> None:
    kept = _catalogue(
        'msgid "Old"\nmsgstr "Vecs"\n\n#, fuzzy\nmsgid "Save"\nmsgstr "Saglabāt"\n\nmsgid "Open"\nmsgstr ""\n'
    )
    said = "\n".join(messages.faults([SAVE, DAYS, Text("", "Open", "", ("y.py",))], kept))
    assert "not in the catalogue: '%(count)s day'" in said
    assert "'Save' is fuzzy" in said
    assert "y.py: 'Open' is not translated" in said
    assert "no source has it any more: 'Old'" in said


def test_lost_placeholder_is_a_fault_in_any_number() -> None:
    kept = _catalogue(
        'msgid "%(count)s day"\nmsgid_plural "%(count)s days"\n'
        'msgstr[0] "viena diena"\nmsgstr[1] "%(count)s dienas"\nmsgstr[2] "%(count)s dienu"\n'
    )
    (fault,) = messages.faults([DAYS], kept)
    assert "viena diena" in fault


def test_update_keeps_translations_adds_the_new_and_drops_the_gone() -> None:
    kept = _catalogue('msgid "Save"\nmsgstr "Saglabāt"\n\nmsgid "Old"\nmsgstr "Vecs"\n')
    fresh = messages.updated([SAVE, DAYS], kept)
    assert fresh.get("Save").string == "Saglabāt"
    assert fresh.get("%(count)s day").string == ("", "", "")
    assert fresh.get("Old") is None


def test_override_of_a_text_of_django_is_kept_though_no_source_has_it() -> None:
    kept = _catalogue(
        f'#. {messages.OVERRIDES}\nmsgid "This field is required."\nmsgstr "Aizpildiet šo lauku."\n'
    )
    fresh = messages.updated([SAVE], kept)
    assert fresh.get("This field is required.").string == "Aizpildiet šo lauku."
    assert not [fault for fault in messages.faults([SAVE], fresh) if "required" in fault]


def test_same_words_in_two_contexts_are_two_texts() -> None:
    verb, noun = Text("verb", "Plan", "", ("a.py",)), Text("noun", "Plan", "", ("b.py",))
    kept = _catalogue('msgctxt "noun"\nmsgid "Plan"\nmsgstr "Plāns"\n')
    (fault,) = messages.faults([verb, noun], kept)
    assert fault.startswith("a.py")
