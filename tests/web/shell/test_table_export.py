import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from majup.web.shell.table_export import Sheet, csv_of, export, harmless, workbook
from majup.web.shell.tables import Column, Kind, Table
from tests.web.shell.lists import LIST, TOWNS, Town, request

FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"]


def read_csv(body, *, delimiter):
    return list(csv.reader(StringIO(body.decode("utf-8-sig")), delimiter=delimiter))


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_never_begins_a_cell_as_a_formula(text):
    with translation.override("en"):
        rows = read_csv(csv_of(LIST, [Town(text, 1, 0.5, date(2017, 1, 1))]), delimiter=",")
    assert rows[1][0].startswith("'")
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_keeps_formulas_as_words(text):
    book = load_workbook(BytesIO(workbook([Sheet(LIST, [Town(text, 1, 0.5, date(2017, 1, 1))])])))
    cell = book.worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_plain_words_and_negative_numbers_are_left_alone():
    assert harmless("Kuldīga") == "Kuldīga"
    with translation.override("en"):
        rows = read_csv(csv_of(LIST, [Town("Cēsis", -5, 0.5, date(2017, 1, 1))]), delimiter=",")
    assert rows[1] == ["Cēsis", "-5", "0.5", "2017-01-01", "open"]


def test_csv_for_latvian_readers_has_semicolons_and_decimal_commas():
    with translation.override("lv"):
        body = csv_of(LIST, TOWNS)
    assert body.startswith(b"\xef\xbb\xbf")
    rows = read_csv(body, delimiter=";")
    assert rows[0] == ["Name", "People", "Met", "Since", "State"]
    assert rows[2] == ["Cēsis", "2400", "0,98", "2015-01-02", "open"]
    assert rows[3][1] == ""


def test_xlsx_holds_numbers_dates_and_shares_as_such():
    page = load_workbook(BytesIO(workbook([Sheet(LIST, TOWNS)]))).worksheets[0]
    assert page["B3"].value == 2400
    assert page["C3"].number_format == "0.0%"
    assert page["D3"].value.date() == date(2015, 1, 2)
    assert page["B4"].value is None
    assert page.freeze_panes == "A2"
    assert page.title == "Towns"


def test_signs_that_xlsx_cannot_hold_are_dropped_not_fatal():
    page = load_workbook(
        BytesIO(workbook([Sheet(LIST, [Town("a\x00b\x0bc", 1, 0.5, date(2017, 1, 1))])]))
    ).worksheets[0]
    assert page["A2"].value == "abc"


def test_csv_survives_half_characters():
    assert csv_of(LIST, [Town("x\ud800\x00y", 1, 0.5, date(2017, 1, 1))])


def test_sheets_of_one_workbook_have_names_that_excel_takes():
    long = Table[Town](
        name="x", caption="Izmaksas [EUR] pa: pašvaldībām / gadiem * un vēl", columns=LIST.columns
    )
    book = load_workbook(BytesIO(workbook([Sheet(long, []), Sheet(long, TOWNS)])))
    assert len(set(book.sheetnames)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_groups_stay_readable_in_a_flat_file():
    table = Table[Town](
        name="x", caption="x", columns=(Column(key="a", label="met", group="Adults", value=lambda t: t.met),)
    )
    with translation.override("en"):
        assert read_csv(csv_of(table, []), delimiter=",")[0] == ["Adults: met"]


def test_columns_for_the_screen_only_are_not_exported():
    table = Table[Town](
        name="x",
        caption="x",
        columns=(
            Column(key="a", label="Name", value=lambda t: t.name),
            Column(key="b", label="Open", value=lambda t: "open", exported=False, kind=Kind.TEXT),
        ),
    )
    with translation.override("en"):
        assert read_csv(csv_of(table, TOWNS[:1]), delimiter=",") == [["Name"], ["Šķaune"]]


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_exports_are_files_to_keep(kind, content_type):
    query = LIST.read(request(f"/towns?export={kind}"))
    answer = export(LIST, TOWNS, query=query, stem="Vidzemes pilsētas")
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == f'attachment; filename="vidzemes-pilsetas.{kind}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
