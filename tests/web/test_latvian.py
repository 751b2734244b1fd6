"""Latvian as it is shown: the right number after each figure, no English left, Latvian dates and sums."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import get_language, ngettext, override, trans_real
from django.utils.translation import gettext as _

from majup.domains.accounts.models import RoleAssignment
from majup.kernel.viewer import Role
from majup.web.people.amounts import amount_in_words
from majup.web.shell import formats
from setup import messages
from tests.situations.accounts import PASSWORD, a_user
from tests.situations.assessments import an_assessment
from tests.situations.people import a_person
from tests.situations.support import a_draft, agreed

COUNTS = (0, 1, 5, 11, 21)
ROLES = [role for role in Role if role is not Role.SYSTEM]
ENGLISH = re.compile(
    r"\b(the|and|of|is|are|with|for|from|this|that|was|were|have|page|service|people|person|plan|plans|region|"
    r"search|save|show|back|sign|status of|every|place|places|needs|day|days|week|month|year|what|who|where|"
    r"when|why|how|state|name|value|please|required|error)\b"
)
NOT_WORDS = re.compile(r"[\w.-]*[._/][\w./-]+|\b[A-Z]{2,}\b")
"""Names of acts and addresses, and abbreviations: the same in every language."""


@pytest.fixture(autouse=True)
def _latvian(tmp_path: Path, settings: object) -> Iterator[None]:
    """Latvian from the catalogue as it stands in the sources, whatever was compiled before."""
    compiled = tmp_path / "lv" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, messages.catalogue())
    settings.LOCALE_PATHS = [tmp_path]  # type: ignore[attr-defined]  # pytest-django's wrapper of settings
    trans_real._translations.clear()
    with override("lv"):
        yield
    trans_real._translations.clear()


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("HOUR", ["0 stundu", "1 stunda", "5 stundas", "11 stundas", "21 stunda"]),
        ("DAY", ["0 dienu", "1 diena", "5 dienas", "11 dienas", "21 diena"]),
        ("UNIT_DAY", ["0 diennakšu", "1 diennakts", "5 diennaktis", "11 diennaktis", "21 diennakts"]),
        ("VISIT", ["0 reižu", "1 reize", "5 reizes", "11 reizes", "21 reize"]),
        ("MONTH", ["0 mēnešu", "1 mēnesis", "5 mēneši", "11 mēneši", "21 mēnesis"]),
    ],
)
def test_amounts_stand_in_the_right_number(unit: str, said: list[str]) -> None:
    shown = [amount_in_words(Decimal(count), unit=unit, per="WEEK") for count in COUNTS]
    assert shown == [f"{amount} nedēļā" for amount in said]


def test_parts_of_an_hour_are_spoken_of_as_several() -> None:
    assert amount_in_words(Decimal("1.5"), unit="HOUR", per="WEEK") == "1,5 stundas nedēļā"


def test_djangos_time_stands_in_the_right_number() -> None:
    shown = [ngettext("%(num)d day", "%(num)d days", count) % {"num": count} for count in COUNTS]
    assert shown == ["0 dienu", "1 diena", "5 dienas", "11 dienas", "21 diena"]
    assert timesince(date(2026, 1, 1), date(2026, 1, 6)) == "5\u00a0dienas"


@pytest.mark.parametrize(
    ("longest", "said"),
    [(1, "par 1 rakstzīmi"), (5, "par 5 rakstzīmēm"), (11, "par 11 rakstzīmēm"), (21, "par 21 rakstzīmi")],
)
def test_djangos_complaint_about_length_stands_in_the_right_number(longest: int, said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        forms.CharField(max_length=longest).clean("a" * 30)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("least", "said"),
    [(1, "1 rakstzīmei"), (5, "5 rakstzīmēm"), (15, "15 rakstzīmēm"), (21, "21 rakstzīmei")],
)
def test_djangos_complaint_about_passwords_stands_in_the_right_number(least: int, said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        MinimumLengthValidator(least).validate("")
    assert said in str(raised.value)


def test_every_plural_text_says_the_number_it_counts_alike_in_every_form() -> None:
    """One and 21 share a form, so "one" may never be written as a word or as the figure 1."""
    for entry in messages.catalogue():
        if isinstance(entry.id, tuple):
            one = entry.string[0]
            assert not re.search(r"(?<![\d.(])1(?![\d.)])|\bvien[sau]?\b", one), entry.id


def test_forms_take_numbers_and_dates_as_latvians_write_them() -> None:
    assert forms.DecimalField(localize=True).clean("1,5") == Decimal("1.5")
    assert forms.DateField().clean("01.10.2017") == date(2017, 10, 1)


def test_dates_numbers_and_money_are_written_as_latvians_do() -> None:
    assert formats.day(date(2017, 10, 1)) == "01.10.2017"
    assert formats.number(5347) == "5\u00a0347"
    assert formats.percent(0.125) == "12,5\u00a0%"
    assert formats.money(Decimal("1234.5"), cents=True) == "1\u00a0234,50\u00a0€"
    assert formats.period(date(2017, 10, 1), None) == "kopš 01.10.2017"


def test_quotes_and_dashes_are_the_same_everywhere() -> None:
    """Latvian texts quote «so» and never „so”, “so” or "so"; a range has the longer dash."""
    for entry in filter(lambda entry: entry.id, messages.catalogue()):
        for text in entry.string if isinstance(entry.string, tuple) else (entry.string,):
            assert not re.search(r'[“”„"]', text), text
            assert not re.search(r"\d-\d", text.replace("010190-12345", "")), text
            assert text == text.strip(), text
            assert "  " not in text, text


def test_every_name_gettext_is_imported_under_is_one_the_catalogue_is_made_from() -> None:
    """A text under another name is never found by setup/messages.py and stays English."""
    strange = []
    for path in messages.SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                names = [name.asname for name in node.names if name.name in messages.KEYWORDS and name.asname]
                strange += [
                    f"{path.name}:{node.lineno}: {name}" for name in names if name not in messages.KEYWORDS
                ]
    assert not strange, strange


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_page_of_the_navigation_shows_english(role: Role, client: Client) -> None:
    a_user(role=role)
    client.post("/sign-in/", {"username": "inara", "password": PASSWORD})
    home = client.get("/")
    shown = {"/": _shown_in(home.content.decode())}
    for address in sorted(set(re.findall(r'href="(/[a-z-]+/)"', home.content.decode()))):
        answer = client.get(address)
        shown[address] = _shown_in(answer.content.decode())
    assert get_language() == "lv"
    left = [(address, text) for address, texts in shown.items() for text in texts if _is_english(text)]
    assert not left, left


@pytest.mark.django_db
def test_no_page_of_a_file_shows_english(client: Client) -> None:
    a_user(role=Role.SOCIAL_WORKER)
    person = a_person(of=RoleAssignment.objects.get(user__username="inara").organisation)
    an_assessment(person)
    plan = agreed(a_draft(person))
    client.post("/sign-in/", {"username": "inara", "password": PASSWORD})
    file = reverse("person", args=[person.pk])
    easy = reverse("support_plan_easy", args=[person.pk, plan.pk])
    shown = {
        address: _shown_in(client.get(address).content.decode())
        for address in (file, reverse("support_plan", args=[person.pk]), easy)
    }
    assert "Es dzīvoju mājās. Es palieku mājās." in shown[easy]
    left = [(address, text) for address, texts in shown.items() for text in texts if _is_english(text)]
    assert not left, left


@pytest.mark.parametrize("address", ["/sign-in/", "/nowhere/"])
@pytest.mark.django_db
def test_a_visitor_reads_latvian(address: str, client: Client) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    assert '<html lang="lv"' in page
    assert not [text for text in _shown_in(page) if _is_english(text)]


def test_a_word_of_the_list_would_be_found() -> None:
    """The lists above are no sieve: English of ours that is not translated counts as English."""
    with override("en"):
        english = [_("Your role does not allow this. Ask your administrator if your work needs it.")]
    assert [text for text in english if _is_english(text)] == english


def _is_english(text: str) -> bool:
    return bool(ENGLISH.search(NOT_WORDS.sub("", text)))


def _shown_in(page: str) -> list[str]:
    reader = _Shown()
    reader.feed(page)
    reader.close()
    return reader.texts


class _Shown(HTMLParser):
    """What a reader sees or hears of a page."""

    ATTRIBUTES = frozenset({"title", "aria-label", "placeholder", "alt", "aria-description", "data-label"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._silent = tag
        self.texts += [value for name, value in attrs if name in self.ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.texts.append(" ".join(data.split()))
