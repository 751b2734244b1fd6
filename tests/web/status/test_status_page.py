"""The status page: figures of any day for everyone signed in, remarks, files."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from majup.kernel.viewer import Role
from tests.situations.browsing import a_browser, text_of
from tests.situations.monitoring import (
    a_branch,
    a_statement,
    assessed_in,
    identified_in,
    lives_in,
    planned_in,
    served,
    somebody,
    the_regions,
)
from tests.situations.services import an_offer

pytestmark = pytest.mark.django_db
PAGE = "/status/?as_of=2017-10-01"


def a_country() -> None:
    """Zemgale assessed one person more than it identified; Kurzeme has one of everything."""
    the_regions()
    whole = somebody()
    identified_in(whole, from_institution=True)
    planned_in(whole)
    assessed_in(somebody(region="Zemgale"), "Zemgale")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_everyone_signed_in_sees_the_national_figures(role: Role) -> None:
    a_country()
    response = a_browser(role).get(PAGE)
    assert response.status_code == 200
    assert "Status on 1" in text_of(response)


def test_nobody_signed_in_is_sent_to_sign_in() -> None:
    response = Client().get(PAGE)
    assert response.status_code == 302
    assert "sign-in" in response["Location"]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_page_speaks_the_reader_s_language(language: str) -> None:
    a_country()
    response = a_browser(language=language).get(PAGE)
    assert f'<html lang="{language}">' in response.content.decode()
    assert {"lv": "01.10.2017", "en": "1\u00a0Oct\u00a02017"}[language] in response.content.decode()


def test_every_number_of_the_table_leads_to_its_records_and_nought_leads_nowhere() -> None:
    a_country()
    html = a_browser().get(PAGE).content.decode()
    assert "/status/records/?as_of=2017-10-01&amp;stage=plans&amp;region=Kurzeme&amp;group=ADULT_GRT" in html
    assert "region=Latgale" not in html


def test_the_residents_lead_to_the_residents() -> None:
    a_country()
    assert "only=residents" in a_browser().get(PAGE).content.decode()


def test_one_assessed_more_than_identified_is_remarked_with_the_way_to_the_record() -> None:
    a_country()
    response = a_browser().get(PAGE)
    assert "1 assessed, but 0 identified: more than there can be." in text_of(response)
    assert "region=Zemgale&amp;group=ADULT_GRT&amp;only=missing-before" in response.content.decode()


def test_what_is_published_stands_beside_what_is_computed() -> None:
    a_country()
    a_statement("IDENTIFIED", "1", region="Kurzeme", group="ADULT_GRT", locator="556")
    a_statement("ASSESSED", "9", region="Kurzeme", group="ADULT_GRT", locator="557")
    page = text_of(a_browser().get(PAGE))
    assert "1 of 2 equal" in page
    assert "different" in page
    assert "line 557" in page


def test_a_day_without_published_figures_says_so() -> None:
    a_country()
    assert "No document publishes figures for this day." in text_of(a_browser().get(PAGE))


def test_targets_that_documents_state_differently_are_listed_with_each_version() -> None:
    a_country()
    for value, stated in (("3400", date(2014, 4, 1)), ("2270", date(2016, 9, 30))):
        a_statement("SERVED", value, group="CHILD_FT", kind="TARGET", stated_on=stated, locator=value)
    page = text_of(a_browser().get(PAGE))
    assert "3,400" in page
    assert "2,270" in page


def test_a_target_that_was_set_later_says_when() -> None:
    a_country()
    a_statement(
        "ASSESSED",
        "2100",
        group="ADULT_GRT",
        kind="TARGET",
        as_of=date(2023, 12, 31),
        stated_on=date(2021, 9, 30),
    )
    assert "target 2,100, set later (30\u00a0Sep\u00a02021)" in a_browser().get(PAGE).content.decode()
    then = a_browser().get("/status/?as_of=2021-09-30").content.decode()
    assert "target 2,100" in then
    assert "set later" not in then


def test_services_institutions_and_children_are_shown_where_the_day_has_some() -> None:
    the_regions()
    served(somebody(), an_offer("DAY_CARE", since=date(2012, 1, 1)))
    lives_in(a_branch(), somebody(group="CHILD_OFC"), since=date(2012, 1, 1))
    page = text_of(a_browser().get("/status/?as_of=2013-12-31"))
    assert "Day care centre" in page
    assert "State care centres, children" in page
    before = text_of(a_browser().get("/status/?as_of=2011-12-31"))
    assert "Day care centre" not in before


def test_before_anybody_was_identified_the_page_says_so_and_shows_no_empty_table() -> None:
    a_country()
    response = a_browser().get("/status/?as_of=2015-01-01")
    assert "Nobody was identified by this day." in text_of(response)
    assert "table-funnel" not in response.content.decode()


@pytest.mark.parametrize("asked", ["", "tomorrow", "9999-12-31", "0001-01-01", "2017-13-01", "2017-10-01'--"])
def test_a_day_that_is_none_shows_today(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majup.web.status.pages.today", lambda: date(2026, 3, 2))
    response = a_browser().get("/status/", {"as_of": asked})
    assert response.status_code == 200
    assert "2\u00a0Mar\u00a02026" in response.content.decode()


def export(kind: str, day: str = "2017-10-01") -> Any:
    a_country()
    return a_browser().get("/status/file", {"as_of": day, "format": kind})


def test_the_funnel_can_be_taken_out_as_csv() -> None:
    response = export("csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert response["Content-Disposition"] == 'attachment; filename="status-2017-10-01.csv"'
    assert len(lines) == 7  # a head, five regions, the country
    assert lines[1].startswith("Kurzeme,1,1,1,")


def test_the_workbook_holds_every_table_of_the_page() -> None:
    book = load_workbook(BytesIO(export("xlsx").content))
    assert len(book.sheetnames) == 7
    first = book[book.sheetnames[0]]
    assert [cell.value for cell in first[2]][:3] == ["Kurzeme", 1, 1]


def test_another_format_is_not_there() -> None:
    assert export("exe").status_code == 404
