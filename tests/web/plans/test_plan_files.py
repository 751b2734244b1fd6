"""The files of a plan, read back."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from majup.domains.planning.models import PlannedOffer, RegionalPlan
from majup.kernel.viewer import Role
from tests.situations.acting import arranging
from tests.situations.browsing import a_browser
from tests.situations.planning import a_published_plan

pytestmark = pytest.mark.django_db


def file(kind: str, *, language: str = "en") -> bytes:
    plan_id = RegionalPlan.objects.get().pk
    response = a_browser(Role.MINISTRY, language=language).get(f"/plans/{plan_id}/file", {"format": kind})
    assert response.status_code == 200
    assert f'filename="kurzeme-1.{kind}"' in response["Content-Disposition"]
    return bytes(response.content)


def book() -> Workbook:
    return load_workbook(BytesIO(file("xlsx")))


def column(sheet: str, label: str) -> list[object]:
    page = book()[sheet]
    heads = [cell.value for cell in page[1]]
    return [row[heads.index(label)].value for row in page.iter_rows(min_row=2)]


def test_workbook_holds_every_table() -> None:
    a_published_plan()
    assert book().sheetnames == [
        "By municipality",
        "By service",
        "Places",
        "Whom it serves",
        "Unmet needs",
        "Money by pot",
        "Assumptions",
    ]


def test_sums_of_the_workbook_are_those_of_the_plan() -> None:
    a_published_plan()
    plan = RegionalPlan.objects.get()
    assert sum(Decimal(str(value)) for value in column("Places", "Investment")) == plan.capital_eur
    assert sum(column("Whom it serves", "People")) == plan.needs_met  # type: ignore[arg-type]  # numbers
    assert sum(column("Unmet needs", "People")) == plan.needs_total - plan.needs_met  # type: ignore[arg-type]  # numbers
    assert column("By municipality", "Needs of its people")[-1] == plan.needs_total


def test_csv_lists_the_places_in_the_readers_language() -> None:
    a_published_plan()
    text = file("csv", language="lv").decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert len(rows) == PlannedOffer.objects.count() == 2
    english = list(csv.DictReader(StringIO(file("csv").decode("utf-8-sig"))))
    assert {row["Service"] for row in english} == {"Day care centre", "Specialist consultations"}


def test_name_that_looks_like_a_formula_stays_a_name() -> None:
    a_published_plan()
    with arranging():
        PlannedOffer.objects.update(site_name="=HYPERLINK(1)")
    assert set(column("Places", "Site")) == {"=HYPERLINK(1)"}
    cell = book()["Places"]["A2"]
    assert cell.data_type == "s"
    assert "'=HYPERLINK(1)" in file("csv").decode("utf-8-sig")


def test_pdf_is_one() -> None:
    a_published_plan()
    assert file("pdf").startswith(b"%PDF-")
