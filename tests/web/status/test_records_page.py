"""The records behind a number as a page: scope, names, files, junk in the address."""

from typing import Any

import pytest
from django.test import Client

from majup.kernel.viewer import Role
from tests.situations.audit import acts_named
from tests.situations.browsing import a_browser, a_workers_browser, text_of
from tests.situations.monitoring import assessed_in, identified_in, somebody
from tests.situations.people import a_person

pytestmark = pytest.mark.django_db
CELL = {"as_of": "2017-10-01", "stage": "identified", "region": "Kurzeme", "group": "ADULT_GRT"}


def opened(client: Client, **more: str) -> Any:
    return client.get("/status/records/", CELL | more)


def two_people() -> None:
    identified_in(a_person("Anna", "Talsiniece", municipality="Talsu novads"))
    identified_in(a_person("Zane", "Kuldīdzniece", municipality="Kuldīgas novads"))


def test_a_worker_sees_her_own_and_how_many_there_are() -> None:
    two_people()
    page = text_of(opened(a_workers_browser("Kuldīgas novads")))
    assert "You may see 1 of 2." in page
    assert "Kuldīdzniece" in page
    assert "Talsiniece" not in page


def test_the_ministry_sees_rows_without_names_and_no_way_into_a_file() -> None:
    two_people()
    response = opened(a_browser(Role.MINISTRY))
    assert "You may see 2 of 2." in text_of(response)
    assert "Kuldīdzniece" not in response.content.decode()
    assert "/people/" not in response.content.decode()


def test_whoever_sees_nobody_is_told_why() -> None:
    two_people()
    page = text_of(opened(a_browser(Role.AUDITOR)))
    assert "You may see 0 of 2." in page
    assert "None of these records is yours to see." in page


def test_a_fragment_holds_the_same_rows_as_the_page() -> None:
    two_people()
    client = a_workers_browser("Kuldīgas novads")
    fragment = client.get("/status/records/", CELL, headers={"HX-Request": "true"}).content.decode()
    assert "Kuldīdzniece" in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_the_scope_and_leaves_a_mark(kind: str) -> None:
    two_people()
    response = opened(a_workers_browser("Kuldīgas novads"), export=kind)
    assert f".{kind}" in response["Content-Disposition"]
    (entry,) = acts_named("monitoring.records_exported")
    assert entry.touched[0]["facts"]["rows"] == 1
    if kind == "csv":
        lines = response.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 2
        assert "Kuldīdzniece" in lines[1]


def test_the_ministry_s_file_has_no_names_either() -> None:
    two_people()
    lines = opened(a_browser(Role.MINISTRY), export="csv").content.decode("utf-8-sig")
    assert "Kuldīdzniece" not in lines
    assert len(lines.splitlines()) == 3


def test_who_is_missing_at_the_stage_before_is_shown_with_the_reason() -> None:
    assessed_in(somebody())
    page = text_of(opened(a_browser(Role.MINISTRY), stage="assessed", only="missing-before"))
    assert "You may see 1 of 1." in page
    assert "never" in page


@pytest.mark.parametrize(
    "junk",
    [
        {"stage": "x", "region": "y", "group": "z", "only": "w", "as_of": "v"},
        {"page": "100000000000000000000", "size": "-1", "sort": "password"},
        {"region": "Kurzeme' OR 1=1"},
        {"as_of": "0000-00-00"},
    ],
)
def test_junk_in_the_address_makes_no_error(junk: dict[str, str]) -> None:
    two_people()
    response = a_workers_browser("Kuldīgas novads").get("/status/records/", CELL | junk)
    assert response.status_code == 200
    assert "Talsiniece" not in response.content.decode()
