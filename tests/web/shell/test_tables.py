from django.template.loader import render_to_string
from django.utils import translation

from majup.web.shell.tables import Column, Filter, FilterKind, Kind, Table
from tests.web.shell.lists import LIST, TOWNS, Town, request


def names(shown):
    return [row.cells[0].text for row in shown.rows]


def shown(address="/towns", rows=None):
    return LIST.show_all(TOWNS if rows is None else rows, query=LIST.read(request(address)))


def drawn(table):
    return render_to_string("shell/components/data_table.html", {"table": table})


def test_words_are_ordered_as_the_latvian_alphabet_has_them():
    assert names(shown()) == ["Cēsis", "Čiekure", "Salaspils", "Šķaune"]
    assert names(shown("/towns?sort=-name")) == ["Šķaune", "Salaspils", "Čiekure", "Cēsis"]


def test_rows_without_a_value_come_last_either_way():
    assert names(shown("/towns?sort=people")) == ["Čiekure", "Šķaune", "Cēsis", "Salaspils"]
    assert names(shown("/towns?sort=-people")) == ["Cēsis", "Šķaune", "Čiekure", "Salaspils"]


def test_totals_stay_last_in_every_order():
    rows = [Town("Aa kopā", 9, 0, TOWNS[0].since, total=True), *TOWNS]
    assert names(shown(rows=rows))[-1] == "Aa kopā"
    assert names(shown("/towns?sort=-people", rows=rows))[-1] == "Aa kopā"


def test_search_finds_words_without_marks_in_any_column():
    found = LIST.remember(request(data={"q": "skaune"}))["Location"]
    assert names(shown(found)) == ["Šķaune"]


def test_pages_past_the_end_show_the_last_one():
    rows = [Town(f"T{place:03}", place, 0.1, TOWNS[0].since) for place in range(60)]
    last = shown("/towns?size=25&page=999", rows=rows)
    assert len(last.rows) == 10
    assert last.next_url == ""
    assert "page=2" in last.previous_url
    with translation.override("en"):
        assert shown("/towns?size=25&page=999", rows=rows).summary == "51–60 of 60"


def test_pager_leaves_a_gap_between_far_pages():
    rows = [Town(f"T{place:04}", place, 0.1, TOWNS[0].since) for place in range(500)]
    labels = [link.label for link in shown("/towns?size=25&page=10", rows=rows).pages]
    assert labels == ["1", "…", "8", "9", "10", "11", "12", "…", "20"]


def test_only_the_column_in_order_says_so():
    headers = shown("/towns?sort=-people").headers
    assert [header.order for header in headers] == ["", "descending", "", "", ""]
    assert headers[4].url == ""
    html = drawn(shown("/towns?sort=-people"))
    assert html.count("aria-sort=") == 1
    assert 'aria-sort="descending"' in html


def test_bars_are_held_between_nothing_and_the_whole():
    bars = {row.cells[0].text: row.cells[2].share_percent for row in shown().rows}
    assert bars["Čiekure"] == "100.0%"
    assert bars["Šķaune"] == "50.0%"
    assert 'style="' not in drawn(shown())


def test_numbers_line_up_and_the_first_column_heads_its_row():
    html = drawn(shown())
    assert html.count('<th scope="row"') == 4
    assert 'class="number ' in html


def test_an_empty_list_says_what_to_do():
    with translation.override("en"):
        html = drawn(shown(rows=[]))
    assert "Nothing found." in html
    assert "Take a filter away or look for other words." in html
    assert "XLSX" not in html


def test_what_comes_from_records_is_escaped():
    evil = Town("<script>alert(1)</script>", 1, 0.5, TOWNS[0].since, state='"><img src=x>')
    html = drawn(shown(rows=[evil]))
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_columns_of_one_group_stand_under_one_head():
    table = Table[Town](
        name="grouped",
        caption="",
        sortable=False,
        columns=(
            Column(key="name", label="Name", value=lambda t: t.name),
            Column(key="a", label="A", value=lambda t: t.people, group="Adults", kind=Kind.NUMBER),
            Column(key="b", label="B", value=lambda t: t.met, group="Adults", kind=Kind.PERCENT),
        ),
    )
    made = table.show(TOWNS, query=table.read(request()))
    assert [(group.label, group.span) for group in made.groups] == [("", 1), ("Adults", 2)]
    assert 'colspan="2"' in drawn(made)
    assert "<a " not in drawn(made).split("<tbody>")[0]


def test_lists_of_the_database_are_shown_as_they_come():
    query = LIST.read(request("/towns?page=2&size=25&sort=people"))
    made = LIST.show(TOWNS, query=query, total=29)
    assert names(made) == [town.name for town in TOWNS]
    with translation.override("en"):
        assert LIST.show(TOWNS, query=query, total=29).summary == "26–29 of 29"


def test_filters_of_one_list_without_personal_words_go_by_address():
    table = Table[Town](
        name="open",
        caption="",
        columns=LIST.columns,
        filters=(Filter(key="q", label="", kind=FilterKind.SEARCH),),
    )
    assert table.show_all(TOWNS, query=table.read(request())).filter_method == "get"
    assert shown().filter_method == "post"
